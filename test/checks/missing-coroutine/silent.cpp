// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-missing-coroutine %s -- -std=c++20 -I%rt_include | %verify %s

// What async-missing-coroutine must not report.

#include <rt/rt.hpp>

#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <utility>

rt::task<> save(int n);
rt::task<int> load(int n);

//===--- It does not end without a task -----------------------------------===//

rt::task<> coroutineThatFallsOff(bool b) {
  if (b)
    co_await save(1);
}

rt::task<> coroutineThatThrows(int n) {
  if (n < 0)
    throw std::runtime_error("n");
  co_await save(n);
}

rt::task<> declaredOnly(int n);

rt::task<> everyPathReturns(bool b) {
  if (b)
    return save(1);
  return {};
}

rt::task<> endlessLoop(int n) {
  for (;;)
    if (n-- == 0)
      return save(n);
}

rt::task<> endsTheProgram(bool b) {
  if (b)
    return save(1);
  std::abort();
}

[[noreturn]] void fail();
rt::task<> callsWhatDoesNotReturn(bool b) {
  if (b)
    return save(1);
  fail();
}

enum class color { red, green };
rt::task<> everyEnumerator(color c) {
  switch (c) {
  case color::red:
    return save(1);
  case color::green:
    return save(2);
  }
}

rt::task<> handlerReturns() {
  try {
    return save(1);
  } catch (...) {
    return save(2);
  }
}

rt::task<> handlerRethrows() {
  try {
    return save(1);
  } catch (...) {
    throw;
  }
}

void returnsNothing(bool b) {
  if (b)
    throw std::runtime_error("b");
}

int returnsAnotherType(int n) {
  if (n < 0)
    throw std::runtime_error("n");
  return n;
}

int main() {}

//===--- No exception leaves the call -------------------------------------===//

rt::task<> caughtHere(int n) {
  try {
    if (n < 0)
      throw std::runtime_error("n");
    return save(n);
  } catch (const std::runtime_error &) {
    return save(0);
  }
}

rt::task<> caughtByEllipsis(int n) {
  try {
    if (n < 0)
      throw n;
    return save(n);
  } catch (...) {
    return {};
  }
}

rt::task<> notWrittenYet(int) { throw std::runtime_error("not written yet"); }

struct test_double {
  virtual rt::task<int> get(int) { throw std::runtime_error("no network"); }
};

rt::task<> afterASwitch(color c) {
  switch (c) {
  case color::red:
    return save(1);
  case color::green:
    return save(2);
  }
  throw std::runtime_error("not a color");
}

rt::task<> defaultOfAFullSwitch(color c) {
  switch (c) {
  case color::red:
    return save(1);
  case color::green:
    return save(2);
  default:
    throw std::runtime_error("not a color");
  }
}

[[clang::coro_wrapper]] rt::task<> wrapper(int n) {
  if (n < 0)
    throw std::runtime_error("n");
  return save(n);
}

// The lambda throws, not the function around it.
rt::task<int> inANestedLambda(int n) {
  auto checked = [](int m) {
    if (m < 0)
      throw std::runtime_error("m");
    return m;
  };
  return load(checked(n));
}

template <bool Checked> rt::task<int> discardedBranch(int n) {
  if constexpr (Checked)
    if (n < 0)
      throw std::runtime_error("n");
  return load(n);
}
template rt::task<int> discardedBranch<false>(int);

//===--- What tasks are made of -------------------------------------------===//

class job {
public:
  struct promise_type {
    bool ready = false;
    job get_return_object() {
      if (ready)
        throw std::runtime_error("twice");
      return job();
    }
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() noexcept;
    void return_void() noexcept;
  };
  job() noexcept;
  job then(job next) {
    if (!next.await_ready())
      throw std::runtime_error("empty");
    return next;
  }
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> h) noexcept;
  void await_resume() const;
};

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void unhandled_exception() noexcept;
    void return_void() noexcept;
  };
};
fire_and_forget notATask(int n) {
  if (n < 0)
    throw std::runtime_error("n");
  return {};
}

// A programmer's mistake, by default.
rt::task<> mistake(int n) {
  if (n < 0)
    throw std::out_of_range("n");
  return save(n);
}

// Who is given a lambda often turns what it throws into a task.
auto throwingLambda = [](int n) -> rt::task<> {
  if (n < 0)
    throw std::runtime_error("n");
  return save(n);
};

// Of each instantiation one branch is left, and nothing is known of this template's.
template <class T> struct model {
  T object;
  rt::task<int> load(int n) const {
    if constexpr (requires { object.load(n); }) {
      return object.load(n);
    } else if constexpr (requires { object.load(); }) {
      return object.load();
    } else {
      throw std::runtime_error("cannot load");
    }
  }
};
