// Closures, by what they capture.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^closures.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

class counted {
  int *count;

public:
  counted(const counted &o) : count(o.count) { ++*count; }
  ~counted() { --*count; }
};

void closures(counted c, std::atomic<int> &hits, const int &limit, int *p) {
  int n = 0;
  const int k = 0;
  std::string s;
  auto captures_nothing = [] {};
  auto value = [n] { return n; };
  auto changes_copy = [n]() mutable { ++n; };
  auto reference = [&n] { ++n; };
  auto default_reference = [&] { s.clear(); };
  auto reference_to_const = [&k] { return &k; };
  auto reference_to_atomic = [&hits] { ++hits; };
  auto of_reference_parameter = [&limit] { return limit; };
  auto pointer = [p] { ++*p; };
  auto copies_count = [c] {};
  auto refers_to_count = [&c] {};
  auto initialised = [v = std::vector<counted>{}] {};
  auto moved = [u = std::make_unique<int>(1)] { return *u; };
  auto shared = [q = std::make_shared<int>(1)] { return *q; };
  auto address = [q = &n] { ++*q; };
  auto second = [s, n, c] {};
  auto within = [value, copies_count] {};
  auto generic = [n](auto x) { return n + x; };
}
struct service {
  counted c;
  int n = 0;
  void run() {
    auto by_this = [this] { ++n; };
    auto by_copy = [*this] { return n; };
    auto implicitly = [=, this] { ++n; };
  }
};
struct constants {
  const int n = 0;
  void run() const {
    auto by_this = [this] { return n; };
  }
};
template <class T> void in_template(T t) {
  auto dependent = [t] {};
}
template void in_template(int);
