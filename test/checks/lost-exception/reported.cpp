// What async-lost-exception reports.

// RUN: split-file %s %t
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception %t/promises.cpp -- -std=c++20 | %verify %t/promises.cpp
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception --model-file=%t/model.yaml %t/started.cpp \
// RUN:   -- -std=c++20 -I%rt_include | %verify %t/started.cpp
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception %t/library.cpp \
// RUN:   -- -std=c++20 -I%rt_include -isystem %t/include | %verify %t/library.cpp

//--- promises.cpp
#include <coroutine>

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept {}
// CHECK:      :[[@LINE-1]]:10: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:10: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can
  };
};

struct onlyAComment {
  struct promise_type {
    onlyAComment get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() {
// CHECK:      :[[@LINE-1]]:10: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:10: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can
      // nobody to tell
      ;
    }
  };
};

template <class T> struct task {
  struct promise_type {
    task get_return_object() noexcept { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T) noexcept {}
    void unhandled_exception() noexcept {}
// CHECK:      :[[@LINE-1]]:10: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:10: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can
  };
};
task<int> one() { co_return 1; }
task<long> two() { co_return 2; }

struct promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() const noexcept;
};
inline void promise_base::unhandled_exception() const noexcept {}
// CHECK:      :[[@LINE-1]]:27: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:27: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can

struct never_instantiated {
  template <class T> struct promise {
    void unhandled_exception() {}
// CHECK:      :[[@LINE-1]]:10: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:10: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can
  };
};

// It is reported, and not the coroutine.
fire_and_forget throwing() {
  throw 1;
  co_return;
}

//--- started.cpp
#include <rt/rt.hpp>

#include <stdexcept>
#include <tuple>

rt::task<> step();
struct ignore_t {};
template <class T> void start(rt::executor &, T) {}
template <class T, class H> void start_with(rt::executor &, T, H) {}

rt::task<> awaits() { co_await step(); }
void taskThatAwaits(rt::executor &e) {
  start(e, awaits());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'awaits' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-4]]:23: note: what this await throws leaves coroutine 'awaits'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-6]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

rt::task<> throws(int n) {
  if (n < 0)
    throw std::invalid_argument("n");
  co_return;
}
void taskThatThrows(rt::executor &e) {
  start(e, throws(1));
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'throws' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-6]]:5: note: this exception leaves coroutine 'throws'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-10]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

rt::task<> catchesSome() {
  try {
    co_await step();
  } catch (const std::runtime_error &) {
  }
}
void taskThatCatchesSome(rt::executor &e) {
  start(e, catchesSome());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'catchesSome' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-7]]:5: note: what this await throws leaves coroutine 'catchesSome'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-11]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

rt::task<> throwsWhatIsNoException(int n) {
  try {
    if (n < 0)
      throw n;
  } catch (const std::exception &) {
  }
  co_return;
}
void taskThatThrowsWhatIsNoException(rt::executor &e) {
  start(e, throwsWhatIsNoException(1));
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'throwsWhatIsNoException' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-8]]:7: note: this exception leaves coroutine 'throwsWhatIsNoException'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-13]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

rt::task<std::tuple<int, int>> count();
rt::task<> isToldOfNothing() { auto [a, b] = co_await count(); }
void taskThatIsToldOfNothing(rt::executor &e) {
  start(e, isToldOfNothing());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'isToldOfNothing' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-4]]:46: note: what this await throws leaves coroutine 'isToldOfNothing'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-6]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

rt::task<> indirect() {
  try {
    co_await step();
  } catch (...) {
  }
  co_await throws(-1);
}
void taskThatAwaitsOneThatThrows(rt::executor &e) {
  start(e, indirect());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'indirect' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-5]]:3: note: what this await throws leaves coroutine 'indirect'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-12]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

void lambda(rt::executor &e) {
  start(e, []() -> rt::task<> { co_await step(); });
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves this coroutine lambda is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:33: note: what this await throws leaves this coroutine lambda
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-4]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

void calledLambda(rt::executor &e) {
  start(e, []() -> rt::task<> { co_await step(); }());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves this coroutine lambda is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:33: note: what this await throws leaves this coroutine lambda
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-4]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

void handlerThatIgnores(rt::executor &e) {
  start_with(e, awaits(), ignore_t());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'awaits' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-96]]:23: note: what this await throws leaves coroutine 'awaits'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start_with' with 'ignore_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-98]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

template <class T> rt::task<> generic(T) { co_await step(); }
template <class T> void inTemplate(rt::executor &e, T value) {
  start(e, generic(value));
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'generic' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-4]]:44: note: what this await throws leaves coroutine 'generic'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-6]]:31: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}
template void inTemplate(rt::executor &, int);
template void inTemplate(rt::executor &, long);

#define START(WORK) start(e, WORK)
void inMacro(rt::executor &e) {
  START(awaits());
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'awaits' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-116]]:23: note: what this await throws leaves coroutine 'awaits'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'start' gives it to nobody
// CHECK-NEXT: :[[@LINE-118]]:12: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

//--- model.yaml
library: test
functions:
  - names: [start]
    role: loses-exception
  - names: [start_with]
    role: loses-exception
    when-argument-type: ignore_t

//--- include/forget.hpp
#include <coroutine>
struct forget {
  struct promise_type {
    forget get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    constexpr void unhandled_exception() noexcept {}
  };
};

//--- library.cpp
#include <forget.hpp>
#include <rt/rt.hpp>

rt::task<> step();

forget runs() {
// CHECK:      :[[@LINE-1]]:8: warning: an exception that leaves coroutine 'runs' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE+3]]:3: note: what this await throws leaves coroutine 'runs'
// CHECK-NEXT: forget.hpp:{{[0-9]+:[0-9]+}}: note: 'forget::promise_type::unhandled_exception' does nothing with it
// CHECK-NEXT: :[[@LINE-4]]:8: note: put the body into a 'try' with 'catch (...)'
  co_await step();
}

auto lambda = []() -> forget { throw 1; co_return; };
// CHECK:      :[[@LINE-1]]:15: warning: an exception that leaves this coroutine lambda is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:32: note: this exception leaves this coroutine lambda
// CHECK-NEXT: forget.hpp:{{[0-9]+:[0-9]+}}: note: 'forget::promise_type::unhandled_exception' does nothing with it
// CHECK-NEXT: :[[@LINE-4]]:15: note: put the body into a 'try' with 'catch (...)'

forget catchesEverything() {
  try {
    co_await step();
  } catch (...) {
  }
}

forget throwsNothing() {
  co_await rt::yield();
}
