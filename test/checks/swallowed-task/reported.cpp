// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-swallowed-task reports: coroutines given to somebody who calls
// them and drops the task that they return.

#include <rt/rt.hpp>

#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

rt::task<> tick();
rt::task<> save(int n);
void onTick(std::function<void()> handler);
void onSave(const std::function<void(int)> &handler);

//===--- Arguments --------------------------------------------------------===//

void coroutineLambdaAsArgument() {
  onTick([]() -> rt::task<> { co_await tick(); });
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:10: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

void functionAsArgument() {
  onTick(tick);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
  onTick(&tick);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

void lambdaThatReturnsTask() {
  onTick([] { return save(1); });
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:10: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

void genericLambda() {
  onSave([](auto n) -> rt::task<> { co_await save(n); });
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda is dropped by 'std::function<void (int)>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:10: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void (int)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

struct ticker {
  rt::task<> operator()() const;
};
void functor() {
  onTick(ticker{});
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'ticker' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-5]]:14: note: 'ticker' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

void namedLambda() {
  auto work = []() -> rt::task<> { co_await tick(); };
  onTick(work);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-3]]:15: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
  onTick(std::move(work));
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-8]]:15: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

struct worker {
  rt::task<> run();
  std::function<void()> member;
  worker() : member([this] { return run(); }) {}
// CHECK:      :[[@LINE-1]]:21: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:21: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:21: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a callable that returns nothing and spawns the task
};

void memberFunction() {
  std::function<void(worker &)> call = &worker::run;
// CHECK:      :[[@LINE-1]]:40: warning: task returned by 'worker::run' is dropped by 'std::function<void (worker &)>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-12]]:14: note: 'worker::run' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:40: note: the signature 'void (worker &)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:40: note: pass a callable that returns nothing and spawns the task
}

void boundFunction() {
  onTick(std::bind(save, 1));
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this callable is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:10: note: this callable returns 'rt::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

void erasedTwice(std::function<rt::task<>()> source) {
  onTick(source);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this callable is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:10: note: this callable returns 'rt::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

void inVectorOfHandlers(std::vector<std::function<void()>> &handlers) {
  handlers.push_back(tick);
// CHECK:      :[[@LINE-1]]:22: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:22: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:22: note: pass a callable that returns nothing and spawns the task
}

struct button {
  void onClick(std::function<void()> handler);
};
rt::task<> insideCoroutine(button &b) {
  b.onClick([]() -> rt::task<> { co_await tick(); });
// CHECK:      :[[@LINE-1]]:13: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:13: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:13: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:13: note: pass a callable that returns nothing and spawns the task
  co_return;
}

// Any class that is made over a signature erases: no library need be known.
template <class Signature> class eventHandler;
template <class R, class... Args> class eventHandler<R(Args...)> {
public:
  template <class F> eventHandler(F f);
};
void subscribe(eventHandler<void(int)> h);
void ownErasure() {
  subscribe(save);
// CHECK:      :[[@LINE-1]]:13: warning: task returned by 'save' is dropped by 'eventHandler<void (int)>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:13: note: the signature 'void (int)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:13: note: pass a callable that returns nothing and spawns the task
}

#define SUBSCRIBE(F) onTick(F)
void inMacro() {
  SUBSCRIBE(tick);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:3: note: pass a callable that returns nothing and spawns the task
}

template <class T> rt::task<T> produce();
template <class T> void inTemplate() {
  onTick(produce<T>);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'produce' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-4]]:32: note: 'produce' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}
template void inTemplate<int>();
template void inTemplate<long>();

//===--- Variables, assignments, returns, members -------------------------===//

void variables() {
  std::function<void()> copied = tick;
// CHECK:      :[[@LINE-1]]:34: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:34: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a callable that returns nothing and spawns the task
  std::function<void(int)> braced{save};
// CHECK:      :[[@LINE-1]]:35: warning: task returned by 'save' is dropped by 'std::function<void (int)>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:35: note: the signature 'void (int)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:35: note: pass a callable that returns nothing and spawns the task
  static std::function<void()> kept = [] { return tick(); };
// CHECK:      :[[@LINE-1]]:39: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:39: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:39: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:39: note: pass a callable that returns nothing and spawns the task
  auto cast = std::function<void()>(tick);
// CHECK:      :[[@LINE-1]]:37: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:37: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:37: note: pass a callable that returns nothing and spawns the task
}

void assignment(std::function<void()> &handler) {
  handler = tick;
// CHECK:      :[[@LINE-1]]:13: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:13: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:13: note: pass a callable that returns nothing and spawns the task
  handler = std::function<void()>(tick);
// CHECK:      :[[@LINE-1]]:35: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:35: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:35: note: pass a callable that returns nothing and spawns the task
}

std::function<void()> returned() {
  return tick;
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:10: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:10: note: pass a callable that returns nothing and spawns the task
}

std::function<void()> returnedExplicitly() {
  return std::function<void()>(tick);
// CHECK:      :[[@LINE-1]]:32: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:32: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:32: note: pass a callable that returns nothing and spawns the task
}

struct handlers {
  std::function<void()> onOpen;
  std::function<void(int)> onData;
};
handlers aggregate() {
  return {.onOpen = [] {}, .onData = save};
// CHECK:      :[[@LINE-1]]:38: warning: task returned by 'save' is dropped by 'std::function<void (int)>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:38: note: the signature 'void (int)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:38: note: pass a callable that returns nothing and spawns the task
}

void array() {
  std::function<void()> all[] = {tick, [] {}};
// CHECK:      :[[@LINE-1]]:34: warning: task returned by 'tick' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:34: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a callable that returns nothing and spawns the task
}

void packagedTask() {
  std::packaged_task<void()> job(tick);
// CHECK:      :[[@LINE-1]]:34: warning: task returned by 'tick' is dropped by 'std::packaged_task<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:34: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a callable that returns nothing and spawns the task
}

//===--- Functions that drop what the callable returns --------------------===//

void threads(worker &w) {
  std::thread plain(tick);
// CHECK:      :[[@LINE-1]]:21: warning: task returned by 'tick' is dropped by 'std::thread', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:21: note: 'std::thread' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a callable that returns nothing and spawns the task
  std::thread bound(save, 1);
// CHECK:      :[[@LINE-1]]:21: warning: task returned by 'save' is dropped by 'std::thread', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:21: note: 'std::thread' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a callable that returns nothing and spawns the task
  std::jthread member(&worker::run, &w);
// CHECK:      :[[@LINE-1]]:23: warning: task returned by 'worker::run' is dropped by 'std::jthread', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'worker::run' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:23: note: 'std::jthread' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a callable that returns nothing and spawns the task
  std::jthread([]() -> rt::task<> { co_await tick(); }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: task returned by this lambda is dropped by 'std::jthread', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:16: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:16: note: 'std::jthread' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass a callable that returns nothing and spawns the task
}

void algorithms(std::vector<int> &numbers) {
  std::for_each(numbers.begin(), numbers.end(), save);
// CHECK:      :[[@LINE-1]]:49: warning: task returned by 'save' is dropped by 'std::for_each', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:49: note: 'std::for_each' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:49: note: pass a callable that returns nothing and spawns the task
  std::for_each_n(numbers.begin(), 3,
                  [](int n) -> rt::task<> { co_await save(n); });
// CHECK:      :[[@LINE-1]]:19: warning: task returned by this lambda is dropped by 'std::for_each_n', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:19: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:19: note: 'std::for_each_n' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a callable that returns nothing and spawns the task
  std::ranges::for_each(numbers, save);
// CHECK:      :[[@LINE-1]]:34: warning: task returned by 'save' is dropped by 'std::ranges::for_each', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'std::ranges::for_each' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a callable that returns nothing and spawns the task
}

void once(std::once_flag &flag) {
  std::call_once(flag, tick);
// CHECK:      :[[@LINE-1]]:24: warning: task returned by 'tick' is dropped by 'std::call_once', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:24: note: 'std::call_once' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:24: note: pass a callable that returns nothing and spawns the task
}

void asyncAndForget() {
  (std::async(tick), std::async(std::launch::async, save, 1));
// CHECK:      :[[@LINE-1]]:15: warning: task returned by 'tick' is dropped by 'std::async', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'std::async' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a callable that returns nothing and spawns the task
// CHECK:      :[[@LINE-5]]:53: warning: task returned by 'save' is dropped by 'std::async', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-7]]:53: note: 'std::async' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-8]]:53: note: pass a callable that returns nothing and spawns the task
}

void asyncAndWait() {
  auto done = std::async(tick);
// CHECK:      :[[@LINE-1]]:26: warning: task returned by 'tick' is dropped by 'std::async', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:26: note: 'std::async' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a callable that returns nothing and spawns the task
  done.wait();
}

void posted(rt::thread_pool &pool) {
  pool.post([]() -> rt::task<> { co_await tick(); });
// CHECK:      :[[@LINE-1]]:13: warning: task returned by this lambda is dropped by 'rt::executor::post', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:13: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:13: note: 'rt::executor::post' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:13: note: pass a callable that returns nothing and spawns the task
}

void onStop(std::stop_token token) {
  std::stop_callback callback(token, tick);
// CHECK:      :[[@LINE-1]]:38: warning: task returned by 'tick' is dropped by 'std::stop_callback', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'tick' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:38: note: 'std::stop_callback' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:38: note: pass a callable that returns nothing and spawns the task
}

//===--- Conversions ------------------------------------------------------===//

struct status {
  template <class T> status(T &&) noexcept {}
};
struct outcome {
  outcome(rt::task<int>) : ok(true) {}
  bool ok;
};
rt::task<int> fetch();

status convertedToStatus() {
  return fetch();
// CHECK:      :[[@LINE-1]]:10: warning: task is swallowed by the conversion to 'status', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-11]]:22: note: this constructor of 'status' does nothing with the task
// CHECK-NEXT: :[[@LINE-3]]:10: note: await the task and convert its result
}

rt::task<> convertedToOutcome() {
  outcome o = fetch();
// CHECK:      :[[@LINE-1]]:15: warning: task is swallowed by the conversion to 'outcome', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: this constructor of 'outcome' does nothing with the task
// CHECK-NEXT: :[[@LINE-3]]:15: note: await the task and convert its result
// CHECK-NEXT: :{[[@LINE-4]]:15-[[@LINE-4]]:15}: fix-it: "co_await "
  co_return;
}
