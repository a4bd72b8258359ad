// RUN: split-file %s %t
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-task-outlives-main --model-file=%shapes/net.yaml \
// RUN:   %t/main.cpp -- -std=c++20 -I%shapes | %verify %t/main.cpp
// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-task-outlives-main --model-file=%shapes/net.yaml \
// RUN:   %t/run.cpp -- -std=c++20 -I%shapes | %verify %t/run.cpp

// An executor of which nothing is known but that work is spawned on it.

//--- main.cpp
#include <net.hpp>

net::awaitable<void> serve();

int main() {
  net::io_context context;
  net::co_spawn(context, serve(), net::detached);
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but function 'main' ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:19: note: nothing runs 'context' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: function 'main' ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'context' to its end, or wait for the task
}

//--- run.cpp
#include <net.hpp>

net::awaitable<void> serve();

int main() {
  net::io_context context;
  net::co_spawn(context, serve(), net::detached);
  context.run();
}
