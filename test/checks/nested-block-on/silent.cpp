// RUN: %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-nested-block-on must not report.

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <functional>
#include <future>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save();

namespace app {
struct result {
  bool ready() const;
  ASYNC_TIDY_BLOCK_ON void wait();
  ASYNC_TIDY_BLOCK_ON int get();
  ASYNC_TIDY_BLOCK_ON int try_get(int timeout);
};
rt::task<result> settled(rt::task<int> work);
rt::task<std::vector<result>> all(std::vector<rt::task<int>> work);
rt::task<std::pair<result, result>> both();
rt::task<> until_ready(result &r);
ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enter_blocking_pool();
ASYNC_TIDY_BLOCK_ON ASYNC_TIDY_NONBLOCKING int take(result r);
} // namespace app

//===--- Not in a coroutine -----------------------------------------------===//

int plainFunction() { return rt::block_on(fetch(1)); }

int main() { rt::block_on(save()); }

struct service {
  service() { rt::block_on(save()); }
  ~service() { rt::block_on(save()); }
  int value = rt::block_on(fetch(1));
};

rt::task<> threadOfItsOwn() {
  std::jthread t([] { rt::block_on(save()); });
  co_await save();
}

rt::task<int> offloaded() {
  co_return co_await rt::spawn_blocking([] { return rt::block_on(fetch(1)); });
}

rt::task<int> offloadedByName() {
  co_return co_await rt::spawn_blocking(plainFunction);
}

rt::task<> plainLambdaKept(std::vector<std::function<void()>> &callbacks) {
  callbacks.push_back([] { rt::block_on(save()); });
  co_await save();
}

//===--- The task has ended -----------------------------------------------===//

rt::task<int> testedByIf(app::result r) {
  if (r.ready())
    co_return r.get();
  co_return 0;
}

rt::task<int> testedInALoop(app::result r) {
  while (!r.ready())
    co_await rt::yield();
  co_return r.get();
}

rt::task<int> awaitedBefore(app::result r) {
  co_await app::until_ready(r);
  co_return r.get();
}

rt::task<int> waitedForBefore(app::result r) {
  r.wait(); // NOLINT(async-nested-block-on): this is the one
  co_return r.get();
}

rt::task<int> givenByAnAwait() {
  app::result r = co_await app::settled(fetch(1));
  co_return r.get();
}

rt::task<int> assignedFromAnAwait(app::result r) {
  r = co_await app::settled(fetch(1));
  co_return r.get();
}

rt::task<int> getOfTheAwait() {
  co_return (co_await app::settled(fetch(1))).get();
}

rt::task<int> boundByAnAwait() {
  auto [a, b] = co_await app::both();
  co_return a.get() + b.get();
}

rt::task<int> memberOfWhatAnAwaitGave() {
  auto done = co_await app::both();
  co_return done.first.get() + std::get<1>(done).get();
}

rt::task<int> elementOfWhatAnAwaitGave(std::vector<rt::task<int>> work) {
  auto done = co_await app::all(std::move(work));
  co_return done[0].get() + done.back().get();
}

rt::task<int> eachOfWhatAnAwaitGave(std::vector<rt::task<int>> work) {
  int sum = 0;
  auto done = co_await app::all(std::move(work));
  for (app::result &each : done)
    sum += each.get();
  co_return sum;
}

rt::task<int> eachOfTheAwait(std::vector<rt::task<int>> work) {
  int sum = 0;
  for (app::result &each : co_await app::all(std::move(work)))
    sum += each.get();
  co_return sum;
}

rt::task<int> movedOnFromAnAwait() {
  auto done = co_await app::settled(fetch(1));
  auto mine = std::move(done);
  co_return mine.get();
}

//===--- Blocking is fine here --------------------------------------------===//

rt::task<int> afterASwitch() {
  co_await app::enter_blocking_pool();
  co_return rt::block_on(fetch(1));
}

rt::task<int> declaredNotToBlock(app::result r) { co_return app::take(r); }

/// Blocks on tasks itself, and says so.
ASYNC_TIDY_BLOCK_ON rt::task<int> wrapper() {
  co_return rt::block_on(fetch(1));
}

struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int);
    void return_void();
    void unhandled_exception();
  };
};
generator numbers() { co_yield rt::block_on(fetch(1)); }

//===--- Not evaluated, not this kind -------------------------------------===//

rt::task<> unevaluated() {
  static_assert(sizeof(rt::block_on(fetch(1))) == sizeof(int));
  using type = decltype(rt::block_on(fetch(1)));
  static_assert(!noexcept(rt::block_on(save())));
  (void)type();
  co_return;
}

template <bool Block> rt::task<int> discardedBranch() {
  if constexpr (Block)
    co_return rt::block_on(fetch(1));
  else
    co_return co_await fetch(1);
}
template rt::task<int> discardedBranch<false>();

// async-blocking-call's, and only its own.
rt::task<int> standardFuture(std::future<int> f) { co_return f.get(); }

// What is posted to a loop of one's own can finish there.
rt::task<> loopRunByHand() {
  rt::current_thread loop;
  rt::spawn_detached(loop, save());
  loop.run();
  co_return;
}

rt::task<int (*)(rt::task<int>)> onlyNamed() {
  co_return &rt::block_on<int>;
}

//===--- Through functions, but not on this thread ------------------------===//

int callsPlainFunction() { return plainFunction(); }

rt::task<int> chainOffloaded() {
  co_return co_await rt::spawn_blocking(callsPlainFunction);
}

rt::task<int> chainInAnOffloadedLambda() {
  co_return co_await rt::spawn_blocking([] { return callsPlainFunction(); });
}

rt::task<> chainOnAThread() {
  std::thread([] { callsPlainFunction(); }).detach();
  co_await save();
}

rt::task<int> chainAfterASwitch() {
  co_await app::enter_blocking_pool();
  co_return callsPlainFunction();
}

ASYNC_TIDY_NONBLOCKING int cached() { return plainFunction(); }
int callsCached() { return cached(); }
rt::task<int> declaredNotToBlockInTheMiddle() { co_return callsCached(); }

int resultIfReady(app::result &r) { return r.ready() ? r.get() : 0; }
rt::task<int> testedInAHelper(app::result &r) { co_return resultIfReady(r); }

service &onlyService() {
  static service only;
  return only;
}
rt::task<int> onceInTheProgram() { co_return onlyService().value; }

rt::task<> makesButDoesNotRun(std::vector<rt::task<int>> &work) {
  work.push_back(fetch(1));
  co_return;
}

void runsALoop() {
  rt::current_thread loop;
  rt::spawn_detached(loop, save());
  loop.run();
}
rt::task<> loopRunByAHelper() {
  runsALoop();
  co_return;
}

int standardResult(std::future<int> &f) { return f.get(); }
rt::task<int> standardFutureInAHelper(std::future<int> &f) {
  co_return standardResult(f);
}
