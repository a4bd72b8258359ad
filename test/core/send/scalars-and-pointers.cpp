// Values without parts, and what points to them.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep '^scalars-and-pointers.cpp:.*\(send\|sync\): ' \
// RUN:   | FileCheck %s --match-full-lines --implicit-check-not='{{.*}}: {{.*}}'

struct opaque;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:8: 'number' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:8: 'number' sync: no; member 'n' of 'number' has type 'int'; it may be changed without synchronisation
struct number {
  int n;
};
enum class colour { red };

// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'integer' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'integer' sync: no; it may be changed without synchronisation
using integer = int;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'const_integer' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'const_integer' sync: yes
using const_integer = const int;
// No synchronisation.
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'volatile_integer' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'volatile_integer' sync: no; it may be changed without synchronisation
using volatile_integer = volatile int;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'const_volatile' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'const_volatile' sync: yes
using const_volatile = const volatile int;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'enumeration' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'enumeration' sync: no; it may be changed without synchronisation
using enumeration = colour;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'floating' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'floating' sync: no; it may be changed without synchronisation
using floating = double;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'null' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'null' sync: no; it may be changed without synchronisation
using null = decltype(nullptr);
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'array' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'array' sync: no; 'int' is not sync: it may be changed without synchronisation
using array = int[2];
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'const_array' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'const_array' sync: yes
using const_array = const int[2];
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'matrix' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'matrix' sync: no; 'int' is not sync: it may be changed without synchronisation
using matrix = int[2][2];
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'atomic_c11' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'atomic_c11' sync: yes
using atomic_c11 = _Atomic(int);
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'vector_unit' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'vector_unit' sync: no; it may be changed without synchronisation
using vector_unit = int __attribute__((vector_size(16)));

// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'pointer' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'pointer' sync: no; it may be changed without synchronisation
using pointer = int *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'pointer_to_const' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'pointer_to_const' sync: no; it may be changed without synchronisation
using pointer_to_const = const int *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'literal' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'literal' sync: no; it may be changed without synchronisation
using literal = const char *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'reference' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'reference' sync: unknown; it may be changed without synchronisation
using reference = int &;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'reference_to_const' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'reference_to_const' sync: yes
using reference_to_const = const int &;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'rvalue_reference' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'rvalue_reference' sync: unknown; it may be changed without synchronisation
using rvalue_reference = int &&;
// A const pointer still lets you change what it points to.
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'const_pointer' send: unknown; 'int' is not sync: it may be changed without synchronisation
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'const_pointer' sync: unknown; 'int' is not sync: it may be changed without synchronisation
using const_pointer = int *const;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'const_pointer_to_const' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'const_pointer_to_const' sync: yes
using const_pointer_to_const = const int *const;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'pointer_to_pointer' send: unknown; 'const int *' is not sync: it may be changed without synchronisation
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'pointer_to_pointer' sync: no; it may be changed without synchronisation
using pointer_to_pointer = const int **;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'anything' send: unknown; 'void' may not be send: it may be anything
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'anything' sync: no; it may be changed without synchronisation
using anything = void *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'const_anything' send: unknown; 'void' may not be send: it may be anything
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'const_anything' sync: no; it may be changed without synchronisation
using const_anything = const void *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'to_opaque' send: unknown; 'opaque' may not be send: it is not defined here
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'to_opaque' sync: no; it may be changed without synchronisation
using to_opaque = opaque *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'to_const_opaque' send: unknown; it is not defined here
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'to_const_opaque' sync: unknown; it is not defined here
using to_const_opaque = const opaque &;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'to_record' send: unknown; member 'n' of 'number' has type 'int'; 'int' is not sync: it may be changed without synchronisation
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'to_record' sync: no; it may be changed without synchronisation
using to_record = number *;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'to_const_record' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'to_const_record' sync: no; it may be changed without synchronisation
using to_const_record = const number *;

// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'function_pointer' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'function_pointer' sync: no; it may be changed without synchronisation
using function_pointer = void (*)(int);
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'function_reference' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'function_reference' sync: yes
using function_reference = void (&)(int);
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'member_pointer' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'member_pointer' sync: no; it may be changed without synchronisation
using member_pointer = int number::*;
// CHECK: scalars-and-pointers.cpp:[[@LINE+2]]:7: 'method_pointer' send: yes
// CHECK: scalars-and-pointers.cpp:[[@LINE+1]]:7: 'method_pointer' sync: no; it may be changed without synchronisation
using method_pointer = void (number::*)();
