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
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> reference(int n) {
  auto t = [&n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> everything(int n, std::string text) {
  auto t = [=]() -> rt::task<> {
    co_await step();
    use(n);
    use(text);
  }();
  auto u = [&]() -> rt::task<> {
    use(n);
    co_return;
  }();
  co_await std::move(t);
  co_await std::move(u);
}

rt::task<> initialised(std::unique_ptr<int> p) {
  auto t = [p = std::move(p), twice = 2]() -> rt::task<> {
    co_await step();
    use(*p);
    use(twice);
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

rt::task<> changing(int n) {
  auto t = [n]() mutable -> rt::task<> {
    co_await step();
    ++n;
    use(n);
  }();
  co_await std::move(t);
}

rt::task<> usedBeforeItSuspends(int n) {
  auto t = [n]() -> rt::task<> {
    use(n);
    co_return;
  }();
  co_await std::move(t);
}

rt::task<> several(int n) {
  auto t = rt::when_all([n]() -> rt::task<> { co_await step(); use(n); }(),
                        [&n]() -> rt::task<> { co_await step(); use(n); }());
  co_await std::move(t);
}

rt::task<> ofABinding() {
  auto [a, b] = std::pair(1, 2);
  auto t = [a]() -> rt::task<> {
    co_await step();
    use(a);
  }();
  co_await std::move(t);
  use(b);
}

rt::task<> returned(int n) {
  return [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
}

void spawned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [n]() -> rt::task<> {
    co_await step();
    use(n);
  }());
}

rt::task<> spawnedAndJoined(rt::executor &ex, int n) {
  auto handle = rt::spawn(ex, [n]() -> rt::task<> {
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
      co_await step();
      use(n);
    }();
  }
  void captureACopy() {
    all.push_back([*this]() -> rt::task<> {
      co_await step();
      use(n);
    }());
  }
  void captureByDefault() {
    all.push_back([&]() -> rt::task<> {
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
}

void localIsSpawned(rt::executor &ex, int n) {
  auto job = [n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  rt::spawn_detached(ex, job());
}

rt::task<> innerScope(int n) {
  std::optional<rt::task<>> t;
  {
    auto job = [n]() -> rt::task<> {
      co_await step();
      use(n);
    };
    t = job();
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
  }
  co_await rt::when_all(std::move(tasks));
}

//===--- What starts at once ----------------------------------------------===//

void fired(int n) {
  [n]() -> minimal::fire_and_forget {
    co_await step();
    use(n);
  }();
}

struct button {
  int clicks = 0;
  void click() {
    [this]() -> minimal::fire_and_forget {
      co_await step();
      ++clicks;
    }();
  }
};

rt::task<> started(int n) {
  auto t = [n]() -> minimal::eager {
    co_await step();
    use(n);
  }();
  co_await t;
}

//===--- Generators -------------------------------------------------------===//

void rangeFor(int n) {
  for (int i : [n]() -> minimal::generator<int> {
         for (int i = 0; i < n; ++i)
           co_yield i;
       }())
    use(i);
}

void generator(int n) {
  auto numbers = [n]() -> minimal::generator<int> {
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
    co_await step();
    use(n);
  });
}

void namedClosure(rt::executor &ex, std::string text) {
  auto job = [&text]() -> rt::task<> {
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
  });
}

void renamed(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, [&same = text]() -> rt::task<> {
    co_await step();
    use(same);
  });
}

void pointer(rt::executor &ex) {
  int n = 1;
  rt::spawn_detached(ex, [p = &n]() -> rt::task<> {
    co_await step();
    use(*p);
  });
}

void view(rt::executor &ex, std::string text) {
  std::string_view part = text;
  rt::spawn_detached(ex, [part]() -> rt::task<> {
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
    co_await step();
    use(n);
  });
}

template <class F> void launchForwarded(rt::executor &ex, F &&f) {
  rt::spawn_detached(ex, std::forward<F>(f)());
}
void forwarded(rt::executor &ex, int n) {
  launchForwarded(ex, [n]() -> rt::task<> {
    co_await step();
    use(n);
  });
}

void launchFunction(rt::executor &ex, std::function<rt::task<>()> f) {
  rt::spawn_detached(ex, f());
}
void function(rt::executor &ex, int n) {
  launchFunction(ex, [n]() -> rt::task<> {
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
    co_await step();
    use(n);
  });
}

template <class F> void fire(F f) { f(); }
void firedBySomebody(int n) {
  fire([n]() -> minimal::fire_and_forget {
    co_await step();
    use(n);
  });
}

struct window {
  rt::executor &ex;
  int n = 0;
  void update() {
    ex.post([this]() -> minimal::fire_and_forget {
      co_await step();
      use(n);
    });
  }
};

//===--- Templates, lambdas and macros ------------------------------------===//

template <class T> rt::task<> inATemplate(T n) {
  auto t = [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}
template rt::task<> inATemplate(int);
template rt::task<> inATemplate(short);

auto outer = [](int n) -> rt::task<> {
  auto t = [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_await std::move(t);
};

#define RUN(...) [__VA_ARGS__]() -> rt::task<> { co_await step(); use(n); }()
rt::task<> inAMacro(int n) {
  auto t = RUN(n);
  co_await std::move(t);
}
