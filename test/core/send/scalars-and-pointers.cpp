// Values without parts, and what points to them.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^scalars-and-pointers.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

struct opaque;
struct number {
  int n;
};
enum class colour { red };

using integer = int;
using const_integer = const int;
// No synchronisation.
using volatile_integer = volatile int;
using const_volatile = const volatile int;
using enumeration = colour;
using floating = double;
using null = decltype(nullptr);
using array = int[2];
using const_array = const int[2];
using matrix = int[2][2];
using atomic_c11 = _Atomic(int);
using vector_unit = int __attribute__((vector_size(16)));

using pointer = int *;
using pointer_to_const = const int *;
using literal = const char *;
using reference = int &;
using reference_to_const = const int &;
using rvalue_reference = int &&;
// A const pointer still lets you change what it points to.
using const_pointer = int *const;
using const_pointer_to_const = const int *const;
using pointer_to_pointer = const int **;
using anything = void *;
using const_anything = const void *;
using to_opaque = opaque *;
using to_const_opaque = const opaque &;
using to_record = number *;
using to_const_record = const number *;

using function_pointer = void (*)(int);
using function_reference = void (&)(int);
using member_pointer = int number::*;
using method_pointer = void (number::*)();
