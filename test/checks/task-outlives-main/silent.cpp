// What async-task-outlives-main must not report.

// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-task-outlives-main %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <memory>
#include <thread>
#include <utility>

using namespace std::chrono_literals;

rt::task<> serve();

#define TEST(SUITE, NAME) static void SUITE##_##NAME##_body()
#define LATEST(NAME) void NAME()

TEST(joined, loopIsRun) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
  loop.run();
}

TEST(joined, loopIsRunInAThread) {
  rt::current_thread loop;
  std::thread thread([&] { loop.run(); });
  rt::spawn_detached(loop, serve());
  thread.join();
}

TEST(joined, poolWaitsInItsDestructor) {
  rt::thread_pool pool;
  rt::spawn_detached(pool, serve());
}

static rt::thread_pool everywhere(2);
TEST(joined, poolOfTheProgramWaits) { rt::spawn_detached(everywhere, serve()); }

TEST(joined, ownedPool) {
  auto pool = std::make_unique<rt::thread_pool>();
  rt::spawn_detached(*pool, serve());
}

TEST(joined, poolIsJoined) {
  rt::thread_pool pool;
  rt::spawn_detached(pool, serve());
  pool.join();
}

TEST(joined, blockedOnSomethingElse) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
  rt::block_on(serve());
}

rt::task<> handleIsAwaited() {
  rt::current_thread loop;
  auto handle = rt::spawn(loop, serve());
  co_await std::move(handle);
}

TEST(joined, sleepsMeanwhile) {
  rt::current_thread loop;
  std::jthread thread([&] { loop.run(); });
  rt::spawn_detached(loop, serve());
  std::this_thread::sleep_for(1s);
}

void drive(rt::current_thread &loop);
TEST(escapes, loopIsPassedOn) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
  drive(loop);
}

TEST(escapes, loopWasPassedOn) {
  rt::current_thread loop;
  drive(loop);
  rt::spawn_detached(loop, serve());
}

extern rt::current_thread shared;
void runAll();
TEST(escapes, functionThatMayRunIt) {
  rt::spawn_detached(shared, serve());
  runAll();
}

struct scope {
  rt::current_thread &loop;
  explicit scope(rt::current_thread &l) : loop(l) {}
  ~scope() { loop.run(); }
};
TEST(escapes, scopeRunsIt) {
  rt::current_thread loop;
  scope run(loop);
  rt::spawn_detached(loop, serve());
}

bool poll();
TEST(endless, loop) {
  rt::spawn_detached(shared, serve());
  for (;;) {
  }
}

// Not a task.
TEST(others, threadIsDetached) { std::thread([] {}).detach(); }
TEST(others, callable) {
  rt::current_thread loop;
  loop.post([] {});
}
TEST(others, taskIsNotSpawned) {
  auto t = serve();
  (void)t;
}

// Not the last frame: who calls it may wait.
void start(rt::current_thread &loop) { rt::spawn_detached(loop, serve()); }
void startShared() { rt::spawn_detached(shared, serve()); }
LATEST(notATest) {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
}
TEST(others, lambda) {
  auto start = [](rt::current_thread &loop) {
    rt::spawn_detached(loop, serve());
  };
  rt::current_thread loop;
  start(loop);
  loop.run();
}

// The program ends with it.
struct ASYNC_TIDY_MULTI_THREADED workers {
  ASYNC_TIDY_SPAWN void start(rt::task<> t);
  ASYNC_TIDY_JOINS void finish();
};
TEST(workers, finished) {
  workers own;
  own.start(serve());
  own.finish();
}

int main() {
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
  loop.run();
  return 0;
}
