// RUN: not %async_tidy --quiet --format=concise \
// RUN:   --checks=-*,async-dangling-argument,async-dangling-capture %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// A task that a coroutine awaits which nobody can wait for: it goes on alone
// once it was suspended.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <string>
#include <string_view>
#include <utility>

void show(std::string_view text);

rt::task<> send(const std::string &text) {
  co_await rt::yield();
  show(text);
}

rt::task<> usesItAtOnce(const std::string &text) {
  show(text);
  co_await rt::yield();
}

rt::task<> declared(const std::string &text);

minimal::fire_and_forget start(rt::task<> work) { co_await std::move(work); }
minimal::fire_and_forget startSafely(rt::task<> work) {
  try {
    co_await std::move(work);
  } catch (...) {
  }
}

void launch(rt::task<> work) { start(std::move(work)); }

struct launcher {
  void operator()(auto &&work) const {
    [](auto own) -> minimal::fire_and_forget {
      co_await std::move(own);
    }(std::forward<decltype(work)>(work));
  }
};
inline constexpr launcher go{};

void temporaries() {
  start(send("hello"));
// CHECK:      :[[@LINE-1]]:14: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE-3]]:22: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-35]]:3: note: 'send' may be suspended here
// CHECK-NEXT: :[[@LINE-35]]:8: note: 'send' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:14: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-39]]:17-[[@LINE-39]]:36}: fix-it: "std::string "
  startSafely(send(std::string("hello")));
// CHECK:      :[[@LINE-1]]:20: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE-3]]:41: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-43]]:3: note: 'send' may be suspended here
// CHECK-NEXT: :[[@LINE-43]]:8: note: 'send' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:20: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-47]]:17-[[@LINE-47]]:36}: fix-it: "std::string "
  launch(send("hello"));
// CHECK:      :[[@LINE-1]]:15: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE-3]]:23: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-51]]:3: note: 'send' may be suspended here
// CHECK-NEXT: :[[@LINE-51]]:8: note: 'send' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:15: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-55]]:17-[[@LINE-55]]:36}: fix-it: "std::string "
  go(send("hello"));
// CHECK:      :[[@LINE-1]]:11: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE-3]]:19: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-59]]:3: note: 'send' may be suspended here
// CHECK-NEXT: :[[@LINE-59]]:8: note: 'send' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:11: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-63]]:17-[[@LINE-63]]:36}: fix-it: "std::string "
}

void locals() {
  std::string text = "hello";
  start(send(text));
// CHECK:      :[[@LINE-1]]:14: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-71]]:3: note: 'send' may be suspended here
// CHECK-NEXT: :[[@LINE-71]]:8: note: 'send' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:14: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-75]]:17-[[@LINE-75]]:36}: fix-it: "std::string "
}

void localsLaunched() {
  std::string text = "hello";
  launch(send(text));
// CHECK:      :[[@LINE-1]]:15: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-83]]:3: note: 'send' may be suspended here
// CHECK-NEXT: :[[@LINE-83]]:8: note: 'send' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:15: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-87]]:17-[[@LINE-87]]:36}: fix-it: "std::string "
}

void closures(std::string text) {
  launch([text]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:10: warning: 'text' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:10: note: this lambda uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:10: note: pass 'text' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:10-[[@LINE-7]]:16}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:17-[[@LINE-8]]:17}: fix-it: "auto text"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "text"
    co_await rt::yield();
    show(text);
  }());
}

// --- silent

void usedBeforeItIsSuspended() {
  start(usesItAtOnce("hello"));
  launch([text = std::string("hello")]() -> rt::task<> {
    show(text);
    co_await rt::yield();
  }());
}

// What it does is not seen.
void bodyUnseen() { launch(declared("hello")); }

minimal::fire_and_forget startDeclared(rt::task<> work);
void startUnseen() { startDeclared(send("hello")); }

// This one keeps the task for later, or never awaits it.
minimal::fire_and_forget drops(rt::task<>) { co_return; }
void neverRuns() { drops(send("hello")); }

// Runs the task to its end before it returns.
struct latch {
  void down();
  void wait();
};
minimal::fire_and_forget notify(rt::task<> work, latch &done) {
  co_await std::move(work);
  done.down();
}
void syncWait(rt::task<> work) {
  latch done;
  notify(std::move(work), done);
  done.wait();
}
void waits() {
  std::string text = "hello";
  syncWait(send(text));
  syncWait(send("hello"));
}

// The coroutine is waited for by what it awaits.
rt::task<> awaited() {
  co_await send("hello");
}

// Somebody waits for it by other means.
class nursery {
  int count = 1;
  std::coroutine_handle<> waiting;
  minimal::fire_and_forget run(rt::task<> work) {
    ++count;
    co_await std::move(work);
    if (--count == 0 && waiting)
      waiting.resume();
  }

public:
  void start(rt::task<> work) { run(std::move(work)); }
  auto join() {
    struct awaiter {
      nursery &n;
      bool await_ready() const { return --n.count == 0; }
      void await_suspend(std::coroutine_handle<> h) { n.waiting = h; }
      void await_resume() const {}
    };
    return awaiter{*this};
  }
};
rt::task<> joins(nursery *n) {
  std::string text = "hello";
  n->start(send(text));
  co_await n->join();
}

// A loop that is not seen may run it to its end.
minimal::fire_and_forget note(const std::string &text) {
  co_await rt::yield();
  show(text);
}
struct event_loop {
  static event_loop &get();
  void run();
};
void runsTheLoop() {
  std::string text = "hello";
  start(send(text));
  note(text);
  event_loop::get().run();
}
