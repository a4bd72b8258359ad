// What async-lost-exception must not report.

// RUN: split-file %s %t
// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception --model-file=%t/model.yaml %t/silent.cpp \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s
// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception %t/no-exceptions.cpp \
// RUN:   -- -std=c++20 -fno-exceptions | %verify %s

//--- model.yaml
library: test
functions:
  - names: [start]
    role: loses-exception
  - names: [start_with]
    role: loses-exception
    when-argument-type: ignore_t

//--- silent.cpp
#include <rt/rt.hpp>

#include <coroutine>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <system_error>
#include <tuple>
#include <utility>

//===--- Promises that do something ---------------------------------------===//

struct parts {
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() noexcept {}
};

struct terminates {
  struct promise_type : parts {
    terminates get_return_object() noexcept { return {}; }
    void unhandled_exception() noexcept { std::terminate(); }
  };
};
struct rethrows {
  struct promise_type : parts {
    rethrows get_return_object() noexcept { return {}; }
    void unhandled_exception() { throw; }
  };
};
struct stores {
  struct promise_type : parts {
    std::exception_ptr error;
    stores get_return_object() noexcept { return {}; }
    void unhandled_exception() noexcept { error = std::current_exception(); }
  };
};
struct logs {
  struct promise_type : parts {
    logs get_return_object() noexcept { return {}; }
    void unhandled_exception() noexcept { std::puts("failed"); }
  };
};
struct notSeen {
  struct promise_type : parts {
    notSeen get_return_object() noexcept { return {}; }
    void unhandled_exception() noexcept;
  };
};
struct deleted {
  struct promise_type : parts {
    deleted get_return_object() noexcept { return {}; }
    void unhandled_exception() = delete;
  };
};
// Not a promise's.
struct listener {
  void unhandled_exception(int code) { (void)code; }
  void unhandled() {}
};
void unhandled_exception() {}

terminates throwingCoroutine() {
  throw 1;
  co_return;
}

//===--- Tasks that let nothing out ---------------------------------------===//

rt::task<> step();
struct ignore_t {};
struct keep_t {};
template <class T> void start(rt::executor &, T) {}
template <class T, class H> void start_with(rt::executor &, T, H) {}
template <class T> void keep(rt::executor &, T) {}

rt::task<> catchesEverything() {
  try {
    co_await step();
    throw std::runtime_error("step");
  } catch (...) {
  }
}
rt::task<> catchesOutside() {
  try {
    try {
      co_await step();
    } catch (const std::runtime_error &) {
    }
  } catch (...) {
  }
}
rt::task<> catchesWhatNearlyAllAre() {
  try {
    co_await step();
  } catch (std::exception &) {
  }
}
rt::task<std::error_code> save();
rt::task<std::tuple<std::error_code, int>> load();
rt::task<> isToldOfErrors() {
  if (co_await save())
    co_return;
  auto [error, n] = co_await load();
}
rt::task<> throwsNothing() {
  co_await rt::yield();
}
rt::task<> awaitsOneThatLetsNothingOut() {
  co_await catchesEverything();
  co_await throwsNothing();
}
rt::task<> catchesWhatItThrows(int n) {
  try {
    if (n < 0)
      throw std::invalid_argument("n");
  } catch (const std::logic_error &) {
  }
  co_return;
}
rt::task<> recursive(int n) {
  if (n > 0)
    co_await recursive(n - 1);
}

void starts(rt::executor &e) {
  start(e, catchesEverything());
  start(e, catchesOutside());
  start(e, catchesWhatNearlyAllAre());
  start(e, isToldOfErrors());
  start(e, throwsNothing());
  start(e, awaitsOneThatLetsNothingOut());
  start(e, catchesWhatItThrows(1));
  start(e, recursive(3));
  start(e, [] {});
  start(e, []() -> rt::task<> {
    try {
      co_await step();
    } catch (...) {
    }
  });
}

rt::task<> letsOut() { co_await step(); }

void seenNowhere(rt::executor &e) { start(e, step()); }
void inAVariable(rt::executor &e) {
  auto t = letsOut();
  start(e, std::move(t));
}
void keptByTheHandler(rt::executor &e) { start_with(e, letsOut(), keep_t()); }
void keptByTheFunction(rt::executor &e) { keep(e, letsOut()); }
rt::task<> joined(rt::executor &e) { co_await rt::spawn(e, letsOut()); }
void endsTheProgram(rt::executor &e) { rt::spawn_detached(e, letsOut()); }
int blocked() {
  rt::block_on(letsOut());
  return 0;
}

//--- no-exceptions.cpp
#include <coroutine>

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept {}
  };
};
