// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// arangodb/arangodb#21099
// A function that locks a std::mutex became a coroutine, which may go on in
// another thread.

#include <rt/rt.hpp>

#include <mutex>

rt::task<> persist(int state);

class job {
  std::mutex mutex;
  int state = 0;

public:
  rt::task<bool> run() {
    std::unique_lock<std::mutex> lock(mutex);
// CHECK:      :[[@LINE-1]]:34: warning: 'lock' holds 'mutex' while coroutine 'run' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+7]]:5: note: coroutine 'run' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:34: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+5]]:5-[[@LINE+5]]:5}: fix-it: "lock.unlock();\n    "
// CHECK-NEXT: :{[[@LINE+4]]:29-[[@LINE+4]]:29}: fix-it: "\n    lock.lock();"
    if (state != 0)
      co_return false;
    state = 1;
    co_await persist(state);
    state = 2;
    co_return true;
  }
};
