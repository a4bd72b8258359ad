// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// A lazy task that is dropped never runs; an eager one has run, and what is
// lost is its result and its exceptions. Types of the user's own, no model.

#include <coroutine>
#include <exception>
#include <utility>

template <class Promise> struct owner {
  std::coroutine_handle<Promise> frame;
  owner(std::coroutine_handle<Promise> h) : frame(h) {}
  owner(owner &&other) : frame(std::exchange(other.frame, {})) {}
  ~owner() {
    if (frame)
      frame.destroy();
  }
  bool done() const { return frame.done(); }
  bool await_ready() const { return frame.done(); }
  void await_suspend(std::coroutine_handle<>) const {}
  void await_resume() const {}
};

struct promiseBase {
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};

struct lazy : owner<struct lazyPromise> {
  using promise_type = lazyPromise;
  using owner::owner;
};
struct lazyPromise : promiseBase {
  lazy get_return_object() {
    return std::coroutine_handle<lazyPromise>::from_promise(*this);
  }
  auto initial_suspend() { return std::suspend_always{}; }
};

struct eager : owner<struct eagerPromise> {
  using promise_type = eagerPromise;
  using owner::owner;
};
struct eagerPromise : promiseBase {
  eager get_return_object() {
    return std::coroutine_handle<eagerPromise>::from_promise(*this);
  }
  std::suspend_never initial_suspend() { return {}; }
};

// An awaiter of its own that is always ready does not suspend either.
struct alwaysReady {
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
struct readyAtOnce : owner<struct readyPromise> {
  using promise_type = readyPromise;
  using owner::owner;
};
struct readyPromise : promiseBase {
  readyAtOnce get_return_object() {
    return std::coroutine_handle<readyPromise>::from_promise(*this);
  }
  alwaysReady initial_suspend() { return {}; }
};

// One that hands the coroutine to somebody else: who knows when it starts.
void post(std::coroutine_handle<>);
struct toExecutor {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { post(h); }
  void await_resume() {}
};
struct scheduled : owner<struct scheduledPromise> {
  using promise_type = scheduledPromise;
  using owner::owner;
};
struct scheduledPromise : promiseBase {
  scheduled get_return_object() {
    return std::coroutine_handle<scheduledPromise>::from_promise(*this);
  }
  toExecutor initial_suspend() { return {}; }
};

lazy makeLazy();
eager makeEager();
readyAtOnce makeReady();
scheduled makeScheduled();

lazy discarded() {
  makeLazy();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeLazy' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-9]]:6: note: 'makeLazy' returns 'lazy', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  makeEager();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeEager' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'makeEager' returns 'eager', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  makeReady();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeReady' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'makeReady' returns 'readyAtOnce', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  makeScheduled();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeScheduled' is discarded without being awaited [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'makeScheduled' returns 'scheduled', a task
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

lazy named() {
  auto a = makeLazy();
// CHECK:      :[[@LINE-1]]:8: warning: task 'a' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'makeLazy' returns 'lazy', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto b = makeEager();
// CHECK:      :[[@LINE-1]]:8: warning: task 'b' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'makeEager' returns 'eager', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
  auto c = makeReady();
// CHECK:      :[[@LINE-1]]:8: warning: task 'c' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'makeReady' returns 'readyAtOnce', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
  auto d = makeScheduled();
// CHECK:      :[[@LINE-1]]:8: warning: task 'd' is never awaited [async-unawaited-task]
// CHECK-NEXT: : note: 'makeScheduled' returns 'scheduled', a task
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

void discardedInPlainFunction() {
  makeEager();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeEager' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'makeEager' returns 'eager', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'discardedInPlainFunction' is not a coroutine: return the task, spawn it, or block on it
  makeScheduled();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeScheduled' is discarded without being awaited [async-unawaited-task]
// CHECK-NEXT: : note: 'makeScheduled' returns 'scheduled', a task
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'discardedInPlainFunction' is not a coroutine: return the task, spawn it, or block on it
}

// A test that starts a coroutine and looks how far it came.
bool eagerOnlyAskedIfDone() {
  auto t = makeEager();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: 'makeEager' returns 'eager', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'eagerOnlyAskedIfDone' is not a coroutine: return the task, spawn it, or block on it
  return t.done();
}

lazy awaited() {
  co_await makeLazy();
  co_await makeEager();
  co_await makeReady();
  auto d = makeScheduled();
  co_await d;
}

// It derives from std::suspend_always, and queues the coroutine: whether it ever
// runs is for the queue to say.
struct queues : std::suspend_always {
  void await_suspend(std::coroutine_handle<> h) noexcept;
};
struct queued : owner<struct queuedPromise> {
  using promise_type = queuedPromise;
  using owner::owner;
};
struct queuedPromise : promiseBase {
  queued get_return_object() {
    return std::coroutine_handle<queuedPromise>::from_promise(*this);
  }
  queues initial_suspend() { return {}; }
};
queued makeQueued();

// This one does no more than std::suspend_always, and never runs.
struct waits : std::suspend_always {
  void await_suspend(std::coroutine_handle<>) noexcept {}
};
struct waiting : owner<struct waitingPromise> {
  using promise_type = waitingPromise;
  using owner::owner;
};
struct waitingPromise : promiseBase {
  waiting get_return_object() {
    return std::coroutine_handle<waitingPromise>::from_promise(*this);
  }
  waits initial_suspend() { return {}; }
};
waiting makeWaiting();

lazy dropsDerived() {
  makeQueued();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeQueued' is discarded without being awaited [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-22]]:8: note: 'makeQueued' returns 'queued', a task
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  makeWaiting();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'makeWaiting' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:9: note: 'makeWaiting' returns 'waiting', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// --- asked until it is done

void step();
void eagerAskedUntilDone() {
  auto t = makeEager();
  while (!t.done())
    step();
  auto u = makeEager();
// CHECK:      :[[@LINE-1]]:8: warning: task 'u' is not awaited on every path, so its result and exceptions may be lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:19: note: not awaited when 'i < 9' is false
// CHECK-NEXT: :[[@LINE+9]]:1: note: 'u' goes out of scope here
// CHECK-NEXT: :[[@LINE-135]]:7: note: 'makeEager' returns 'eager', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  for (int i = 0; i < 9 && !u.done(); ++i)
    step();
  auto v = makeEager();
  do
    step();
  while (!v.done());
}

void lazyAskedUntilDone() {
  auto t = makeLazy();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:11: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-150]]:6: note: 'makeLazy' returns 'lazy', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'lazyAskedUntilDone' is not a coroutine: return the task, spawn it, or block on it
  while (!t.done())
    step();
}

void eagerAskedInALoop() {
  auto t = makeEager();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:9: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-159]]:7: note: 'makeEager' returns 'eager', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'eagerAskedInALoop' is not a coroutine: return the task, spawn it, or block on it
  while (true)
    if (t.done())
      break;
}

// --- the promise of whoever awaits it

template <class Promise> struct knowsWaiter {
  using promise_type = Promise;
  std::coroutine_handle<Promise> waiter;
};
struct unwraps : knowsWaiter<lazyPromise> {
  ~unwraps() {}
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<lazyPromise>) {}
  int await_resume() { return 1; }
};
unwraps makeUnwraps();
void dropsAwaiter() { makeUnwraps(); }
