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
struct document {
  void *p;
};
struct concurrent_map {
  int n;
};
struct widget {};
template <class T> struct handle {};
} // namespace acme

using document = acme::document;
using const_document = const acme::document;
using map = acme::concurrent_map;
using handle = acme::handle<int>;
struct button : acme::widget {};
struct page {
  acme::document d;
  acme::concurrent_map m;
};

using condition = std::condition_variable;
using file = FILE *;
using flag = std::atomic_flag;
using c_mutex = pthread_mutex_t;
using c_semaphore = sem_t;
using loop = rt::current_thread &;
using channel = rt::channel<int>;
using executor = rt::executor *;
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
using local = boost::local_shared_ptr<int>;
using light = seastar::lw_shared_ptr<int>;
using foreign = seastar::foreign_ptr<seastar::lw_shared_ptr<int>>;
