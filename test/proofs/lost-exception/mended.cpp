// The program of bug.cpp with a promise that ends the program: the failure of the
// second order is heard.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

rt::task<> save(int order) {
  co_await rt::yield();
  if (order == 2)
    throw std::runtime_error("disk full");
  std::printf("saved order %d\n", order);
}

fire_and_forget save_all() {
  for (int order = 1; order <= 3; ++order)
    co_await save(order);
}

rt::task<> program() {
  save_all();
  for (int turn = 0; turn < 9; ++turn)
    co_await rt::yield();
}

int main() {
  std::set_terminate([] {
    std::puts("terminated: an exception was not handled");
    std::fflush(stdout);
    std::_Exit(0);
  });
  rt::block_on(program());
  std::puts("all done");
}

// OUTPUT:      saved order 1
// OUTPUT-NEXT: terminated: an exception was not handled
// OUTPUT-NOT:  all done
