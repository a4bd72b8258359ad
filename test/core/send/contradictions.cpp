// What a class shows against the word of its author.
//
// RUN: rm -rf %t && mkdir %t && cp %s %t/contradictions.cpp && cp %S/Inputs/threads.yaml %t/.async-tidy.yaml
// RUN: %async_tidy facts %t/contradictions.cpp -- -std=c++20 -I%rt_include | grep '^contradictions.cpp:.*contradicted' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <async_tidy/annotations.h>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

struct block {
  int refs = 0;
};
class counted {
  block *p;

public:
  counted(const counted &o) : p(o.p) { ++p->refs; }
  ~counted() { --p->refs; }
};

// CHECK: contradictions.cpp:[[@LINE+1]]:24: what is said of 'by_member' is contradicted; member 'all' of 'by_member' has type 'std::vector<counted>'; 'counted' is not send: its reference count 'refs' is not atomic
struct ASYNC_TIDY_SEND by_member {
  int n;
  std::vector<counted> all;
};
// CHECK: contradictions.cpp:[[@LINE+1]]:24: what is said of 'by_base' is contradicted; base of 'by_base' has type 'counted'; its reference count 'refs' is not atomic
struct ASYNC_TIDY_SEND by_base : counted {};
// CHECK: contradictions.cpp:[[@LINE+1]]:23: what is said of 'by_own_count' is contradicted; its reference count 'refs' is not atomic
class ASYNC_TIDY_SEND by_own_count {
  block *p;

public:
  by_own_count(const by_own_count &o) : p(o.p) { ++p->refs; }
  ~by_own_count() { --p->refs; }
};
/// A lock does not make a count atomic that others share.
// CHECK: contradictions.cpp:[[@LINE+1]]:24: what is said of 'by_what_it_guards' is contradicted; member 'c' of 'by_what_it_guards' has type 'counted'; its reference count 'refs' is not atomic
struct ASYNC_TIDY_SYNC by_what_it_guards {
  std::mutex m;
  counted c;
};
// CHECK: contradictions.cpp:[[@LINE+1]]:24: what is said of 'holds_lock' is contradicted; member 'held' of 'holds_lock' has type 'std::unique_lock<std::mutex>'; the thread that locked must unlock
struct ASYNC_TIDY_SEND holds_lock {
  std::unique_lock<std::mutex> held;
};
// CHECK: contradictions.cpp:[[@LINE+1]]:24: what is said of 'recursive' is contradicted; member 'c' of 'recursive' has type 'counted'; its reference count 'refs' is not atomic
struct ASYNC_TIDY_SEND recursive {
  std::vector<recursive> all;
  counted c;
};
template <class T> struct ASYNC_TIDY_SEND holder {
  T held;
};
// CHECK: contradictions.cpp:[[@LINE+1]]:17: what is said of 'holder<counted>' is contradicted; member 'held' of 'holder<counted>' has type 'counted'; its reference count 'refs' is not atomic
template struct holder<counted>;
namespace acme {
// CHECK: contradictions.cpp:[[@LINE+1]]:8: what is said of 'acme::document' is contradicted; member 'c' of 'acme::document' has type 'counted'; its reference count 'refs' is not atomic
struct document {
  counted c;
};
} // namespace acme

// --- nothing that is certain

struct ASYNC_TIDY_SEND unknown {
  std::function<void()> f;
  void *p;
};
struct ASYNC_TIDY_SYNC synchronised {
  std::mutex m;
  mutable int n;
};
/// It may give the pointer back to the thread that it belongs to.
struct ASYNC_TIDY_SEND borrows {
  counted *p;
};
struct ASYNC_TIDY_SEND believes : by_member {
  by_member other;
};
struct ASYNC_TIDY_NOT_SEND denied {
  counted c;
};
struct unsaid {
  counted c;
};
struct derived_from_said : believes {
  counted c;
};
