// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Task types as libraries shape them, in our own words and without any model:
// what they are is read from their promise and their awaiter.

#include <coroutine>
#include <exception>
#include <utility>

struct nothing {};

//===--- A future without a nested promise_type ---------------------------===//
// The promise is found through std::coroutine_traits; it starts at once.

template <class T = void> class future {
public:
  future(future &&);
  ~future();
  bool available() const noexcept;
  bool failed() const noexcept;
  future<> then(void (*f)());
  void ignore_ready_future();
};
template <class T> struct futureAwaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class T> futureAwaiter<T> operator co_await(future<T> f);

template <class T, class... Args>
struct std::coroutine_traits<future<T>, Args...> {
  struct promise_type {
    future<T> get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception();
  };
};

future<> flush();
future<int> size();

future<> discardsFuture() {
  flush();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'flush' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-6]]:10: note: 'flush' returns 'future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  auto n = size();
// CHECK:      :[[@LINE-1]]:8: warning: task 'n' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'size' returns 'future<int>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  co_await flush();
}

future<> testsFutureOnly() {
  auto n = size();
// CHECK:      :[[@LINE-1]]:8: warning: task 'n' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: this use of 'n' does not await it
// CHECK-NEXT: : note: this use of 'n' does not await it
// CHECK-NEXT: : note: 'size' returns 'future<int>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-5]]:12: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
  if (n.available() || n.failed())
    co_await flush();
}

future<> usesFuture() {
  auto n = size();
  auto rest = n.then([] {});
  return rest;
}

future<> ignoresFuture() {
  auto n = size();
  n.ignore_ready_future();
  return flush();
}

//===--- Awaited through the promise of its own family --------------------===//
// await_transform takes this family, and nothing that it does not know.

struct anyExecutor {};
template <class T, class Executor = anyExecutor> class awaitable;

template <class Executor> struct framePromise {
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  template <class T> auto await_transform(awaitable<T, Executor> a) const;
  template <class F> auto await_transform(F f) -> decltype(f.start());
};

template <class T, class Executor> class awaitable {
public:
  awaitable(awaitable &&);
  ~awaitable();
  bool valid() const noexcept;
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise>);
  T await_resume();
};

template <class T, class Executor, class... Args>
struct std::coroutine_traits<awaitable<T, Executor>, Args...> {
  struct promise_type : framePromise<Executor> {
    awaitable<T, Executor> get_return_object();
    void return_void();
  };
};
template <class Executor> template <class T>
auto framePromise<Executor>::await_transform(awaitable<T, Executor> a) const {
  return a;
}

awaitable<void> listen();
awaitable<int> receive();

// The promise takes its own family: the fix-it compiles.
awaitable<void> discardsAwaitable() {
  listen();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'listen' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-8]]:17: note: 'listen' returns 'awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await listen();
}

// It does not take others: no fix-it.
awaitable<void> discardsForeignTask() {
  size();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'size' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'size' returns 'future<int>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
  co_await listen();
}

awaitable<void> namesAwaitable() {
  auto n = receive();
// CHECK:      :[[@LINE-1]]:8: warning: task 'n' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'receive' returns 'awaitable<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  co_await listen();
}

// No awaiter and no operator co_await at all.
template <class T> class job;
struct jobPromiseBase {
  std::suspend_always initial_suspend() { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception();
  template <class T> std::suspend_always await_transform(job<T> &&);
};
template <class T> class job {
public:
  struct promise_type : jobPromiseBase {
    job get_return_object();
  };
  job(job &&);
};
job<int> build();

job<int> discardsJob() {
  build();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'build' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-6]]:10: note: 'build' returns 'job<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await build();
}

//===--- A task that is an event loop's citizen ---------------------------===//
// Starts at once, destroys itself, and can be awaited; copies share the state.

class uiTask {
public:
  struct promise_type {
    uiTask get_return_object();
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() {}
    void unhandled_exception();
  };
  uiTask(const uiTask &);
  ~uiTask();
  auto operator co_await() const { return std::suspend_always(); }
  bool isReady() const;
  uiTask then(void (*)());
};
uiTask loadImage();

uiTask discardsUiTask() {
  loadImage();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'loadImage' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 'loadImage' returns 'uiTask', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await loadImage();
}

void slot() {
  loadImage().then([] {});
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'uiTask::then' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: : note: 'uiTask::then' returns 'uiTask', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'slot' is not a coroutine: return the task, spawn it, or block on it
}

//===--- Lazy, by its own awaiters ----------------------------------------===//

class operation {
public:
  struct promise_type {
    struct startSuspended {
      constexpr bool await_ready() const noexcept { return false; }
      constexpr void await_suspend(std::coroutine_handle<>) const noexcept {}
      constexpr void await_resume() const noexcept {}
    };
    operation get_return_object();
    startSuspended initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception();
  };
  operation(operation &&);
  friend std::suspend_always operator co_await(operation &&);
};
operation compact();

operation discardsOperation() {
  compact();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'compact' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-6]]:11: note: 'compact' returns 'operation', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await compact();
}

//===--- The task's class derives from one that knows ---------------------===//

class namedOperation : public operation {
public:
  using operation::operation;
};
namedOperation vacuum();

operation discardsDerivedTask() {
  vacuum();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'vacuum' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-6]]:16: note: 'vacuum' returns 'namedOperation', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

//===--- Awaiters and handles ---------------------------------------------===//

struct readable {
  int fd;
  bool await_ready();
  bool await_suspend(std::coroutine_handle<>);
  int await_resume();
};
readable untilReadable(int fd);

operation discardsAwaiter(int fd) {
  untilReadable(fd);
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'untilReadable' is discarded, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
  auto r = untilReadable(fd);
// CHECK:      :[[@LINE-1]]:8: warning: awaiter 'r' is never awaited, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:12: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-3]]:12-[[@LINE-3]]:12}: fix-it: "co_await "
  co_return;
}

// A sink that takes it by value, a stream operator that does.
struct taskScope {
  void spawn(operation o);
  taskScope &operator<<(operation o);
  taskScope &operator+=(operation o);
};
operation intoScope(taskScope &s) {
  s.spawn(compact());
  s << compact() << compact();
  s += compact();
  co_return;
}
