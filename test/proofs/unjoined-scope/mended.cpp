// The program of bug.cpp, which joins its scope on every path.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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
  scope.spawn(look_up("index"));
  scope.spawn(look_up("archive"));
  if (cached)
    std::puts("answered from the cache");
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
// OUTPUT-NEXT: answered from the cache
// OUTPUT-NEXT: looked in the index
// OUTPUT-NEXT: looked in the archive
// OUTPUT-NEXT: second answered
// OUTPUT-NOT:  terminated
