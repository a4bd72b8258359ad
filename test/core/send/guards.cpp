// Held locks belong to the thread that took them, unless they suspend.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^guards.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <mutex>
#include <rt/rt.hpp>
#include <semaphore>
#include <shared_mutex>
#include <utility>

// CHECK: guards.cpp:[[@LINE+2]]:7: 'lock_guard' send: no; the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:7: 'lock_guard' sync: no; it may be changed without synchronisation
using lock_guard = std::lock_guard<std::mutex>;
// CHECK: guards.cpp:[[@LINE+2]]:7: 'unique_lock' send: no; the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:7: 'unique_lock' sync: no; it may be changed without synchronisation
using unique_lock = std::unique_lock<std::recursive_mutex>;
// CHECK: guards.cpp:[[@LINE+2]]:7: 'scoped_lock' send: no; the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:7: 'scoped_lock' sync: no; it may be changed without synchronisation
using scoped_lock = std::scoped_lock<std::mutex, std::shared_mutex>;
// CHECK: guards.cpp:[[@LINE+2]]:7: 'shared_lock' send: no; the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:7: 'shared_lock' sync: no; it may be changed without synchronisation
using shared_lock = std::shared_lock<std::shared_mutex>;
// CHECK: guards.cpp:[[@LINE+2]]:7: 'to_lock' send: no; 'std::unique_lock<std::mutex>' is not send: the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:7: 'to_lock' sync: no; it may be changed without synchronisation
using to_lock = std::unique_lock<std::mutex> *;
// CHECK: guards.cpp:[[@LINE+2]]:7: 'holds_nothing' send: unknown; what it holds may belong to a thread
// CHECK: guards.cpp:[[@LINE+1]]:7: 'holds_nothing' sync: yes
using holds_nothing = std::scoped_lock<>;
// CHECK: guards.cpp:[[@LINE+2]]:7: 'async_guard' send: yes
// CHECK: guards.cpp:[[@LINE+1]]:7: 'async_guard' sync: no; member 'mutex_' of 'rt::mutex_guard' has type 'mutex *'; it may be changed without synchronisation
using async_guard = rt::mutex_guard;

// CHECK: guards.cpp:[[@LINE+2]]:8: 'spin' send: yes
// CHECK: guards.cpp:[[@LINE+1]]:8: 'spin' sync: yes
struct spin {
  void lock();
  void unlock();
};
// CHECK: guards.cpp:[[@LINE+2]]:7: 'over_spin' send: unknown; what it holds may belong to a thread
// CHECK: guards.cpp:[[@LINE+1]]:7: 'over_spin' sync: no; it may be changed without synchronisation
using over_spin = std::lock_guard<spin>;

// CHECK: guards.cpp:[[@LINE+2]]:7: 'own_guard' send: no; the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:7: 'own_guard' sync: yes
class own_guard {
  std::mutex &m;

public:
  explicit own_guard(std::mutex &m) : m(m) { m.lock(); }
  own_guard(const own_guard &) = delete;
  ~own_guard() { m.unlock(); }
};
// CHECK: guards.cpp:[[@LINE+2]]:7: 'permit' send: unknown; what it holds may belong to a thread
// CHECK: guards.cpp:[[@LINE+1]]:7: 'permit' sync: no; member 's' of 'permit' has type 'std::counting_semaphore<> *'; it may be changed without synchronisation
class permit {
  std::counting_semaphore<> *s;

public:
  explicit permit(std::counting_semaphore<> &s) : s(&s) { s.acquire(); }
  permit(permit &&o) : s(std::exchange(o.s, nullptr)) {}
  ~permit() {
    if (s)
      s->release();
  }
};
// CHECK: guards.cpp:[[@LINE+2]]:7: 'own_async_guard' send: yes
// CHECK: guards.cpp:[[@LINE+1]]:7: 'own_async_guard' sync: no; member 'm' of 'own_async_guard' has type 'rt::mutex *'; it may be changed without synchronisation
class own_async_guard {
  rt::mutex *m;

public:
  explicit own_async_guard(rt::mutex &m) : m(&m) {}
  own_async_guard(own_async_guard &&o) : m(std::exchange(o.m, nullptr)) {}
  ~own_async_guard() {
    if (m)
      m->unlock();
  }
};
// CHECK: guards.cpp:[[@LINE+2]]:8: 'transaction' send: no; member 'held' of 'transaction' has type 'std::unique_lock<std::mutex>'; the thread that locked must unlock
// CHECK: guards.cpp:[[@LINE+1]]:8: 'transaction' sync: no; member 'n' of 'transaction' has type 'int'; it may be changed without synchronisation
struct transaction {
  int n;
  std::unique_lock<std::mutex> held;
};
// CHECK: guards.cpp:[[@LINE+2]]:8: 'monitor' send: yes
// CHECK: guards.cpp:[[@LINE+1]]:8: 'monitor' sync: yes
struct monitor {
  std::mutex m;
  std::once_flag once;
  std::shared_mutex s;
};
