// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// What async-dangling-capture reports.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<> step();
void use(int n);
void use(const std::string &text);

//===--- A temporary closure ----------------------------------------------===//

rt::task<> copy(int n) {
  auto t = [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:16}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> reference(int n) {
  auto t = [&n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+5]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> everything(int n, std::string text) {
  auto t = [=]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+6]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
    use(text);
  }();
  auto u = [&]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'u'
// CHECK-NEXT: :[[@LINE+5]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+2]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    use(n);
    co_return;
  }();
  co_await std::move(t);
  co_await std::move(u);
}

rt::task<> initialised(std::unique_ptr<int> p) {
  auto t = [p = std::move(p), twice = 2]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'p' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+6]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'p' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'p' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(*p);
    use(twice);
  }();
  co_await std::move(t);
}

rt::task<> withArguments(int n) {
  auto t = [n](int m) -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+8]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:16}: fix-it: "auto n, "
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n, "
    co_await step();
    use(n + m);
  }(1);
  co_await std::move(t);
}

rt::task<> changing(int n) {
  auto t = [n]() mutable -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:7: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:16}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+4]]:5-[[@LINE+4]]:5}: fix-it: "n"
    co_await step();
    ++n;
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> usedBeforeItSuspends(int n) {
  auto t = [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+5]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:16}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    use(n);
    co_return;
  }();
  co_await std::move(t);
}

rt::task<> several(int n) {
  auto t = rt::when_all([n]() -> rt::task<> { co_await step(); use(n); }(),
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+6]]:77: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-4]]:68: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:25: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:25-[[@LINE-6]]:28}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:29-[[@LINE-7]]:29}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE-8]]:74-[[@LINE-8]]:74}: fix-it: "n"
                        [&n]() -> rt::task<> { co_await step(); use(n); }());
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-11]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:77: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-4]]:69: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:25: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
  co_await std::move(t);
}

rt::task<> returned(int n) {
  return [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:10: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is returned here
// CHECK-NEXT: :[[@LINE+8]]:5: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:10: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:10-[[@LINE-6]]:13}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:14-[[@LINE-7]]:14}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }();
}

void spawned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:26: warning: 'n' is captured by a temporary closure, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:26-[[@LINE-6]]:29}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:30-[[@LINE-7]]:30}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }());
}

rt::task<> spawnedAndJoined(rt::executor &ex, int n) {
  auto handle = rt::spawn(ex, [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:31: warning: 'n' is captured by a temporary closure, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+8]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:31-[[@LINE-6]]:34}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:35-[[@LINE-7]]:35}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }());
  co_await handle;
}

struct session {
  int n = 0;
  rt::task<> last;
  std::vector<rt::task<>> all;

  void captureThis() {
    last = [this]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'this' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept here, beyond function 'captureThis'
// CHECK-NEXT: :[[@LINE+5]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'this' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await step();
      use(n);
    }();
  }
  void captureACopy() {
    all.push_back([*this]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:19: warning: 'this' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept here, beyond function 'captureACopy'
// CHECK-NEXT: :[[@LINE+5]]:8: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'this' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:19: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await step();
      use(n);
    }());
  }
  void captureByDefault() {
    all.push_back([&]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:19: warning: 'this' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept here, beyond function 'captureByDefault'
// CHECK-NEXT: :[[@LINE+5]]:8: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'this' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:19: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await step();
      use(n);
    }());
  }
  session() = default;
  session(const session &other) : n(other.n) {}
};

struct shared : std::enable_shared_from_this<shared> {
  int n = 0;
  void start(rt::executor &ex) {
    rt::spawn_detached(ex, [self = shared_from_this()]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'self' is captured by a temporary closure, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:8: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'self' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:28: note: pass 'self' as an argument: a coroutine copies its parameters, not its captures
      co_await step();
      use(self->n);
    }());
  }
};

//===--- A closure of a scope ---------------------------------------------===//

rt::task<> localIsReturned(int n) {
  auto job = [n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  return job();
// CHECK:      :[[@LINE-1]]:10: warning: 'n' is captured by 'job', which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is returned here
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'job' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:10: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
}

void localIsSpawned(rt::executor &ex, int n) {
  auto job = [n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  rt::spawn_detached(ex, job());
// CHECK:      :[[@LINE-1]]:26: warning: 'n' is captured by 'job', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'job' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
}

rt::task<> innerScope(int n) {
  std::optional<rt::task<>> t;
  {
    auto job = [n]() -> rt::task<> {
      co_await step();
      use(n);
    };
    t = job();
// CHECK:      :[[@LINE-1]]:9: warning: 'n' is captured by 'job', which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'job' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-6]]:11: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:9: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
  }
  co_await std::move(*t);
}

rt::task<> loop(std::vector<int> numbers) {
  std::vector<rt::task<>> tasks;
  for (int n : numbers) {
    auto job = [n]() -> rt::task<> {
      co_await step();
      use(n);
    };
    tasks.push_back(job());
// CHECK:      :[[@LINE-1]]:21: warning: 'n' is captured by 'job', which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 'tasks'
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'job' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-6]]:11: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:21: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
  }
  co_await rt::when_all(std::move(tasks));
}

//===--- What starts at once ----------------------------------------------===//

void fired(int n) {
  [n]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:3: warning: 'n' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+9]]:5: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:3-[[@LINE-7]]:6}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:7-[[@LINE-8]]:7}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }();
}

struct button {
  int clicks = 0;
  void click() {
    [this]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:5: warning: 'this' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'this' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:5: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await step();
      ++clicks;
    }();
  }
};

rt::task<> started(int n) {
  auto t = [n]() -> minimal::eager {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:12-[[@LINE-7]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:16-[[@LINE-8]]:16}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }();
  co_await t;
}

//===--- Generators -------------------------------------------------------===//

void rangeFor(int n) {
  for (int i : [n]() -> minimal::generator<int> {
// CHECK:      :[[@LINE-1]]:16: warning: 'n' is captured by a temporary closure, which is gone before the generator runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the loop runs the generator after that
// CHECK-NEXT: :[[@LINE+8]]:10: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+5]]:30: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:16-[[@LINE-6]]:19}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:20-[[@LINE-7]]:20}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:10-[[@LINE+3]]:10}: fix-it: "n"
         for (int i = 0; i < n; ++i)
           co_yield i;
       }())
    use(i);
}

void generator(int n) {
  auto numbers = [n]() -> minimal::generator<int> {
// CHECK:      :[[@LINE-1]]:18: warning: 'n' is captured by a temporary closure, which is gone before the generator runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the generator is kept in 'numbers'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+5]]:25: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:18: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:18-[[@LINE-6]]:21}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:22-[[@LINE-7]]:22}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    for (int i = 0; i < n; ++i)
      co_yield i;
  }();
  for (int i : numbers)
    use(i);
}

//===--- Locals that spawned work captures by reference -------------------===//

void ownedClosure(rt::executor &ex) {
  int n = 1;
  rt::spawn_detached(ex, [&n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'n' is captured by reference by a coroutine that may outlive it [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:28: note: capture a copy, or wait for the work before 'n' is gone
    co_await step();
    use(n);
  });
}

void namedClosure(rt::executor &ex, std::string text) {
  auto job = [&text]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:16: warning: 'text' is captured by reference by a coroutine that may outlive it [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:16: note: capture a copy, or wait for the work before 'text' is gone
    co_await step();
    use(text);
  };
  rt::spawn_detached(ex, job);
}

void droppedHandle(rt::executor &ex) {
  int n = 1;
  int m = 2;
  rt::spawn(ex, [&]() -> rt::task<> {
    co_await step();
    use(n + m);
// CHECK:      :[[@LINE-1]]:9: warning: 'n' is captured by reference by a coroutine that may outlive it [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+7]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:9: note: capture a copy, or wait for the work before 'n' is gone
// CHECK:      :[[@LINE-5]]:13: warning: 'm' is captured by reference by a coroutine that may outlive it [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-8]]:3: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'm' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-8]]:13: note: capture a copy, or wait for the work before 'm' is gone
  });
}

void renamed(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, [&same = text]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'same', which a coroutine captures, leads to 'text', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:28: note: capture a copy, or wait for the work before 'text' is gone
    co_await step();
    use(same);
  });
}

void pointer(rt::executor &ex) {
  int n = 1;
  rt::spawn_detached(ex, [p = &n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:27: warning: 'p', which a coroutine captures, leads to 'n', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:27: note: capture a copy, or wait for the work before 'n' is gone
    co_await step();
    use(*p);
  });
}

void view(rt::executor &ex, std::string text) {
  std::string_view part = text;
  rt::spawn_detached(ex, [part]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:27: warning: 'part', which a coroutine captures, leads to 'text', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:27: note: capture a copy, or wait for the work before 'text' is gone
    co_await step();
    use(static_cast<int>(part.size()));
  });
}

//===--- A closure that is passed on --------------------------------------===//

template <class F> void launch(rt::executor &ex, F f) {
  rt::spawn_detached(ex, f());
}
void launched(rt::executor &ex, int n) {
  launch(ex, [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:14: warning: 'n' is captured by a closure that 'launch' lets go, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-5]]:1: note: 'f', the closure, is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
  });
}

template <class F> void launchForwarded(rt::executor &ex, F &&f) {
  rt::spawn_detached(ex, std::forward<F>(f)());
}
void forwarded(rt::executor &ex, int n) {
  launchForwarded(ex, [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:23: warning: 'n' is captured by a closure that 'launchForwarded' lets go, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:4: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:23: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
  });
}

void launchFunction(rt::executor &ex, std::function<rt::task<>()> f) {
  rt::spawn_detached(ex, f());
}
void function(rt::executor &ex, int n) {
  launchFunction(ex, [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:22: warning: 'n' is captured by a closure that 'launchFunction' lets go, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-5]]:1: note: 'f', the closure, is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:22: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
  });
}

struct pool {
  rt::executor &ex;
  std::vector<rt::task<>> tasks;
  template <class F> void add(const F &f) { tasks.push_back(f()); }
};
void stored(pool &p, int n) {
  p.add([n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:9: warning: 'n' is captured by a closure that 'pool::add' lets go, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-5]]:45: note: the task is kept here, beyond function 'stored'
// CHECK-NEXT: :[[@LINE+5]]:4: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:9: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
  });
}

template <class F> void fire(F f) { f(); }
void firedBySomebody(int n) {
  fire([n]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:8: warning: 'n' is captured by a closure that 'fire' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-4]]:37: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-5]]:42: note: 'f', the closure, is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:8: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await step();
    use(n);
  });
}

struct window {
  rt::executor &ex;
  int n = 0;
  void update() {
    ex.post([this]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:13: warning: 'this' is captured by a closure that 'rt::executor::post' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:6: note: 'rt::executor::post' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'this' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:13: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await step();
      use(n);
    });
  }
};

//===--- Templates, lambdas and macros ------------------------------------===//

template <class T> rt::task<> inATemplate(T n) {
  auto t = [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:16}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}
template rt::task<> inATemplate(int);
template rt::task<> inATemplate(short);

auto outer = [](int n) -> rt::task<> {
  auto t = [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:16}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }();
  co_await std::move(t);
};

#define RUN(...) [__VA_ARGS__]() -> rt::task<> { co_await step(); use(n); }()
rt::task<> inAMacro(int n) {
  auto t = RUN(n);
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:18: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-4]]:12: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
  co_await std::move(t);
}

// --- something that coroutines await is told, which may resume them at once

int closureOnlyAsks(minimal::event &event) {
  int count = 0;
  auto note = [&](minimal::event &on) -> minimal::fire_and_forget {
    co_await on.wait();
    ++count;
  };
  note(event);
// CHECK:      :[[@LINE-1]]:3: warning: 'count' is captured by 'note', which the coroutine may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'note' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-7]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE-7]]:7: note: this lambda uses 'count' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass 'count' as an argument: a coroutine copies its parameters, not its captures
  return event.is_raised() ? count : 0;
}

bool closureSetsTooLate(minimal::event &event) {
  bool done = false;
  auto note = [&](minimal::event &on) -> minimal::fire_and_forget {
    co_await on.wait();
    done = true;
  };
  note(event);
// CHECK:      :[[@LINE-1]]:3: warning: 'done' is captured by 'note', which the coroutine may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'note' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-7]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE-7]]:5: note: this lambda uses 'done' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass 'done' as an argument: a coroutine copies its parameters, not its captures
  return done;
}
