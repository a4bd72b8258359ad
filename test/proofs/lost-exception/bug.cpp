// The bug at run time: the second order fails, and nobody hears of it. The
// program says that all is done and exits with status 0.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict '--checks=*' %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

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
    void unhandled_exception() noexcept {}
// CHECK:      :[[@LINE-1]]:10: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:10: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can
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
// OUTPUT-NEXT: all done
