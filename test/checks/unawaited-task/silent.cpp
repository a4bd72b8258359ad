// RUN: %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-unawaited-task must not report: everything that uses a task, and
// everything that drops one on purpose.

#include "Inputs/joinable.hpp"

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <any>
#include <chrono>
#include <concepts>
#include <coroutine>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

rt::task<int> fetch(int n);
rt::task<> save(int n);

//===--- Awaited ----------------------------------------------------------===//

rt::task<> awaitedInPlace() {
  co_await fetch(1);
  int n = co_await fetch(2);
  co_await save(n), co_await save(n + 1);
  n ? co_await fetch(3) : co_await fetch(4);
  co_await (n ? fetch(5) : fetch(6));
}

rt::task<> awaitedLater() {
  auto t = fetch(1);
  co_await save(0);
  co_await std::move(t);
}

rt::task<> awaitedInLoop() {
  for (int i = 0; i < 3; ++i) {
    auto t = save(i);
    co_await std::move(t);
  }
}

rt::task<> awaitedAfterLook() {
  auto t = save(1);
  if (t.valid())
    co_await std::move(t);
}

rt::task<> awaitedByReference() {
  auto &&t = fetch(1);
  co_await std::move(t);
}

rt::task<rt::task<int>> prepare();
rt::task<> awaitedTwice() {
  co_await co_await prepare();
  auto inner = co_await prepare();
  co_await std::move(inner);
}

rt::task<> awaiterKept() {
  auto pause = rt::sleep_for(1ms);
  co_await save(1);
  co_await pause;
}

rt::task<> forRangeOfTasks(std::vector<rt::task<>> tasks) {
  for (auto &t : tasks)
    co_await std::move(t);
}

//===--- Given away -------------------------------------------------------===//

rt::task<int> returned() { return fetch(1); }
rt::task<int> returnedLater() {
  auto t = fetch(1);
  return t;
}
rt::task<int> returnedFromEitherArm(bool ok) {
  return ok ? fetch(1) : fetch(2);
}
rt::task<rt::task<int>> coReturned() { co_return fetch(1); }
auto returnedFromLambda = [] { return fetch(1); };
rt::task<int> afterComma(int n) { return ++n, fetch(n); }

void take(rt::task<int> t);
void takeReference(rt::task<int> &t);
void takePointer(const rt::task<int> *t);
template <class T> void takeAnything(T &&t);

rt::task<> passedOn() {
  take(fetch(1));
  auto t = fetch(2);
  take(std::move(t));
  auto u = fetch(3);
  takeReference(u);
  auto v = fetch(4);
  takePointer(&v);
  auto w = fetch(5);
  takeAnything(w);
  co_return;
}

void started(rt::executor &executor) {
  rt::block_on(fetch(1));
  rt::spawn_detached(executor, save(1));
  auto t = save(2);
  rt::spawn_detached(executor, std::move(t));
}

rt::task<> combined() {
  co_await rt::when_all(fetch(1), fetch(2));
  auto a = fetch(3), b = fetch(4);
  co_await rt::when_all(std::move(a), std::move(b));
}

struct holder {
  rt::task<int> task;
  holder() : task(fetch(1)) {}
  explicit holder(int n) : task{fetch(n)} {}
  rt::task<int> byDefault = fetch(2);
  void replace() { task = fetch(3); }
  void swapIn() {
    auto t = fetch(4);
    task.swap(t);
  }
  void swapOut() {
    auto t = fetch(5);
    t.swap(task);
  }
  void assignFromLocal() {
    auto t = fetch(6);
    task = std::move(t);
  }
};
struct pair {
  rt::task<int> first, second;
};

rt::task<> stored(std::vector<rt::task<int>> &out, rt::task<int> &slot) {
  out.push_back(fetch(1));
  out.emplace_back(fetch(2));
  slot = fetch(3);
  auto *heap = new rt::task<int>(fetch(11));
  delete heap;
  co_return;
}

rt::task<> exchanged() {
  auto t = fetch(1);
  auto old = std::exchange(t, fetch(2));
  std::exchange(old, {});
  co_return;
}

rt::task<> movedOn() {
  auto t = fetch(1);
  auto u = std::move(t);
  co_await std::move(u);
}

rt::task<> capturedByReference() {
  auto t = fetch(1);
  auto run = [&]() -> rt::task<int> { return std::move(t); };
  co_await run();
}
rt::task<> capturedByDefault() {
  auto t = fetch(1);
  auto run = [&] { take(std::move(t)); };
  run();
  co_return;
}
rt::task<> capturedByMove() {
  auto t = fetch(1);
  auto run = [t = std::move(t)]() mutable { take(std::move(t)); };
  run();
  co_return;
}

rt::task<> addressTaken() {
  auto t = fetch(1);
  auto *p = &t;
  auto &r = t;
  co_await std::move(*p);
  (void)r;
}

rt::task<int> *escapes() {
  static auto t = fetch(1);
  return &t;
}
rt::task<int> atNamespaceScope = fetch(1);
thread_local rt::task<int> perThread = fetch(2);

//===--- Dropped on purpose -----------------------------------------------===//

rt::task<> explicitly(bool ok) {
  (void)fetch(1);
  static_cast<void>(fetch(2));
  void(fetch(3));
  std::ignore = fetch(4);
  auto _ = fetch(5);
  auto t = fetch(6);
  (void)t;
  ok ? (void)fetch(7) : (void)fetch(8);
  (void)fetch(9), (void)fetch(10);
  co_return;
}

ASYNC_TIDY_MAY_DROP rt::task<> logLine(const char *text);
struct logger {
  ASYNC_TIDY_MAY_DROP rt::task<> write(int n);
  template <class T> ASYNC_TIDY_MAY_DROP rt::task<> print(T value);
};
rt::task<> annotatedFunction(logger &log) {
  logLine("one");
  log.write(2);
  log.print(3);
  auto t = logLine("four");
  co_return;
}

class ASYNC_TIDY_MAY_DROP ticket : public rt::task<> {};
ticket takeTicket();
template <class T> class ASYNC_TIDY_MAY_DROP receipt : public rt::task<T> {};
receipt<int> takeReceipt();
rt::task<> annotatedClass() {
  takeTicket();
  takeReceipt();
  auto t = takeTicket();
  co_return;
}

rt::task<> suppressed() {
  fetch(1); // NOLINT(async-unawaited-task)
  fetch(2); // NOLINT
  // NOLINTNEXTLINE(async-*)
  fetch(3);
  // NOLINTBEGIN(async-unawaited-task)
  fetch(4);
  auto t = fetch(5);
  // NOLINTEND(async-unawaited-task)
  co_return;
}

//===--- Not evaluated ----------------------------------------------------===//

template <class T>
concept fetchable = requires(T n) {
  fetch(n);
  { save(n) } -> std::same_as<rt::task<>>;
};
static_assert(fetchable<int>);

rt::task<> notEvaluated() noexcept(noexcept(fetch(1))) {
  using type = decltype(fetch(2));
  static_assert(sizeof(fetch(3)) > 0);
  static_assert(!noexcept(fetch(4)));
  static_assert(std::is_same_v<type, rt::task<int>>);
  bool ok = requires { fetch(5); };
  decltype(fetch(6)) empty;
  if constexpr (sizeof(type) == 0)
    fetch(7);
  co_await save(ok);
}

//===--- Not a task -------------------------------------------------------===//

// Fire and forget: starts at once, frees itself, cannot be awaited.
struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
detached fireAndForget() { co_await save(1); }
void startsDetached() {
  fireAndForget();
  []() -> detached { co_await save(1); }();
  auto t = fireAndForget();
}

template <class T> struct generator {
  struct promise_type {
    T value;
    generator get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) {
      value = v;
      return {};
    }
    void await_transform() = delete;
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> frame;
  bool next() { return frame.resume(), !frame.done(); }
};
generator<int> numbers() {
  co_yield 1;
  co_yield 2;
}
void dropsGenerator() {
  numbers();
  auto g = numbers();
}

// A handle of work that runs in any case. The model of rt says so.
rt::task<> joinHandle(rt::executor &executor) {
  rt::spawn(executor, save(1));
  rt::spawn(save(2));
  auto handle = rt::spawn(save(3));
  co_return;
}

void otherAsynchronousThings() {
  std::jthread([] {});
  auto f = std::async([] { return 1; });
  std::promise<int>().get_future();
}

// Awaiters of the standard library wait for nobody in particular.
std::suspend_always hold();
rt::task<> standardAwaiter() {
  hold();
  std::suspend_never();
  co_return;
}

// An awaiter whose destructor does the work if nobody waits.
class request {
public:
  explicit request(int n);
  ~request(); // sends it
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
request submit(int n);
rt::task<> awaiterThatFinishesByItself() {
  submit(1);
  auto r = submit(2);
  co_return;
}

// Awaitable by shape alone: a value that can be waited for, too.
struct event {
  auto operator co_await() const { return std::suspend_always(); }
};
struct button {
  event clicked() const;
  event &changed();
};
rt::task<> awaitableByShape(button &b) {
  b.clicked();
  b.changed();
  auto e = b.clicked();
  co_return;
}

// A reference to a task that lives elsewhere: the call makes none.
rt::task<int> &current();
rt::task<> referenceToTask() {
  current();
  auto &t = current();
  co_return;
}

// Empty: there is nothing to await.
rt::task<> emptyTask() {
  rt::task<int> t;
  rt::task<int>();
  rt::task<int> u{};
  co_return;
}

//===--- Driven by hand ---------------------------------------------------===//

struct manual {
  struct promise_type {
    manual get_return_object() {
      return manual(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> frame;
  explicit manual(std::coroutine_handle<promise_type> h) : frame(h) {}
  void resume() { frame.resume(); }
  bool done() const { return frame.done(); }
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
manual step();

bool driven() {
  auto t = step();
  while (!t.done())
    t.resume();
  auto u = step();
  u.frame.resume();
  step().resume();
  return t.done() && step().done();
}

// Who implements a coroutine type stores what it makes.
struct scope {
  std::vector<rt::task<>> children;
  void add(rt::task<> t) { children.push_back(std::move(t)); }
  template <class F> void start(F f) { add(f()); }
};
void ownScope(scope &s) {
  s.add(save(1));
  s.start([] { return save(2); });
}

std::function<rt::task<>()> callback() {
  return [] { return save(1); };
}
std::any erased() { return std::make_any<int>((take(fetch(1)), 1)); }

void throwsIt() { throw fetch(1); }

// --- dropping it is what starts it

struct on_drop {
  struct promise_type {
    on_drop get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  on_drop(on_drop &&) noexcept;
  ~on_drop() {
    if (handle)
      handle.resume();
  }
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<> handle;
};
on_drop later() { co_return; }
void startsByDropping() {
  later();
  auto kept = later();
}

// --- an awaiter whose base takes the registration back

struct registration {
  registration(registration &&) noexcept;
  virtual ~registration();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct registered : registration {
  using registration::registration;
};
registered registers();
rt::task<int> looksAgain(bool ready) {
  auto wait = registers();
  if (ready)
    co_return 0;
  co_return co_await std::move(wait);
}

registered spawns();
void startsService() {
  spawns();
  auto handle = spawns();
}

// --- asked by hand whether it is ready

struct eager_void {
  struct promise_type {
    eager_void get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  eager_void(eager_void &&) noexcept;
  ~eager_void();
  bool await_ready() const;
  bool isDone() const;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
eager_void runsAtOnce() { co_return; }
bool asksByHand() {
  auto started = runsAtOnce();
  return started.await_ready();
}

// --- awaiting it unwraps what is there already

template <class T> struct outcome {
  struct promise_type {
    outcome get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T value);
    void unhandled_exception();
  };
  struct awaiter {
    bool await_ready() noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    T await_resume();
  };
  awaiter operator co_await();
  bool has_error() const;
};
outcome<int> parses(const char *text) { co_return *text - '0'; }
bool looksAtTheOutcome() {
  outcome<int> parsed = parses("1");
  parses("2");
  return parsed.has_error();
}

// --- dropping it lets it run on

joinable<void> beginsWork() { co_return; }
void letsItRunOn() {
  beginsWork();
  auto work = beginsWork();
}
