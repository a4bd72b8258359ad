// Closures, by what they capture.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^closures.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// CHECK: closures.cpp:[[@LINE+2]]:7: 'counted' send: no; its reference count 'count' is not atomic
// CHECK: closures.cpp:[[@LINE+1]]:7: 'counted' sync: no; its reference count 'count' is not atomic
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
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'captures_nothing' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'captures_nothing' sync: yes
  auto captures_nothing = [] {};
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'value' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'value' sync: no; captures 'n' of type 'int'; it may be changed without synchronisation
  auto value = [n] { return n; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'changes_copy' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'changes_copy' sync: no; captures 'n' of type 'int'; it may be changed without synchronisation
  auto changes_copy = [n]() mutable { ++n; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'reference' send: unknown; captures 'n' of type 'int' by reference; 'int' is not sync: it may be changed without synchronisation
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'reference' sync: unknown; captures 'n' of type 'int' by reference; it may be changed without synchronisation
  auto reference = [&n] { ++n; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'default_reference' send: unknown; captures 's' of type 'std::string' by reference; 'std::string' is not sync: it may be changed without synchronisation
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'default_reference' sync: unknown; captures 's' of type 'std::string' by reference; it may be changed without synchronisation
  auto default_reference = [&] { s.clear(); };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'reference_to_const' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'reference_to_const' sync: yes
  auto reference_to_const = [&k] { return &k; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'reference_to_atomic' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'reference_to_atomic' sync: yes
  auto reference_to_atomic = [&hits] { ++hits; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'of_reference_parameter' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'of_reference_parameter' sync: yes
  auto of_reference_parameter = [&limit] { return limit; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'pointer' send: unknown; captures 'p' of type 'int *'; 'int' is not sync: it may be changed without synchronisation
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'pointer' sync: no; captures 'p' of type 'int *'; it may be changed without synchronisation
  auto pointer = [p] { ++*p; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'copies_count' send: no; captures 'c' of type 'counted'; its reference count 'count' is not atomic
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'copies_count' sync: no; captures 'c' of type 'counted'; its reference count 'count' is not atomic
  auto copies_count = [c] {};
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'refers_to_count' send: no; captures 'c' of type 'counted' by reference; its reference count 'count' is not atomic
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'refers_to_count' sync: unknown; captures 'c' of type 'counted' by reference; its reference count 'count' is not atomic
  auto refers_to_count = [&c] {};
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'initialised' send: no; captures 'v' of type 'std::vector<counted>'; 'counted' is not send: its reference count 'count' is not atomic
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'initialised' sync: no; captures 'v' of type 'std::vector<counted>'; it may be changed without synchronisation
  auto initialised = [v = std::vector<counted>{}] {};
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'moved' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'moved' sync: no; captures 'u' of type 'std::unique_ptr<int>'; it may be changed without synchronisation
  auto moved = [u = std::make_unique<int>(1)] { return *u; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'shared' send: unknown; captures 'q' of type 'std::shared_ptr<int>'; 'int' is not sync: it may be changed without synchronisation
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'shared' sync: no; captures 'q' of type 'std::shared_ptr<int>'; it may be changed without synchronisation
  auto shared = [q = std::make_shared<int>(1)] { return *q; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'address' send: unknown; captures 'q' of type 'int *'; 'int' is not sync: it may be changed without synchronisation
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'address' sync: no; captures 'q' of type 'int *'; it may be changed without synchronisation
  auto address = [q = &n] { ++*q; };
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'second' send: no; captures 'c' of type 'counted'; its reference count 'count' is not atomic
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'second' sync: no; captures 's' of type 'std::string'; it may be changed without synchronisation
  auto second = [s, n, c] {};
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'within' send: no; captures 'copies_count' of type 'this lambda'; captures 'c' of type 'counted'; its reference count 'count' is not atomic
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'within' sync: no; captures 'value' of type 'this lambda'; captures 'n' of type 'int'; it may be changed without synchronisation
  auto within = [value, copies_count] {};
  // CHECK: closures.cpp:[[@LINE+2]]:8: 'generic' send: yes
  // CHECK: closures.cpp:[[@LINE+1]]:8: 'generic' sync: no; captures 'n' of type 'int'; it may be changed without synchronisation
  auto generic = [n](auto x) { return n + x; };
}
// CHECK: closures.cpp:[[@LINE+2]]:8: 'service' send: no; member 'c' of 'service' has type 'counted'; its reference count 'count' is not atomic
// CHECK: closures.cpp:[[@LINE+1]]:8: 'service' sync: no; member 'c' of 'service' has type 'counted'; its reference count 'count' is not atomic
struct service {
  counted c;
  int n = 0;
  void run() {
    // CHECK: closures.cpp:[[@LINE+2]]:10: 'by_this' send: no; captures 'this' of type 'service *'; member 'c' of 'service' has type 'counted'; its reference count 'count' is not atomic
    // CHECK: closures.cpp:[[@LINE+1]]:10: 'by_this' sync: no; captures 'this' of type 'service *'; it may be changed without synchronisation
    auto by_this = [this] { ++n; };
    // CHECK: closures.cpp:[[@LINE+2]]:10: 'by_copy' send: no; captures 'this' of type 'service'; member 'c' of 'service' has type 'counted'; its reference count 'count' is not atomic
    // CHECK: closures.cpp:[[@LINE+1]]:10: 'by_copy' sync: no; captures 'this' of type 'service'; member 'c' of 'service' has type 'counted'; its reference count 'count' is not atomic
    auto by_copy = [*this] { return n; };
    // CHECK: closures.cpp:[[@LINE+2]]:10: 'implicitly' send: no; captures 'this' of type 'service *'; member 'c' of 'service' has type 'counted'; its reference count 'count' is not atomic
    // CHECK: closures.cpp:[[@LINE+1]]:10: 'implicitly' sync: no; captures 'this' of type 'service *'; it may be changed without synchronisation
    auto implicitly = [=, this] { ++n; };
  }
};
// CHECK: closures.cpp:[[@LINE+2]]:8: 'constants' send: yes
// CHECK: closures.cpp:[[@LINE+1]]:8: 'constants' sync: yes
struct constants {
  const int n = 0;
  void run() const {
    // CHECK: closures.cpp:[[@LINE+2]]:10: 'by_this' send: yes
    // CHECK: closures.cpp:[[@LINE+1]]:10: 'by_this' sync: no; captures 'this' of type 'const constants *'; it may be changed without synchronisation
    auto by_this = [this] { return n; };
  }
};
template <class T> void in_template(T t) {
  auto dependent = [t] {};
}
template void in_template(int);
