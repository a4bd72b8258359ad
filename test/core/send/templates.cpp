// Class templates, by their arguments.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^templates.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <vector>

// CHECK: templates.cpp:[[@LINE+2]]:7: 'counted' send: no; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:7: 'counted' sync: no; its reference count 'count' is not atomic
class counted {
  int *count;

public:
  counted(const counted &o) : count(o.count) { ++*count; }
  ~counted() { --*count; }
};
template <class T> struct box {
  T held;
};
template <class... Ts> struct all : box<Ts>... {};
template <class T> struct special {
  T held;
};
// CHECK: templates.cpp:[[@LINE+2]]:20: 'special<counted>' send: yes
// CHECK: templates.cpp:[[@LINE+1]]:20: 'special<counted>' sync: yes
template <> struct special<counted> {};
template <class T> struct special<T *> {
  std::atomic<int> n;
};
template <class T> struct names_only {
  int *get();
  using type = T;
};
template <class T, template <class> class Holder> struct policy {
  Holder<T> held;
};

// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds' send: yes
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds' sync: no; member 'a' of 'holds' has type 'box<int>'; member 'held' of 'box<int>' has type 'int'; it may be changed without synchronisation
struct holds {
  box<int> a;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_counted' send: no; member 'a' of 'holds_counted' has type 'box<counted>'; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_counted' sync: no; member 'a' of 'holds_counted' has type 'box<counted>'; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
struct holds_counted {
  box<counted> a;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_all' send: no; member 'a' of 'holds_all' has type 'all<int, counted>'; base of 'all<int, counted>' has type 'box<counted>'; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_all' sync: no; member 'a' of 'holds_all' has type 'all<int, counted>'; base of 'all<int, counted>' has type 'box<int>'; member 'held' of 'box<int>' has type 'int'; it may be changed without synchronisation
struct holds_all {
  all<int, counted> a;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_const' send: yes
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_const' sync: yes
struct holds_const {
  const box<int> a;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_special' send: yes
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_special' sync: yes
struct holds_special {
  special<counted> a;
  special<int *> b;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_name' send: yes
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_name' sync: yes
struct holds_name {
  names_only<counted> a;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_policy' send: no; member 'a' of 'holds_policy' has type 'policy<counted, box>'; member 'held' of 'policy<counted, box>' has type 'box<counted>'; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_policy' sync: no; member 'a' of 'holds_policy' has type 'policy<counted, box>'; member 'held' of 'policy<counted, box>' has type 'box<counted>'; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
struct holds_policy {
  policy<counted, box> a;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_twice' send: no; member 'a' of 'holds_twice' has type 'box<std::vector<box<counted>>>'; member 'held' of 'box<std::vector<box<counted>>>' has type 'std::vector<box<counted>>'; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_twice' sync: no; member 'a' of 'holds_twice' has type 'box<std::vector<box<counted>>>'; member 'held' of 'box<std::vector<box<counted>>>' has type 'std::vector<box<counted>>'; it may be changed without synchronisation
struct holds_twice {
  box<std::vector<box<counted>>> a;
};
template <class T> struct outer {
  struct inner {
    T held;
  };
  inner i;
};
// CHECK: templates.cpp:[[@LINE+2]]:8: 'holds_inner' send: no; member 'a' of 'holds_inner' has type 'outer<counted>::inner'; member 'held' of 'outer<counted>::inner' has type 'counted'; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:8: 'holds_inner' sync: no; member 'a' of 'holds_inner' has type 'outer<counted>::inner'; member 'held' of 'outer<counted>::inner' has type 'counted'; its reference count 'count' is not atomic
struct holds_inner {
  outer<counted>::inner a;
};
// Nothing needs its definition, so there is none to look at.
// CHECK: templates.cpp:[[@LINE+2]]:7: 'never_instantiated' send: unknown; nothing here instantiates it
// CHECK: templates.cpp:[[@LINE+1]]:7: 'never_instantiated' sync: unknown; nothing here instantiates it
using never_instantiated = box<char>;
template <class T> using alias_template = box<T>;
// CHECK: templates.cpp:[[@LINE+2]]:7: 'alias' send: no; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
// CHECK: templates.cpp:[[@LINE+1]]:7: 'alias' sync: no; member 'held' of 'box<counted>' has type 'counted'; its reference count 'count' is not atomic
using alias = alias_template<counted>;
