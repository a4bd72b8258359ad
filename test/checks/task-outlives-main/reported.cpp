// What async-task-outlives-main reports.

// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-task-outlives-main %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <cstdio>
#include <string>

rt::task<> serve();
rt::task<> print(std::string text);

#define TEST(SUITE, NAME) static void SUITE##_##NAME##_body()
#define BOOST_AUTO_TEST_CASE(NAME)                                             \
  struct NAME {                                                                \
    void test_method();                                                        \
  };                                                                           \
  void NAME::test_method()
#define SCENARIO_TEST_CASE(NAME) TEST(scenario, NAME)

TEST(loop, neverRun) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
}

TEST(loop, handleDropped) {
  rt::current_thread loop;
  rt::spawn(loop, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
}

TEST(loop, handleUnused) {
  rt::current_thread loop;
  auto handle = rt::spawn(loop, serve());
// CHECK:      :[[@LINE-1]]:17: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:17: note: run 'loop' to its end, or wait for the task
}

TEST(loop, twoTasks) {
  rt::current_thread loop;
  rt::spawn_detached(loop, print("one"));
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+8]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
  rt::spawn_detached(loop, print("two"));
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-8]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+3]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
  std::puts("started");
}

TEST(loop, lambda) {
  rt::current_thread loop;
  rt::spawn_detached(loop, []() -> rt::task<> { co_await serve(); });
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
}

TEST(loop, inABranch) {
  rt::current_thread loop;
  std::string text = "hello";
  if (!text.empty())
    rt::spawn_detached(loop, print(text));
// CHECK:      :[[@LINE-1]]:5: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-5]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:5: note: run 'loop' to its end, or wait for the task
}

TEST(loop, runBeforeIsAnotherLoop) {
  rt::current_thread first;
  first.run();
  rt::current_thread second;
  rt::spawn_detached(second, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'second' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'second' to its end, or wait for the task
}

BOOST_AUTO_TEST_CASE(methodOfATest) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
}

SCENARIO_TEST_CASE(throughTwoMacros) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
}

// An executor of one's own, which does not say that it waits.
struct ASYNC_TIDY_MULTI_THREADED workers {
  ASYNC_TIDY_SPAWN void start(rt::task<> t);
};
extern workers global;

TEST(workers, local) {
  workers own;
  own.start(serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:11: note: nothing runs 'own' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'own' to its end, or wait for the task
}

TEST(workers, global) { global.start(serve()); }
// CHECK:      :[[@LINE-1]]:25: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-2]]:48: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-3]]:25: note: keep its handle and wait for the task

// Nothing is known of the executor but that it is only spawned on.
struct context {};
ASYNC_TIDY_SPAWN void go(context &, rt::task<> t);

TEST(context, neverRun) {
  context io;
  go(io, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but this test ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:11: note: nothing runs 'io' or waits for it
// CHECK-NEXT: :[[@LINE+2]]:1: note: this test ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'io' to its end, or wait for the task
}

int main() {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but function 'main' ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+4]]:1: note: function 'main' ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
  std::puts("started");
  return 0;
}
