// The bug at run time: a request starts two look-ups in a scope and leaves it
// early when it finds the answer in its cache. The look-ups still run, so the
// destructor of the scope ends the program. Without a cached answer the same
// code works, and that is what the tests of this server had.

// RUN: %rt_cxx %s -o %t
// RUN: not %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <cstdlib>
#include <exception>

rt::task<> look_up(const char *where) {
  co_await rt::yield();
  std::printf("looked in the %s\n", where);
}

rt::task<> answer(bool cached) {
  rt::async_scope scope;
// CHECK:      :[[@LINE-1]]:19: warning: scope 'scope' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+6]]:7: note: not joined when 'cached'
// CHECK-NEXT: :[[@LINE+6]]:5: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'rt::async_scope': its destructor ends the program when children are left
// CHECK-NEXT: :[[@LINE-6]]:19: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(look_up("index"));
  scope.spawn(look_up("archive"));
  if (cached)
    co_return;
  co_await scope.join();
}

int main() {
  std::set_terminate([] {
    std::puts("terminated");
    std::fflush(stdout);
    std::_Exit(3);
  });
  rt::block_on(answer(false));
  std::puts("first answered");
  rt::block_on(answer(true));
  std::puts("second answered");
}

// OUTPUT:      looked in the index
// OUTPUT-NEXT: looked in the archive
// OUTPUT-NEXT: first answered
// OUTPUT-NEXT: terminated
// OUTPUT-NOT:  answered
