// Seastar, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/.. | %verify %s

#include <seastar/seastar.hh>

#include <fstream>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace std::chrono_literals;
using namespace seastar;

future<> work();
future<int> count();
void show(int);

// --- futures

future<> dropsFuture() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:10: note: 'work' returns 'future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await work();
}

future<> dropsReady() {
  make_ready_future<>();
  co_await work();
}

future<> keepsFuture() {
  future<> started = work();
  co_await count();
  co_await std::move(started);
}

future<> forgetsFuture() {
  future<> started = work();
// CHECK:      :[[@LINE-1]]:12: warning: task 'started' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-29]]:10: note: 'work' returns 'future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:22: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
  co_await count();
}

future<> looksAtOutcome() {
  future<> outcome = co_await coroutine::as_future(work());
  if (outcome.failed())
    show(1);
  outcome.ignore_ready_future();
}

future<> waitsForUnits(semaphore &limit) {
  limit.wait();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'seastar::basic_semaphore::wait' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: {{.*}}seastar.hh:{{[0-9]+}}:{{[0-9]+}}: note: 'seastar::basic_semaphore::wait' returns 'future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await work();
  limit.signal();
}

// --- continuations

future<> continuesCoroutine(int value) {
  return work().then([value]() -> future<> {
// CHECK:      :[[@LINE-1]]:22: warning: 'value' is captured by a closure that 'seastar::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'seastar::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:22: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
    co_await work();
    show(value);
  });
}

future<> continues(int value) {
  return work().then([value] { show(value); });
}

future<> continuesLambda(int value) {
  co_await work().then(coroutine::lambda([value]() -> future<> {
    co_await work();
    show(value);
  }));
}

future<> handlesInCoroutine(int value) {
  return work().handle_exception([value](std::exception_ptr) -> future<> {
// CHECK:      :[[@LINE-1]]:34: warning: 'value' is captured by a closure that 'seastar::future::handle_exception' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'seastar::future::handle_exception' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:34: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
    co_await work();
    show(value);
  });
}

future<> limitsCoroutine(semaphore &limit, int value) {
  return with_semaphore(limit, 1, [value]() -> future<> {
// CHECK:      :[[@LINE-1]]:35: warning: 'value' is captured by a closure that 'seastar::with_semaphore' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'seastar::with_semaphore' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:35: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
    co_await work();
    show(value);
  });
}

future<> limits(semaphore &limit, int value) {
  co_await with_semaphore(limit, 1, [value] { return sleep(value * 1s); });
}

// --- gates and services

future<> save(gate::holder held);

future<> closesGate() {
  gate g;
  (void)save(g.hold());
  co_await work();
  co_await g.close();
}

future<> forgetsGate() {
  gate g;
// CHECK:      :[[@LINE-1]]:8: warning: scope 'g' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:14: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'g' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:8: note: 'seastar::gate': its destructor asserts that nothing is inside any more
// CHECK-NEXT: :[[@LINE-5]]:8: note: write 'co_await g.close()' on every path that leaves its block
  (void)save(g.hold());
  co_await work();
}

future<> forgetsNamedGate() {
  named_gate g;
// CHECK:      :[[@LINE-1]]:14: warning: scope 'g' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:14: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'g' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:14: note: 'seastar::named_gate': its destructor asserts that nothing is inside any more
// CHECK-NEXT: :[[@LINE-5]]:14: note: join it on every path that leaves its block
  (void)save(g.hold());
  co_await work();
}

future<> holdsGate() {
  gate g;
  auto held = g.hold();
  co_await work();
}

future<> blocksInGate(gate &g) {
  co_await with_gate(g, [] {
// CHECK:      :[[@LINE-1]]:25: warning: this lambda blocks the thread that runs coroutine 'blocksInGate' [async-blocking-call]
// CHECK-NEXT: :[[@LINE+2]]:5: note: this lambda calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:25: note: await an asynchronous form of it, or run it on a thread of its own
    std::this_thread::sleep_for(1s);
    return work();
  });
}

future<> gated(gate &g, int value) {
  co_await with_gate(g, [value]() -> future<> {
    co_await work();
    show(value);
  });
}

struct service {};
future<> stopsService() {
  sharded<service> all;
  co_await all.start();
  co_await all.stop();
}

future<> forgetsService() {
  sharded<service> all;
// CHECK:      :[[@LINE-1]]:20: warning: scope 'all' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:12: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'all' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:20: note: 'seastar::sharded': its destructor asserts that the service was stopped
// CHECK-NEXT: :[[@LINE-5]]:20: note: write 'co_await all.stop()' on every path that leaves its block
  co_await all.start();
}

// --- side by side

future<> combines() {
  co_await when_all_succeed(work(), work());
  co_await coroutine::all([] { return work(); }, [] { return count(); });
}

future<> combinesOne() { co_await when_all_succeed(work()); }
// CHECK:      :[[@LINE-1]]:35: warning: 'seastar::when_all_succeed' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:52: note: await the task itself, or give it others to run beside it

future<> combinesValues() {
  co_await when_all(sleep(1s * co_await count()), sleep(1s * co_await count()));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'seastar::when_all' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:32: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:62: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
}

future<> allKeepTheirCaptures(std::vector<int> &numbers) {
  int sum = 0;
  co_await coroutine::all(
      [&sum]() -> future<> {
        co_await work();
        ++sum;
      },
      [&sum]() -> future<> {
        co_await work();
        ++sum;
      });
  co_await coroutine::parallel_for_each(numbers, [&sum](int n) -> future<> {
    co_await work();
    sum += n;
  });
  co_await parallel_for_each(numbers, [&sum](int n) -> future<> {
    co_await work();
    sum += n;
  });
  show(sum);
}

future<> doesWith(std::vector<int> numbers) {
  co_await do_with(std::move(numbers), [](std::vector<int> &kept) -> future<> {
    co_await work();
    show(kept.size());
  });
}

future<> runsInThread(int value) {
  co_await async([value] { show(value); });
}

// --- other shards

future<> keep(lw_shared_ptr<int> shared);
future<> sharesCount(lw_shared_ptr<int> shared) {
  co_await smp::submit_to(1, [shared] {
// CHECK:      :[[@LINE-1]]:31: warning: 'shared' is copied into work on another thread, but 'lw_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'seastar::smp::submit_to' runs the callable on another shard
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'lw_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass what it holds by value, move sole ownership, or use a type that synchronises
    lw_shared_ptr<int> copy = shared;
    show(*copy);
  });
}

future<> looksAtShared(lw_shared_ptr<int> shared) {
  co_await smp::submit_to(1, [shared] { show(*shared); });
}

/// Each shard has a copy that is made and destroyed here.
future<> looksEverywhere(sharded<service> &all, lw_shared_ptr<int> shared) {
  co_await all.invoke_on_all([shared](service &) { show(*shared); });
  co_await all.invoke_on_others([shared](service &) { show(*shared); });
  co_await all.invoke_on(1, [shared](service &) { show(*shared); });
}

future<> sharesWithAll(sharded<service> &all, lw_shared_ptr<int> shared) {
  co_await all.invoke_on_all([shared](service &) { return keep(shared); });
// CHECK:      :[[@LINE-1]]:31: warning: 'shared' is copied into work on another thread, but 'lw_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'seastar::sharded::invoke_on_all' runs the callable on other shards
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'lw_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  co_await all.invoke_on(1, [shared](service &) { return keep(shared); });
// CHECK:      :[[@LINE-1]]:30: warning: 'shared' is copied into work on another thread, but 'lw_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'seastar::sharded::invoke_on' runs the callable on other shards
// CHECK-NEXT: :[[@LINE-3]]:30: note: 'lw_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:30: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  co_await all.invoke_on(1, [](service &, lw_shared_ptr<int>) {}, shared);
// CHECK:      :[[@LINE-1]]:67: warning: 'shared' is copied into work on another thread, but 'lw_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'seastar::sharded::invoke_on' runs the callable on other shards
// CHECK-NEXT: :[[@LINE-3]]:67: note: 'lw_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:67: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

future<> sharesForeign(foreign_ptr<lw_shared_ptr<int>> shared) {
  co_await smp::submit_to(1, [shared = std::move(shared)] { return work(); });
}

void runsOnShard(alien::instance &instance, lw_shared_ptr<int> shared) {
  alien::run_on(instance, 0, [shared] { show(*shared); });
// CHECK:      :[[@LINE-1]]:31: warning: 'shared' is copied into work on another thread, but 'lw_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'seastar::alien::run_on' runs the callable on a shard
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'lw_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

// --- locks

future<> holds(semaphore &limit, rwlock &lock, shared_mutex &mutex, gate &g) {
  auto units = co_await get_units(limit, 1);
  auto holder = co_await lock.hold_write_lock();
  auto unique = co_await get_unique_lock(mutex);
  auto held = g.hold();
  co_await work();
}

/// Waits until all others have let go of theirs.
future<> waitsForOthers(semaphore &limit) {
  auto all = get_units(limit, 8);
  co_await work();
  co_await std::move(all);
}

future<> drops(semaphore &limit, rwlock &lock, shared_mutex &mutex) {
  co_await get_units(limit, 1);
// CHECK:      :[[@LINE-1]]:3: warning: guard 'seastar::semaphore_units<std::chrono::steady_clock>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:30: note: 'seastar::semaphore_units<std::chrono::steady_clock>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await lock.hold_read_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'seastar::semaphore_units<std::chrono::steady_clock>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:32: note: 'seastar::semaphore_units<std::chrono::steady_clock>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await get_unique_lock(mutex);
// CHECK:      :[[@LINE-1]]:3: warning: guard 'std::unique_lock<seastar::shared_mutex>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:33: note: 'std::unique_lock<seastar::shared_mutex>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

future<> locksStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'locksStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'locksStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}

// --- yielding

future<> spins(semaphore &limit) {
  while (!limit.try_wait())
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spins' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!limit.try_wait()'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'seastar::coroutine::maybe_yield' in each turn, so that others can run
    ;
  limit.signal();
  co_return;
}

future<> spinsForUnits(semaphore &limit, rwlock &lock, gate &g,
                       shared_mutex &mutex) {
  while (!try_get_units(limit, 1))
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsForUnits' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!try_get_units(limit, 1)'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'seastar::coroutine::maybe_yield' in each turn, so that others can run
    ;
  while (!lock.try_write_lock())
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsForUnits' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!lock.try_write_lock()'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'seastar::coroutine::maybe_yield' in each turn, so that others can run
    ;
  while (!g.try_enter())
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsForUnits' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!g.try_enter()'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'seastar::coroutine::maybe_yield' in each turn, so that others can run
    ;
  while (!mutex.try_lock())
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsForUnits' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!mutex.try_lock()'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'seastar::coroutine::maybe_yield' in each turn, so that others can run
    ;
  co_return;
}

future<> yields(semaphore &limit) {
  while (!limit.try_wait())
    co_await coroutine::maybe_yield();
  while (!limit.try_wait())
    co_await yield();
}

// --- cancellation

future<> swallows(abort_source &source) {
  for (;;) {
    try {
      co_await sleep_abortable(1s, source);
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'seastar::abort_requested_exception', so coroutine 'swallows' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'seastar::abort_requested_exception' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'seastar::abort_requested_exception' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const seastar::abort_requested_exception &) { throw; } "
      show(1);
    }
  }
}

future<> letsThrough(abort_source &source) {
  for (;;) {
    try {
      co_await sleep_abortable(1s, source);
    } catch (const abort_requested_exception &) {
      throw;
    } catch (...) {
      show(1);
    }
  }
}

// --- replacements

future<> blocks() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'blocks' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await seastar::sleep"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await seastar::sleep' suspends only the coroutine and frees the thread
  ::usleep(1);
// CHECK:      :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs coroutine 'blocks' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'usleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'seastar::sleep' instead, which frees the thread
  std::ifstream file("notes");
// CHECK:      :[[@LINE-1]]:17: warning: 'std::ifstream' blocks the thread that runs coroutine 'blocks' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'std::ifstream' opens a file
// CHECK-NEXT: :[[@LINE-3]]:17: note: await an asynchronous form of it, or run it on a thread of its own
  ::fsync(0);
// CHECK:      :[[@LINE-1]]:3: warning: 'fsync' blocks the thread that runs coroutine 'blocks' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'fsync' waits until the data is on the disk
// CHECK-NEXT: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_await sleep(1s);
}
