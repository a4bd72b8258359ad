// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   -- -std=c++23 -I%rt_include -I%shapes | %verify %s

// Closures that a coroutine takes by value, with the object parameter of C++23.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <string>
#include <utility>

rt::task<> step();
void use(int n);

//===--- Silent -----------------------------------------------------------===//

rt::task<> ownClosure(int n) {
  auto t = [n](this auto) -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_await std::move(t);
  auto u = [n](this auto self, int m) -> rt::task<> {
    co_await step();
    use(n + m);
  }(1);
  co_await std::move(u);
}

void spawned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [n](this auto) -> rt::task<> {
    co_await step();
    use(n);
  }());
}

void fired(int n) {
  [n](this auto) -> minimal::fire_and_forget {
    co_await step();
    use(n);
  }();
}

void posted(rt::executor &ex, int n) {
  ex.post([n](this auto) -> minimal::fire_and_forget {
    co_await step();
    use(n);
  });
}

template <class F> void launch(rt::executor &ex, F f) {
  rt::spawn_detached(ex, f());
}
void launched(rt::executor &ex, int n) {
  launch(ex, [n](this auto) -> rt::task<> {
    co_await step();
    use(n);
  });
}

// The range of a loop lives as long as the loop.
void rangeFor(int n) {
  for (int i : [n]() -> minimal::generator<int> {
         for (int i = 0; i < n; ++i)
           co_yield i;
       }())
    use(i);
}

//===--- Reported ---------------------------------------------------------===//

rt::task<> borrowed(int n) {
  auto t = [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+6]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: take the closure by value, so that the coroutine keeps its captures
// CHECK-NEXT: :{[[@LINE-6]]:16-[[@LINE-6]]:16}: fix-it: "this auto"
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> withArguments(int n) {
  auto t = [n](int m) -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'n' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+6]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: take the closure by value, so that the coroutine keeps its captures
// CHECK-NEXT: :{[[@LINE-6]]:16-[[@LINE-6]]:16}: fix-it: "this auto, "
    co_await step();
    use(n + m);
  }(1);
  co_await std::move(t);
}

void borrowedByALaunch(rt::executor &ex, int n) {
  launch(ex, [n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:14: warning: 'n' is captured by a closure that 'launch' lets go, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-51]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-51]]:1: note: 'f', the closure, is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:14: note: take the closure by value, so that the coroutine keeps its captures
// CHECK-NEXT: :{[[@LINE-6]]:18-[[@LINE-6]]:18}: fix-it: "this auto"
    co_await step();
    use(n);
  });
}
