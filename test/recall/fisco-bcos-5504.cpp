// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// FISCO-BCOS/FISCO-BCOS#5504
// Two locks are held while a block is executed, by what may end in another
// thread.

#include <rt/rt.hpp>

#include <mutex>

struct block {
  int number;
};
rt::task<int> execute(block b);

class scheduler {
  std::mutex execute_mutex;
  int executed = 0;

public:
  rt::task<bool> execute_block(block b) {
    std::unique_lock lock(execute_mutex, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:22: warning: 'lock' holds 'execute_mutex' while coroutine 'execute_block' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:15: note: it is locked here
// CHECK-NEXT: :[[@LINE+6]]:16: note: coroutine 'execute_block' leaves its thread to others at this 'co_await'; what locks 'execute_mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-4]]:22: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+4]]:5-[[@LINE+4]]:5}: fix-it: "lock.unlock();\n    "
// CHECK-NEXT: :{[[@LINE+3]]:36-[[@LINE+3]]:36}: fix-it: "\n    lock.lock();"
    if (!lock.owns_lock())
      co_return false;
    executed = co_await execute(b);
    co_return true;
  }
};
