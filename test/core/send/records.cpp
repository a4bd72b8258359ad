// Records, by their bases and members.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^records.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

#include <atomic>
#include <functional>
#include <mutex>
#include <string>

// CHECK: records.cpp:[[@LINE+2]]:8: 'empty' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'empty' sync: yes
struct empty {};
// CHECK: records.cpp:[[@LINE+2]]:8: 'only_const' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'only_const' sync: yes
struct only_const {
  const int n;
  const std::string s;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'counter' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'counter' sync: no; member 'n' of 'counter' has type 'int'; it may be changed without synchronisation
struct counter {
  int n;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_counter' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_counter' sync: yes
using const_counter = const counter;
// CHECK: records.cpp:[[@LINE+2]]:8: 'with_atomic' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'with_atomic' sync: yes
struct with_atomic {
  std::atomic<int> n;
  std::mutex m;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'part_atomic' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'part_atomic' sync: no; member 'c' of 'part_atomic' has type 'counter'; member 'n' of 'counter' has type 'int'; it may be changed without synchronisation
struct part_atomic {
  std::atomic<int> n;
  counter c;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'derived' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'derived' sync: no; base of 'derived' has type 'counter'; member 'n' of 'counter' has type 'int'; it may be changed without synchronisation
struct derived : empty, counter {};
// CHECK: records.cpp:[[@LINE+2]]:8: 'virtually' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'virtually' sync: yes
struct virtually : virtual with_atomic {};
// CHECK: records.cpp:[[@LINE+2]]:8: 'nested' send: unknown; member 'held' of 'nested' has type 'nested::inner'; member 'f' of 'nested::inner' has type 'std::function<void ()>'; it hides what it holds
// CHECK: records.cpp:[[@LINE+1]]:8: 'nested' sync: no; member 'held' of 'nested' has type 'nested::inner'; member 'f' of 'nested::inner' has type 'std::function<void ()>'; it may be changed without synchronisation
struct nested {
  // CHECK: records.cpp:[[@LINE+2]]:10: 'nested::inner' send: unknown; member 'f' of 'nested::inner' has type 'std::function<void ()>'; it hides what it holds
  // CHECK: records.cpp:[[@LINE+1]]:10: 'nested::inner' sync: no; member 'f' of 'nested::inner' has type 'std::function<void ()>'; it may be changed without synchronisation
  struct inner {
    std::function<void()> f;
  } held;
};

// --- mutable

// CHECK: records.cpp:[[@LINE+2]]:8: 'cache' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'cache' sync: no; member 'hits' of 'cache' has type 'int'; it may be changed without synchronisation
struct cache {
  mutable int hits;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_cache' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_cache' sync: no; member 'hits' of 'cache' has type 'int'; it may be changed without synchronisation
using const_cache = const cache;
// CHECK: records.cpp:[[@LINE+2]]:8: 'locked_cache' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'locked_cache' sync: yes
struct locked_cache {
  mutable std::mutex m;
  const int n;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_locked_cache' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_locked_cache' sync: yes
using const_locked_cache = const locked_cache;
// CHECK: records.cpp:[[@LINE+2]]:8: 'holds_const_cache' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'holds_const_cache' sync: no; member 'c' of 'holds_const_cache' has type 'cache'; member 'hits' of 'cache' has type 'int'; it may be changed without synchronisation
struct holds_const_cache {
  const cache c;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'mutable_pointer' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'mutable_pointer' sync: no; member 'last' of 'mutable_pointer' has type 'const int *'; it may be changed without synchronisation
struct mutable_pointer {
  mutable const int *last;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_mutable_pointer' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_mutable_pointer' sync: no; member 'last' of 'mutable_pointer' has type 'const int *'; it may be changed without synchronisation
using const_mutable_pointer = const mutable_pointer;

// --- what const does not reach

// CHECK: records.cpp:[[@LINE+2]]:8: 'view' send: unknown; member 'data' of 'view' has type 'int *'; 'int' is not sync: it may be changed without synchronisation
// CHECK: records.cpp:[[@LINE+1]]:8: 'view' sync: no; member 'data' of 'view' has type 'int *'; it may be changed without synchronisation
struct view {
  int *data;
  unsigned size;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_view' send: unknown; member 'data' of 'view' has type 'int *'; 'int' is not sync: it may be changed without synchronisation
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_view' sync: unknown; member 'data' of 'view' has type 'int *'; 'int' is not sync: it may be changed without synchronisation
using const_view = const view;
// CHECK: records.cpp:[[@LINE+2]]:8: 'const_view_of_const' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'const_view_of_const' sync: yes
struct const_view_of_const {
  const int *const data;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'refers' send: unknown; member 'n' of 'refers' has type 'int &'; 'int' is not sync: it may be changed without synchronisation
// CHECK: records.cpp:[[@LINE+1]]:8: 'refers' sync: unknown; member 'n' of 'refers' has type 'int &'; it may be changed without synchronisation
struct refers {
  int &n;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_refers' send: unknown; member 'n' of 'refers' has type 'int &'; 'int' is not sync: it may be changed without synchronisation
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_refers' sync: unknown; member 'n' of 'refers' has type 'int &'; it may be changed without synchronisation
using const_refers = const refers;

// --- bit-fields, arrays, unnamed members

// CHECK: records.cpp:[[@LINE+2]]:8: 'bits' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'bits' sync: no; member 'b' of 'bits' has type 'unsigned int'; it may be changed without synchronisation
struct bits {
  const unsigned a : 3;
  volatile unsigned b : 2;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'buffer' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'buffer' sync: no; member 'bytes' of 'buffer' has type 'char[16]'; 'char' is not sync: it may be changed without synchronisation
struct buffer {
  char bytes[16];
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'unnamed' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'unnamed' sync: no; member without a name of 'unnamed' has type 'unnamed::(anonymous struct)'; member 'n' of 'unnamed::(anonymous struct)' has type 'int'; it may be changed without synchronisation
struct unnamed {
  struct {
    int n;
  };
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'has_static' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'has_static' sync: yes
struct has_static {
  static int shared;
};

// --- unions

// CHECK: records.cpp:[[@LINE+2]]:7: 'plain' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'plain' sync: no; member 'n' of 'plain' has type 'int'; it may be changed without synchronisation
union plain {
  int n;
  float f;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'const_plain' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'const_plain' sync: yes
using const_plain = const plain;
// CHECK: records.cpp:[[@LINE+2]]:7: 'holds_string' send: unknown; what it holds is not known
// CHECK: records.cpp:[[@LINE+1]]:7: 'holds_string' sync: no; member 's' of 'holds_string' has type 'std::string'; it may be changed without synchronisation
union holds_string {
  std::string s;
  int n;
  ~holds_string();
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'tagged' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'tagged' sync: no; member 'which' of 'tagged' has type 'bool'; it may be changed without synchronisation
struct tagged {
  bool which;
  plain value;
};

// --- private implementations

// CHECK: records.cpp:[[@LINE+2]]:7: 'behind_pointer' send: unknown; member 'p' of 'behind_pointer' has type 'impl *'; 'behind_pointer::impl' may not be send: it is not defined here
// CHECK: records.cpp:[[@LINE+1]]:7: 'behind_pointer' sync: no; member 'p' of 'behind_pointer' has type 'impl *'; it may be changed without synchronisation
class behind_pointer {
  struct impl;
  impl *p;
};
// CHECK: records.cpp:[[@LINE+2]]:7: 'behind_reference' send: unknown; member 'p' of 'behind_reference' has type 'impl &'; it is not defined here
// CHECK: records.cpp:[[@LINE+1]]:7: 'behind_reference' sync: unknown; member 'p' of 'behind_reference' has type 'impl &'; it is not defined here
class behind_reference {
  class impl &p;
};

// --- bases of other classes

// CHECK: records.cpp:[[@LINE+2]]:8: 'shape' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'shape' sync: yes
struct shape {
  virtual void draw();
  const int corners = 0;
};
// CHECK: records.cpp:[[@LINE+2]]:8: 'final_shape' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'final_shape' sync: yes
struct final_shape final : shape {};
// CHECK: records.cpp:[[@LINE+2]]:7: 'to_shape' send: unknown; 'shape' may not be send: classes derived from it may hold anything
// CHECK: records.cpp:[[@LINE+1]]:7: 'to_shape' sync: no; it may be changed without synchronisation
using to_shape = const shape *;
// CHECK: records.cpp:[[@LINE+2]]:7: 'to_final_shape' send: yes
// CHECK: records.cpp:[[@LINE+1]]:7: 'to_final_shape' sync: no; it may be changed without synchronisation
using to_final_shape = const final_shape *;
// CHECK: records.cpp:[[@LINE+2]]:8: 'local_classes' send: yes
// CHECK: records.cpp:[[@LINE+1]]:8: 'local_classes' sync: yes
struct local_classes {
  void f() {
    // CHECK: records.cpp:[[@LINE+2]]:12: 'in_function' send: unknown; member 'p' of 'in_function' has type 'void *'; 'void' may not be send: it may be anything
    // CHECK: records.cpp:[[@LINE+1]]:12: 'in_function' sync: no; member 'p' of 'in_function' has type 'void *'; it may be changed without synchronisation
    struct in_function {
      void *p;
    };
  }
};
