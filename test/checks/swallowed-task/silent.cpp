// RUN: %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-swallowed-task leaves alone.

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <algorithm>
#include <any>
#include <coroutine>
#include <exception>
#include <functional>
#include <future>
#include <thread>
#include <utility>
#include <vector>

rt::task<> tick();
rt::task<> save(int n);
void onTick(std::function<void()> handler);

//===--- Nothing is dropped -----------------------------------------------===//

void onTask(std::function<rt::task<>()> handler);
void signatureReturnsTask() {
  onTask(tick);
  std::function<rt::task<>(int)> keeps = save;
  keeps = save;
}

void callableThatSpawns(rt::executor &executor) {
  onTick([&] { rt::spawn_detached(executor, tick()); });
  onTick([&] { (void)tick(); });
  std::thread([] { rt::block_on(tick()); }).join();
}

void spawnedCoroutineLambda(rt::executor &executor) {
  rt::spawn_detached(executor, []() -> rt::task<> { co_await tick(); });
  rt::spawn(executor, tick);
}

template <class F> rt::task<> runs(F f) { co_await f(); }
void templateThatAwaits() { (void)runs(tick); }

rt::task<int> viaAlgorithm(std::vector<int> &numbers) {
  std::vector<rt::task<>> tasks;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(tasks),
                 save);
  co_await rt::when_all(std::move(tasks));
  co_return 0;
}

// The first callable is called; the others are its arguments.
void run(rt::task<> (*work)());
struct runner {
  void run(rt::task<> (*work)());
};
void argumentOfTheCallable(runner &r) {
  std::thread(run, tick).join();
  std::thread(&runner::run, &r, tick).join();
}

// Somebody gets the task from the future.
rt::task<> fromFuture() {
  auto later = std::async(tick);
  co_await later.get();
}
rt::task<> handOver(std::future<rt::task<>> f);
rt::task<> futureHandedOver() {
  auto later = std::async(tick);
  later.wait();
  co_await handOver(std::move(later));
}
std::future<rt::task<>> futureReturned() { return std::async(tick); }

void moveOnly(std::function<void()> handler) {
  std::function<void()> copy = handler;
  std::function<void()> moved = std::move(handler);
  std::function<void()> empty = nullptr;
  copy = nullptr;
  moved = std::move(copy);
}

//===--- Dropping is what is meant ----------------------------------------===//

struct fireAndForget {
  struct promise_type {
    fireAndForget get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
fireAndForget detached();
void detachedCoroutine() {
  onTick(detached);
  onTick([]() -> fireAndForget { co_await tick(); });
}

template <class T> struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(T);
    void return_void();
    void unhandled_exception();
  };
  T *begin();
  T *end();
};
generator<int> numbers();
void generatorIsNoTask() {
  std::function<void()> f = numbers;
}

ASYNC_TIDY_MAY_DROP rt::task<> trace();
void mayDropFunction() {
  onTick(trace);
}

struct [[clang::annotate("async::may_drop")]] droppable {
  struct promise_type {
    droppable get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  std::suspend_always operator co_await();
};
droppable mayDropType();
void typeMayBeDropped() {
  onTick(mayDropType);
}

//===--- Somebody takes the closure over ----------------------------------===//

ASYNC_TIDY_SPAWN void inBackground(std::function<void()> work);
ASYNC_TIDY_SINK void keeps(std::function<void()> work);
ASYNC_TIDY_OWNS_CALLABLE void owns(std::function<void()> work);
ASYNC_TIDY_OFFLOAD void offloads(std::function<void()> work);
void annotatedReceivers() {
  inBackground(tick);
  keeps(tick);
  owns([]() -> rt::task<> { co_await tick(); });
  offloads(tick);
}

//===--- The caller is to blame, not the template -------------------------===//

template <class F> void subscribeWith(F handler) {
  onTick(handler);
  onTick(std::move(handler));
}
template <class F> void forwards(F &&handler) {
  std::thread(std::forward<F>(handler)).join();
}
void instantiates() {
  subscribeWith(tick);
  forwards(tick);
}

template <class T> auto make() {
  if constexpr (sizeof(T) == 1)
    return [] {};
  else
    return []() -> rt::task<> { co_await tick(); };
}
template <class T> void instancesDisagree() {
  onTick(make<T>());
}
template void instancesDisagree<char>();
template void instancesDisagree<int>();

//===--- Several call operators -------------------------------------------===//

struct either {
  rt::task<> operator()(int);
  void operator()();
};
void overloadsDisagree() {
  onTick(either{});
}

//===--- Not evaluated ----------------------------------------------------===//

void unevaluated() {
  using type = decltype(onTick(tick));
  static_assert(noexcept(noexcept(onTick(tick))));
  if constexpr (false)
    onTick(tick);
}

//===--- Conversions ------------------------------------------------------===//

rt::task<int> fetch();

struct holder {
  holder(rt::task<int> t) : inner(std::move(t)) {}
  rt::task<int> inner;
};
struct runsIt {
  runsIt(rt::task<int> t) { rt::block_on(std::move(t)); }
};
struct unseen {
  unseen(rt::task<int> t);
};
struct explicitDiscard {
  template <class T> explicit explicitDiscard(T &&) {}
};
struct ASYNC_TIDY_MAY_DROP ignored {
  template <class T> ignored(T &&) {}
};

void conversionsThatKeepIt() {
  holder h = fetch();
  runsIt r = fetch();
  unseen u = fetch();
  explicitDiscard d(fetch());
  ignored i = fetch();
}

struct status {
  template <class T> status(T &&) {}
};
rt::task<status> convertsTheResult() { co_return co_await fetch(); }
