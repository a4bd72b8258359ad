// AssumeExecutor says what an executor of unknown kind is.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-local-across-suspension --option=async-thread-local-across-suspension.AssumeExecutor=multi %s -- -std=c++20 -I%rt_include | %verify %s
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-thread-local-across-suspension %s -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <string>

thread_local std::string buffer;
rt::task<> rest();
rt::current_thread loop;

rt::task<> unknown() {
  auto &b = buffer;
  co_await rest();
  b.clear();
}
rt::task<> onOneThread() {
  auto &b = buffer;
  co_await rest();
  b.clear();
}

void start() { rt::spawn_detached(loop, onOneThread()); }
