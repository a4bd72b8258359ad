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

struct ASYNC_TIDY_SEND by_member {
  int n;
  std::vector<counted> all;
};
struct ASYNC_TIDY_SEND by_base : counted {};
class ASYNC_TIDY_SEND by_own_count {
  block *p;

public:
  by_own_count(const by_own_count &o) : p(o.p) { ++p->refs; }
  ~by_own_count() { --p->refs; }
};
/// A lock does not make a count atomic that others share.
struct ASYNC_TIDY_SYNC by_what_it_guards {
  std::mutex m;
  counted c;
};
struct ASYNC_TIDY_SEND holds_lock {
  std::unique_lock<std::mutex> held;
};
struct ASYNC_TIDY_SEND recursive {
  std::vector<recursive> all;
  counted c;
};
template <class T> struct ASYNC_TIDY_SEND holder {
  T held;
};
template struct holder<counted>;
namespace acme {
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
