// Models say what types do not show.
//
// RUN: rm -rf %t && mkdir %t && cp %s %t/models.cpp && cp %S/Inputs/threads.yaml %t/.async-tidy.yaml
// RUN: %async_tidy facts %t/models.cpp -- -std=c++20 -I%rt_include | grep '^models.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <pthread.h>
#include <rt/rt.hpp>
#include <semaphore.h>
#include <stop_token>

namespace acme {
// CHECK: models.cpp:[[@LINE+2]]:8: 'acme::document' send: yes
// CHECK: models.cpp:[[@LINE+1]]:8: 'acme::document' sync: no; it may be changed without synchronisation
struct document {
  void *p;
};
// CHECK: models.cpp:[[@LINE+2]]:8: 'acme::concurrent_map' send: yes
// CHECK: models.cpp:[[@LINE+1]]:8: 'acme::concurrent_map' sync: yes
struct concurrent_map {
  int n;
};
// CHECK: models.cpp:[[@LINE+2]]:8: 'acme::widget' send: no; belongs to the thread of the user interface
// CHECK: models.cpp:[[@LINE+1]]:8: 'acme::widget' sync: no; belongs to the thread of the user interface
struct widget {};
template <class T> struct handle {};
} // namespace acme

// CHECK: models.cpp:[[@LINE+2]]:7: 'document' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'document' sync: no; it may be changed without synchronisation
using document = acme::document;
// CHECK: models.cpp:[[@LINE+2]]:7: 'const_document' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'const_document' sync: yes
using const_document = const acme::document;
// CHECK: models.cpp:[[@LINE+2]]:7: 'map' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'map' sync: yes
using map = acme::concurrent_map;
// CHECK: models.cpp:[[@LINE+2]]:7: 'handle' send: no; its slot is in a table of this thread
// CHECK: models.cpp:[[@LINE+1]]:7: 'handle' sync: no; its slot is in a table of this thread
using handle = acme::handle<int>;
// CHECK: models.cpp:[[@LINE+2]]:8: 'button' send: no; base of 'button' has type 'acme::widget'; belongs to the thread of the user interface
// CHECK: models.cpp:[[@LINE+1]]:8: 'button' sync: no; base of 'button' has type 'acme::widget'; belongs to the thread of the user interface
struct button : acme::widget {};
// CHECK: models.cpp:[[@LINE+2]]:8: 'page' send: yes
// CHECK: models.cpp:[[@LINE+1]]:8: 'page' sync: no; member 'd' of 'page' has type 'acme::document'; it may be changed without synchronisation
struct page {
  acme::document d;
  acme::concurrent_map m;
};

// CHECK: models.cpp:[[@LINE+2]]:7: 'condition' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'condition' sync: yes
using condition = std::condition_variable;
// CHECK: models.cpp:[[@LINE+2]]:7: 'file' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'file' sync: no; it may be changed without synchronisation
using file = FILE *;
// CHECK: models.cpp:[[@LINE+2]]:7: 'flag' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'flag' sync: yes
using flag = std::atomic_flag;
// CHECK: models.cpp:[[@LINE+2]]:7: 'c_mutex' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'c_mutex' sync: yes
using c_mutex = pthread_mutex_t;
// CHECK: models.cpp:[[@LINE+2]]:7: 'c_semaphore' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'c_semaphore' sync: yes
using c_semaphore = sem_t;
// CHECK: models.cpp:[[@LINE+2]]:7: 'loop' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'loop' sync: yes
using loop = rt::current_thread &;
// CHECK: models.cpp:[[@LINE+2]]:7: 'channel' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'channel' sync: yes
using channel = rt::channel<int>;
// CHECK: models.cpp:[[@LINE+2]]:7: 'executor' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'executor' sync: no; it may be changed without synchronisation
using executor = rt::executor *;
// CHECK: models.cpp:[[@LINE+2]]:7: 'stop_source' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'stop_source' sync: no; it may be changed without synchronisation
using stop_source = std::stop_source;

namespace boost {
template <class T> class local_shared_ptr {};
} // namespace boost
namespace seastar {
template <class T> class lw_shared_ptr {};
template <class T> class foreign_ptr {
  T held;
};
} // namespace seastar
// CHECK: models.cpp:[[@LINE+2]]:7: 'local' send: no; its reference count is not atomic
// CHECK: models.cpp:[[@LINE+1]]:7: 'local' sync: no; its reference count is not atomic
using local = boost::local_shared_ptr<int>;
// CHECK: models.cpp:[[@LINE+2]]:7: 'light' send: no; its reference count is not atomic
// CHECK: models.cpp:[[@LINE+1]]:7: 'light' sync: no; its reference count is not atomic
using light = seastar::lw_shared_ptr<int>;
// CHECK: models.cpp:[[@LINE+2]]:7: 'foreign' send: yes
// CHECK: models.cpp:[[@LINE+1]]:7: 'foreign' sync: no; it may be changed without synchronisation
using foreign = seastar::foreign_ptr<seastar::lw_shared_ptr<int>>;
