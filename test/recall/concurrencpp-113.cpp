// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/concurrencpp/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// David-Haim/concurrencpp#113
// A coroutine is posted, and copies a captured pointer in the second turn of
// its loop.

#include <concurrencpp.hpp>

concurrencpp::result<int> next(std::shared_ptr<concurrencpp::executor> e);

void count(std::shared_ptr<concurrencpp::executor> e) {
  e->post([e]() -> concurrencpp::null_result {
// CHECK:      :[[@LINE-1]]:11: warning: 'e' is captured by a closure that 'concurrencpp::executor::post' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'concurrencpp::executor::post' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+4]]:13: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:27: note: this lambda uses 'e' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:11: note: pass 'e' as an argument: a coroutine copies its parameters, not its captures
    for (int i = 0; i < 3; ++i)
      (void)co_await next(e);
  });
}
