// Held locks belong to the thread that took them, unless they suspend.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^guards.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <mutex>
#include <rt/rt.hpp>
#include <semaphore>
#include <shared_mutex>
#include <utility>

using lock_guard = std::lock_guard<std::mutex>;
using unique_lock = std::unique_lock<std::recursive_mutex>;
using scoped_lock = std::scoped_lock<std::mutex, std::shared_mutex>;
using shared_lock = std::shared_lock<std::shared_mutex>;
using to_lock = std::unique_lock<std::mutex> *;
using holds_nothing = std::scoped_lock<>;
using async_guard = rt::mutex_guard;

struct spin {
  void lock();
  void unlock();
};
using over_spin = std::lock_guard<spin>;

class own_guard {
  std::mutex &m;

public:
  explicit own_guard(std::mutex &m) : m(m) { m.lock(); }
  own_guard(const own_guard &) = delete;
  ~own_guard() { m.unlock(); }
};
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
struct transaction {
  int n;
  std::unique_lock<std::mutex> held;
};
struct monitor {
  std::mutex m;
  std::once_flag once;
  std::shared_mutex s;
};
