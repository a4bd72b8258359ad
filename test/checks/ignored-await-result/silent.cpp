// RUN: %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-ignored-await-result leaves alone.

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <system_error>
#include <tuple>
#include <utility>

struct [[nodiscard]] status {
  bool ok;
  explicit operator bool() const { return ok; }
};
rt::task<status> send(int n);
rt::task<int> count();
rt::task<> tick();

//===--- It is used -------------------------------------------------------===//

rt::task<status> used() {
  status s = co_await send(1);
  if (!co_await send(2))
    co_return s;
  bool ok = (co_await send(3)).ok;
  while (co_await send(4)) {
  }
  ok = ok && co_await send(5);
  co_return co_await send(6);
}

void check(status s);
rt::task<> passedOn() {
  check(co_await send(1));
  auto &&kept = co_await send(2);
  check(kept);
}

//===--- It is ignored on purpose -----------------------------------------===//

rt::task<> onPurpose() {
  (void)co_await send(1);
  static_cast<void>(co_await send(2));
  std::ignore = co_await send(3);
  [[maybe_unused]] auto s = co_await send(4);
  auto _ = co_await send(5);
}

ASYNC_TIDY_MAY_DROP rt::task<status> notify();
struct ASYNC_TIDY_MAY_DROP [[nodiscard]] hint {};
rt::task<hint> suggest();
rt::task<> declaredSo() {
  co_await notify();
  co_await suggest();
}

//===--- Nobody says that it must be used ---------------------------------===//

rt::task<> plainResults() {
  co_await count();
  co_await tick();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

// On the function the word means the task: the compiler minds it.
[[nodiscard]] rt::task<int> nodiscardFunctionOnly();
template <class T> class [[nodiscard]] work {
public:
  struct promise_type {
    work get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception() { std::terminate(); }
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
work<int> nodiscardTaskOnly();
[[nodiscard]] work<void> nothingToUse();
[[nodiscard]] work<int> withTimeout(work<int> inner, int seconds);
rt::task<> wordMeansTheTask() {
  auto t = nodiscardTaskOnly();
  co_await std::move(t);
  co_await withTimeout(nodiscardTaskOnly(), 1);
  co_await nodiscardFunctionOnly();
  co_await nodiscardTaskOnly();
  co_await nothingToUse();
}

// A class whose every function has the word, also where there is no result.
struct semaphore {
  [[nodiscard]] work<bool> acquire();
  [[nodiscard]] work<void> release();
  [[nodiscard]] static int most();
};
template <class T> struct channel {
  [[nodiscard]] work<bool> send(T value);
  template <class Executor> [[nodiscard]] auto close(Executor &e) -> work<void>;
};
rt::task<> wordIsHabit(semaphore &s, channel<int> &c) {
  co_await c.send(1);
  co_await s.acquire();
  co_await s.release();
}

// As for a call, a reference to such a class says nothing.
rt::task<status &> current();
rt::task<> reference() {
  co_await current();
}

// The error is one of several results, as asio's as_tuple gives it.
rt::task<std::tuple<std::error_code, int>> receive();
rt::task<> tuple() {
  co_await receive();
}

//===--- Others report it -------------------------------------------------===//

rt::task<work<int>> prepare();
rt::task<> resultIsTask() {
  co_await prepare();
}

rt::task<> resultIsGuard(rt::mutex &m) {
  co_await m.scoped_lock();
}

//===--- A test that expects a throw --------------------------------------===//

#define EXPECT_THROW(STATEMENT, TYPE)                                          \
  try {                                                                        \
    STATEMENT;                                                                 \
  } catch (const TYPE &) {                                                     \
  }
rt::task<> expectsThrow() {
  EXPECT_THROW(co_await send(1), std::exception)
}

//===--- The caller decides what is awaited -------------------------------===//

template <class F> rt::task<> runs(F f) { co_await f(); }
template <class T> rt::task<> awaits(T t) { co_await std::move(t); }
rt::task<> instantiates() {
  co_await runs([] { return send(1); });
  co_await awaits(send(2));
}

template <class T> rt::task<T> produce();
template <class T> rt::task<> instancesDisagree() {
  co_await produce<T>();
}
template rt::task<> instancesDisagree<status>();
template rt::task<> instancesDisagree<int>();

//===--- Not a statement --------------------------------------------------===//

template <class T> rt::task<> notInstantiated() {
  if constexpr (sizeof(T) == 0)
    co_await send(1);
  co_return;
}
template rt::task<> notInstantiated<int>();

void notAwaited() {
  status s{true};
  (void)s;
}
