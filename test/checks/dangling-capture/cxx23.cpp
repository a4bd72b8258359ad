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
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> withArguments(int n) {
  auto t = [n](int m) -> rt::task<> {
    co_await step();
    use(n + m);
  }(1);
  co_await std::move(t);
}

void borrowedByALaunch(rt::executor &ex, int n) {
  launch(ex, [n]() -> rt::task<> {
    co_await step();
    use(n);
  });
}
