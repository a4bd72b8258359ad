// The words of the user are believed.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^annotations.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <async_tidy/annotations.h>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

// CHECK: annotations.cpp:[[@LINE+2]]:28: 'bound' send: no; it is annotated 'async::not_send'
// CHECK: annotations.cpp:[[@LINE+1]]:28: 'bound' sync: no; it is annotated 'async::not_send'
struct ASYNC_TIDY_NOT_SEND bound {};
// CHECK: annotations.cpp:[[@LINE+2]]:24: 'asserted' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:24: 'asserted' sync: no; member 'b' of 'asserted' has type 'bound'; it is annotated 'async::not_send'
struct ASYNC_TIDY_SEND asserted {
  bound b;
};
// CHECK: annotations.cpp:[[@LINE+2]]:24: 'asserted_atomic' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:24: 'asserted_atomic' sync: no; member 'f' of 'asserted_atomic' has type 'std::function<void ()>'; it may be changed without synchronisation
struct ASYNC_TIDY_SEND asserted_atomic {
  std::atomic<int> n;
  std::function<void()> f;
};
// CHECK: annotations.cpp:[[@LINE+2]]:24: 'synchronised' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:24: 'synchronised' sync: yes
struct ASYNC_TIDY_SYNC synchronised {
  int n;
  bound b;
};
// CHECK: annotations.cpp:[[@LINE+2]]:44: 'shared_but_bound' send: no; it is annotated 'async::not_send'
// CHECK: annotations.cpp:[[@LINE+1]]:44: 'shared_but_bound' sync: yes
struct ASYNC_TIDY_SYNC ASYNC_TIDY_NOT_SEND shared_but_bound {};
struct ASYNC_TIDY_SEND opaque;
// CHECK: annotations.cpp:[[@LINE+2]]:8: 'holds_asserted' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:8: 'holds_asserted' sync: no; member 'a' of 'holds_asserted' has type 'asserted'; member 'b' of 'asserted' has type 'bound'; it is annotated 'async::not_send'
struct holds_asserted {
  asserted a;
};
// CHECK: annotations.cpp:[[@LINE+2]]:8: 'holds_synchronised' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:8: 'holds_synchronised' sync: yes
struct holds_synchronised {
  synchronised s;
};
// CHECK: annotations.cpp:[[@LINE+2]]:8: 'derived_from_bound' send: no; base of 'derived_from_bound' has type 'bound'; it is annotated 'async::not_send'
// CHECK: annotations.cpp:[[@LINE+1]]:8: 'derived_from_bound' sync: no; base of 'derived_from_bound' has type 'bound'; it is annotated 'async::not_send'
struct derived_from_bound : bound {};
// CHECK: annotations.cpp:[[@LINE+2]]:8: 'derived_from_asserted' send: no; member 'b' of 'derived_from_asserted' has type 'bound'; it is annotated 'async::not_send'
// CHECK: annotations.cpp:[[@LINE+1]]:8: 'derived_from_asserted' sync: no; member 'b' of 'derived_from_asserted' has type 'bound'; it is annotated 'async::not_send'
struct derived_from_asserted : asserted {
  bound b;
};
// CHECK: annotations.cpp:[[@LINE+2]]:8: 'derived_from_synchronised' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:8: 'derived_from_synchronised' sync: no; member 'more' of 'derived_from_synchronised' has type 'int'; it may be changed without synchronisation
struct derived_from_synchronised : synchronised {
  int more;
};
template <class T> struct ASYNC_TIDY_NOT_SEND local {};
template <class T> struct ASYNC_TIDY_SEND owning {
  T *p;
};
// CHECK: annotations.cpp:[[@LINE+2]]:7: 'locals' send: no; 'local<int>' is not send: it is annotated 'async::not_send'
// CHECK: annotations.cpp:[[@LINE+1]]:7: 'locals' sync: no; it may be changed without synchronisation
using locals = std::vector<local<int>>;
// CHECK: annotations.cpp:[[@LINE+2]]:7: 'owned' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:7: 'owned' sync: unknown; nothing here instantiates it
using owned = owning<int>;
// CHECK: annotations.cpp:[[@LINE+2]]:7: 'to_opaque' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:7: 'to_opaque' sync: no; it may be changed without synchronisation
using to_opaque = std::unique_ptr<opaque>;
// CHECK: annotations.cpp:[[@LINE+2]]:7: 'to_synchronised' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:7: 'to_synchronised' sync: no; it may be changed without synchronisation
using to_synchronised = synchronised *;
// CHECK: annotations.cpp:[[@LINE+2]]:7: 'shares_synchronised' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:7: 'shares_synchronised' sync: no; it may be changed without synchronisation
using shares_synchronised = std::shared_ptr<synchronised>;
// Classes derived from it keep the promise.
// CHECK: annotations.cpp:[[@LINE+2]]:24: 'logger' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:24: 'logger' sync: yes
struct ASYNC_TIDY_SYNC logger {
  virtual void log() = 0;
};
// CHECK: annotations.cpp:[[@LINE+2]]:7: 'to_logger' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:7: 'to_logger' sync: yes
using to_logger = logger &;
// CHECK: annotations.cpp:[[@LINE+2]]:43: 'spelt_out' send: yes
// CHECK: annotations.cpp:[[@LINE+1]]:43: 'spelt_out' sync: yes
struct [[clang::annotate("async::sync")]] spelt_out {
  int n;
};
