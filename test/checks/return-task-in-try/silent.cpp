// RUN: %async_tidy --quiet --format=concise --checks=-*,async-return-task-in-try %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-return-task-in-try must not report.

#include <rt/rt.hpp>

#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<int> fallback();
int parse(const std::string &text);
void log(const char *text) noexcept;

//===--- The handlers of a try --------------------------------------------===//

rt::task<int> awaitedInside() {
  try {
    co_return co_await fetch(1);
  } catch (...) {
  }
  co_return 0;
}

rt::task<int> returnedFromHandler() {
  try {
    parse("1");
  } catch (...) {
    return fallback();
  }
  return fetch(1);
}

rt::task<int> onlyRethrows() {
  try {
    return fetch(1);
  } catch (...) {
    throw;
  }
}

// The handlers may be meant for parse.
rt::task<int> somethingElseThrows() {
  try {
    int n = parse("1");
    return fetch(n);
  } catch (...) {
    return fallback();
  }
}
rt::task<int> anArgumentThrows() {
  try {
    return fetch(parse("1"));
  } catch (...) {
    return fallback();
  }
}
rt::task<int> anExplicitThrow(int n) {
  try {
    if (n < 0)
      throw std::invalid_argument("n");
    return fetch(n);
  } catch (...) {
    return fallback();
  }
}
rt::task<int> aConstructorThrows(int n) {
  struct connection {
    connection(int host, int port);
  };
  try {
    connection c(n, 80);
    return fetch(n);
  } catch (...) {
    return fallback();
  }
}

// It may throw before it makes a task.
rt::task<int> checked(int n) {
  if (n < 0)
    throw std::invalid_argument("n");
  return fetch(n);
}
rt::task<int> calleeIsNoCoroutine() {
  try {
    return checked(1);
  } catch (...) {
    return fallback();
  }
}

// The lambda is a function of its own, and so is its try.
rt::task<int> tryOfTheEnclosingFunction() {
  try {
    auto make = [] { return fetch(1); };
    parse("1");
    return make();
  } catch (...) {
  }
  return fallback();
}

struct source {
  virtual rt::task<int> next() { return fetch(1); }
  virtual ~source() = default;
};

//===--- A lock -----------------------------------------------------------===//

struct account {
  std::mutex mutex;
  int balance = 0;
  bool open = true;
  std::vector<int> changes;
  rt::task<> update(int n);

  rt::task<> locksAStatement(int n) {
    std::lock_guard guard(mutex);
    balance += n;
    return update(n);
  }
  rt::task<> locksACondition(int n) {
    std::lock_guard guard(mutex);
    if (!open)
      return {};
    return update(n);
  }
  rt::task<> locksAnArgument() {
    std::lock_guard guard(mutex);
    return update(balance);
  }
  rt::task<> locksACallInAnArgument() {
    std::lock_guard guard(mutex);
    return update(changes.front());
  }
  rt::task<> unlockedBefore(int n) {
    std::unique_lock guard(mutex);
    guard.unlock();
    return update(n);
  }
  rt::task<> neverLocked(int n) {
    std::unique_lock guard(mutex, std::defer_lock);
    return update(n);
  }
  rt::task<> inABlockBefore(int n) {
    {
      std::lock_guard guard(mutex);
      balance += n;
    }
    return update(n);
  }
  rt::task<> plain(int n) {
    co_await update(n);
  }
  // Not a lock.
  rt::task<> otherLocal(int n) {
    std::vector<int> copy(changes);
    return update(n);
  }
  // The work is done when the call returns, with the lock held.
  rt::task<> apply(int n) {
    balance += n;
    return update(n);
  }
  rt::task<> calleeIsNoCoroutine(int n) {
    std::lock_guard guard(mutex);
    return apply(n);
  }
};

//===--- A borrowed local -------------------------------------------------===//

rt::task<> send(const std::string &text);
rt::task<> take(std::string text);
rt::task<> takeBoth(std::string text, int n);
rt::task<> print(std::string_view text);
rt::task<> fill(int *out);

rt::task<> parameterReference(const std::string &text) { return send(text); }

rt::task<> byValue() {
  std::string text = "hello";
  return take(text);
}

rt::task<> moved() {
  std::string text = "hello";
  return take(std::move(text));
}

rt::task<> staticLocal() {
  static std::string text = "hello";
  return send(text);
}

rt::task<> referenceToSomethingElse(std::vector<std::string> &texts) {
  std::string &first = texts.front();
  return send(first);
}

rt::task<> viewOfLiteral() {
  std::string_view text = "hello";
  return print(text);
}
rt::task<> literal() { return print("hello"); }
rt::task<> viewOfParameter(const std::string &text) { return print(text); }

rt::task<> pointerFromOutside(int *out) { return fill(out); }

rt::task<> nextLine(const std::string &text) {
  std::string line = text;
  return takeBoth(line, 1);
}

struct session {
  std::string name;
  rt::task<> run();
  rt::task<> member() { return send(name); }
  rt::task<> self() { return run(); }
};

rt::task<> objectFromOutside(session &s, session *p) {
  p->name = s.name;
  return s.run();
}
rt::task<> sharedOwner(std::shared_ptr<session> s) { return s->run(); }

// A handle refers to its state, which may live on.
class handle {
  std::shared_ptr<session> state_;

public:
  rt::task<> run();
};
rt::task<> objectIsAHandle(handle h) { return h.run(); }

// The closure outlives the call.
rt::task<int> awaitedLambda() {
  int n = 1;
  co_return co_await [&n]() -> rt::task<int> { co_return n; }();
}
rt::task<int> captureByCopy() {
  int n = 1;
  auto run = [n](int m) { return fetch(n + m); };
  return run(2);
}
auto initCapture() {
  return [text = std::string("hello")] { return send(text); };
}

rt::task<int> ignores(const std::string &) { co_return 1; }
rt::task<int> unusedParameter() {
  std::string text = "hello";
  return ignores(text);
}

rt::task<int> measures(const std::string &text) {
  return fetch(static_cast<int>(text.size()));
}
rt::task<int> usedDuringTheCall() {
  std::string text = "hello";
  return measures(text);
}

rt::task<> ownerPassedOn(std::vector<std::unique_ptr<session>> &all) {
  auto s = std::make_unique<session>();
  session &kept = *s;
  all.push_back(std::move(s));
  return kept.run();
}

// Awaited or blocked on before the local is gone.
int blockedOn() {
  std::string text = "hello";
  rt::block_on(send(text));
  return 0;
}

//===--- Eager tasks ------------------------------------------------------===//

struct eager {
  struct promise_type {
    eager get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() noexcept;
    void return_value(int n) noexcept;
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> h) noexcept;
  int await_resume() const;
};

eager unseen(const std::string &text);
eager failed(std::exception_ptr error);

// The idiom of futures: an unseen function may throw during the call.
eager futureIdiom(const std::string &text) {
  try {
    return unseen(text);
  } catch (...) {
    return failed(std::current_exception());
  }
}
eager unseenMayUseItAtOnce() {
  std::string text = "hello";
  return unseen(text);
}
eager startsWith(const std::string &text) {
  int n = static_cast<int>(text.size());
  n += co_await fetch(n);
  co_return n;
}
eager usedBeforeTheFirstAwait() {
  std::string text = "hello";
  return startsWith(text);
}
eager neverSuspends(const std::string &text) {
  co_return static_cast<int>(text.size());
}
std::mutex mutex;
eager doneUnderTheLock(const std::string &text) {
  std::lock_guard guard(mutex);
  return neverSuspends(text);
}

//===--- Templates --------------------------------------------------------===//

// Only one of the instantiations borrows a local.
template <class T> rt::task<> generic(T text) { return send(text); }
rt::task<> instantiations(const std::string &text) {
  co_await generic<const std::string &>(text);
}

template <class T> auto discarded(T value) {
  std::string text = "hello";
  if constexpr (sizeof(T) > 100)
    return send(text);
  else
    return fetch(value);
}
template auto discarded(int);
