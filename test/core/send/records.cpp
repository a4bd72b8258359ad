// Records, by their bases and members.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^records.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <functional>
#include <mutex>
#include <string>

struct empty {};
struct only_const {
  const int n;
  const std::string s;
};
struct counter {
  int n;
};
using const_counter = const counter;
struct with_atomic {
  std::atomic<int> n;
  std::mutex m;
};
struct part_atomic {
  std::atomic<int> n;
  counter c;
};
struct derived : empty, counter {};
struct virtually : virtual with_atomic {};
struct nested {
  struct inner {
    std::function<void()> f;
  } held;
};

// --- mutable

struct cache {
  mutable int hits;
};
using const_cache = const cache;
struct locked_cache {
  mutable std::mutex m;
  const int n;
};
using const_locked_cache = const locked_cache;
struct holds_const_cache {
  const cache c;
};
struct mutable_pointer {
  mutable const int *last;
};
using const_mutable_pointer = const mutable_pointer;

// --- what const does not reach

struct view {
  int *data;
  unsigned size;
};
using const_view = const view;
struct const_view_of_const {
  const int *const data;
};
struct refers {
  int &n;
};
using const_refers = const refers;

// --- bit-fields, arrays, unnamed members

struct bits {
  const unsigned a : 3;
  volatile unsigned b : 2;
};
struct buffer {
  char bytes[16];
};
struct unnamed {
  struct {
    int n;
  };
};
struct has_static {
  static int shared;
};

// --- unions

union plain {
  int n;
  float f;
};
using const_plain = const plain;
union holds_string {
  std::string s;
  int n;
  ~holds_string();
};
struct tagged {
  bool which;
  plain value;
};

// --- private implementations

class behind_pointer {
  struct impl;
  impl *p;
};
class behind_reference {
  class impl &p;
};

// --- bases of other classes

struct shape {
  virtual void draw();
  const int corners = 0;
};
struct final_shape final : shape {};
using to_shape = const shape *;
using to_final_shape = const final_shape *;
struct local_classes {
  void f() {
    struct in_function {
      void *p;
    };
  }
};
