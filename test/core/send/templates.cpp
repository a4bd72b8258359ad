// Class templates, by their arguments.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^templates.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <vector>

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

struct holds {
  box<int> a;
};
struct holds_counted {
  box<counted> a;
};
struct holds_all {
  all<int, counted> a;
};
struct holds_const {
  const box<int> a;
};
struct holds_special {
  special<counted> a;
  special<int *> b;
};
struct holds_name {
  names_only<counted> a;
};
struct holds_policy {
  policy<counted, box> a;
};
struct holds_twice {
  box<std::vector<box<counted>>> a;
};
template <class T> struct outer {
  struct inner {
    T held;
  };
  inner i;
};
struct holds_inner {
  outer<counted>::inner a;
};
// Nothing needs its definition, so there is none to look at.
using never_instantiated = box<char>;
template <class T> using alias_template = box<T>;
using alias = alias_template<counted>;
