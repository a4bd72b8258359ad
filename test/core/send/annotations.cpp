// The words of the user are believed.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^annotations.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <async_tidy/annotations.h>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

struct ASYNC_TIDY_NOT_SEND bound {};
struct ASYNC_TIDY_SEND asserted {
  bound b;
};
struct ASYNC_TIDY_SEND asserted_atomic {
  std::atomic<int> n;
  std::function<void()> f;
};
struct ASYNC_TIDY_SYNC synchronised {
  int n;
  bound b;
};
struct ASYNC_TIDY_SYNC ASYNC_TIDY_NOT_SEND shared_but_bound {};
struct ASYNC_TIDY_SEND opaque;
struct holds_asserted {
  asserted a;
};
struct holds_synchronised {
  synchronised s;
};
struct derived_from_bound : bound {};
struct derived_from_asserted : asserted {
  bound b;
};
struct derived_from_synchronised : synchronised {
  int more;
};
template <class T> struct ASYNC_TIDY_NOT_SEND local {};
template <class T> struct ASYNC_TIDY_SEND owning {
  T *p;
};
using locals = std::vector<local<int>>;
using owned = owning<int>;
using to_opaque = std::unique_ptr<opaque>;
using to_synchronised = synchronised *;
using shares_synchronised = std::shared_ptr<synchronised>;
// Classes derived from it keep the promise.
struct ASYNC_TIDY_SYNC logger {
  virtual void log() = 0;
};
using to_logger = logger &;
struct [[clang::annotate("async::sync")]] spelt_out {
  int n;
};
