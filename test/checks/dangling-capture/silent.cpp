// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// What async-dangling-capture must not report.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <async_tidy/annotations.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

rt::task<> step();
void use(int n);
void use(const std::string &text);

//===--- Awaited while the closure is there -------------------------------===//

rt::task<> inPlace(int n) {
  co_await [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_await [&]() -> rt::task<> {
    co_await step();
    use(n);
  }();
}

rt::task<int> result(int n) {
  int m = co_await [n]() -> rt::task<int> {
    co_await step();
    co_return n;
  }();
  co_return co_await [m]() -> rt::task<int> { co_return m; }();
}

rt::task<> together(int n) {
  co_await rt::when_all([n]() -> rt::task<> { co_await step(); use(n); }(),
                        [&n]() -> rt::task<> { co_await step(); use(n); }());
}

rt::task<> spawnedAndAwaited(rt::executor &ex, int n) {
  co_await rt::spawn(ex, [&n]() -> rt::task<> {
    co_await step();
    use(n);
  }());
}

void blockedOn(int n) {
  rt::block_on([&n]() -> rt::task<> {
    co_await step();
    use(n);
  }());
}

rt::task<> namedClosure(int n) {
  auto job = [n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  auto t = job();
  co_await std::move(t);
  std::vector<rt::task<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(job());
  co_await rt::when_all(std::move(tasks));
}

rt::task<> closureOfTheLoop(std::vector<int> numbers) {
  for (int n : numbers) {
    auto job = [n]() -> rt::task<> {
      co_await step();
      use(n);
    };
    auto t = job();
    co_await std::move(t);
  }
}

rt::task<> joinedScope(rt::executor &ex, std::vector<int> numbers) {
  rt::async_scope scope;
  auto job = [&numbers](int i) -> rt::task<> {
    co_await step();
    use(numbers[i]);
  };
  for (int i = 0; i < 3; ++i)
    scope.spawn(ex, job(i));
  co_await scope.join();
}

rt::task<> handleIsAwaited(rt::executor &ex, int n) {
  auto job = [&n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  auto handle = rt::spawn(ex, job());
  co_await handle;
  auto other = rt::spawn(ex, [&n]() -> rt::task<> {
    co_await step();
    use(n);
  });
  co_await other;
}

void loopIsRun(int n) {
  auto job = [&n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  rt::current_thread loop;
  rt::spawn_detached(loop, job());
  loop.run();
}

void asksAgainAndAgain(rt::executor &ex) {
  std::atomic<int> left = 2;
  auto job = [&]() -> rt::task<> {
    co_await step();
    --left;
  };
  rt::spawn_detached(ex, job());
  rt::spawn_detached(ex, job);
  do
    std::this_thread::yield();
  while (left.load() > 0);
}

void poll();
int main() {
  rt::current_thread loop;
  int n = 1;
  auto job = [&]() -> rt::task<> {
    co_await step();
    use(n);
  };
  rt::spawn_detached(loop, job());
  rt::spawn_detached(loop, [&]() -> rt::task<> {
    co_await step();
    use(n);
  });
  while (true)
    poll();
}

//===--- Closures that live on --------------------------------------------===//

auto global = [n = 1]() -> rt::task<> {
  co_await step();
  use(n);
};
rt::task<> ofAGlobal() { return global(); }

void ofAStatic(rt::executor &ex, int n) {
  static auto job = [n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  rt::spawn_detached(ex, job());
}

struct server {
  rt::executor &ex;
  int n = 0;
  std::function<rt::task<>()> handler;
  std::vector<rt::task<>> tasks;

  explicit server(rt::executor &e) : ex(e) {
    handler = [this]() -> rt::task<> {
      co_await step();
      use(n);
    };
    rt::spawn_detached(ex, handler());
    rt::spawn_detached(ex, [this]() -> rt::task<> {
      co_await step();
      use(n);
    });
  }
  void start() {
    rt::spawn_detached(ex, handler());
    tasks.push_back(handler());
  }
  template <class F> void serve(F &f) { rt::spawn_detached(ex, f()); }
};

template <class F> struct owner {
  F f;
  rt::executor &ex;
  void start() { rt::spawn_detached(ex, f()); }
};
void ownedByAMember(rt::executor &ex, int n) {
  static owner o{[n]() -> rt::task<> {
                   co_await step();
                   use(n);
                 },
                 ex};
  o.start();
}

void lentByTheCaller(rt::executor &ex, std::function<rt::task<>()> &f) {
  rt::spawn_detached(ex, f());
}

void onTheHeap(rt::executor &ex, int n) {
  auto job = std::make_shared<std::function<rt::task<>()>>(
      [n]() -> rt::task<> {
        co_await step();
        use(n);
      });
  rt::spawn_detached(ex, (*job)());
}

//===--- Libraries that own the closure -----------------------------------===//

void owned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [n]() -> rt::task<> {
    co_await step();
    use(n);
  });
  rt::spawn(ex, [text = std::string("x")]() -> rt::task<> {
    co_await step();
    use(text);
  });
}

template <class F> rt::task<> invoke(F f) { co_await f(); }
rt::task<> ownedByACoroutine(rt::executor &ex, int n) {
  auto t = invoke([n]() -> rt::task<> {
    co_await step();
    use(n);
  });
  co_await std::move(t);
  rt::spawn_detached(ex, invoke([n]() -> rt::task<> {
                       co_await step();
                       use(n);
                     }));
}

template <class F> void launchOwned(rt::executor &ex, F f) {
  rt::spawn_detached(ex, std::move(f));
}
void passedToAnOwner(rt::executor &ex, int n) {
  launchOwned(ex, [n]() -> rt::task<> {
    co_await step();
    use(n);
  });
}

template <class F> void launchWrapped(rt::executor &ex, F f) {
  rt::spawn_detached(ex, [f = std::move(f)]() -> rt::task<> { co_await f(); });
}
void passedToAWrapper(rt::executor &ex, int n) {
  launchWrapped(ex, [n]() -> rt::task<> {
    co_await step();
    use(n);
  });
}

template <class F> void runNow(F f) { rt::block_on(f()); }
template <class F> void runLoop(F f) {
  rt::current_thread loop;
  rt::spawn_detached(loop, f());
  loop.run();
}
template <class F> void onItsPool(F f) {
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, f());
}
template <class F> auto handed(rt::executor &ex, F &&f) {
  return rt::spawn(ex, f());
}
template <class F> rt::task<> justCalls(F &&f) { return f(); }
rt::task<> passedToWhatWaits(rt::executor &ex, int n) {
  auto job = [n]() -> rt::task<> {
    co_await step();
    use(n);
  };
  runNow([n]() -> rt::task<> { co_await step(); use(n); });
  runLoop([n]() -> rt::task<> { co_await step(); use(n); });
  onItsPool([n]() -> rt::task<> { co_await step(); use(n); });
  co_await handed(ex, [n]() -> rt::task<> { co_await step(); use(n); });
  co_await justCalls([n]() -> rt::task<> { co_await step(); use(n); });
  co_await justCalls(job);
}

void submit(std::function<rt::task<>()> f);
void passedToTheUnknown(int n) {
  submit([n]() -> rt::task<> { co_await step(); use(n); });
}

ASYNC_TIDY_OWNS_CALLABLE void keep(std::function<rt::task<>()> f);
void annotated(int n) {
  keep([n]() -> rt::task<> {
    co_await step();
    use(n);
  });
}

struct handlers {
  std::vector<std::function<rt::task<>()>> all;
  template <class F> void add(F f) { all.push_back(std::move(f)); }
  rt::task<> run() {
    for (auto &f : all)
      co_await f();
  }
};
void registered(handlers &h, int n) {
  h.add([n]() -> rt::task<> {
    co_await step();
    use(n);
  });
}

//===--- Nothing captured is used late ------------------------------------===//

rt::task<> nothingCaptured() {
  auto t = []() -> rt::task<> { co_await step(); }();
  co_await std::move(t);
}

rt::task<> asAnArgument(int n) {
  auto t = [](int n) -> rt::task<> {
    co_await step();
    use(n);
  }(n);
  co_await std::move(t);
}

rt::task<> notUsed(int n) {
  auto t = [=]() -> rt::task<> { co_await step(); }();
  co_await std::move(t);
  auto u = [n]() -> rt::task<> {
    co_await step();
    (void)sizeof(n);
  }();
  co_await std::move(u);
}

void copiedFirst(int n) {
  [n]() -> minimal::fire_and_forget {
    int own = n;
    co_await step();
    use(own);
  }();
  [n]() -> minimal::fire_and_forget {
    use(n);
    co_await step();
  }();
  [n]() -> minimal::fire_and_forget {
    use(n);
    co_return;
  }();
}

rt::task<> staticsAreNotCaptured() {
  static int n = 1;
  constexpr int m = 2;
  auto t = [&]() -> rt::task<> {
    co_await step();
    use(n + m);
  }();
  co_await std::move(t);
}

struct self_owner : std::enable_shared_from_this<self_owner> {
  int n = 0;
  void start() {
    // The idiom: the frame has the owner.
    [](std::shared_ptr<self_owner> self) -> minimal::fire_and_forget {
      co_await step();
      use(self->n);
    }(shared_from_this());
    [this]() -> minimal::fire_and_forget {
      auto self = shared_from_this();
      co_await step();
      use(self->n);
    }();
  }
  void post(rt::executor &ex) {
    ex.post([self = shared_from_this()]() -> minimal::fire_and_forget {
      auto own = self;
      co_await step();
      use(own->n);
    });
    ex.post([this] { use(n); });
  }
};

//===--- No coroutine -----------------------------------------------------===//

rt::task<> work(int n);
rt::task<> plainLambda(int n) {
  auto t = [n] { return work(n); }();
  co_await std::move(t);
  auto u = [&n]() -> rt::task<> { return work(n); }();
  co_await std::move(u);
}

void plainFunction(rt::executor &ex, int n) {
  ex.post([&n] { use(n); });
  std::thread([&n] { use(n); }).join();
}

//===--- Where the task goes is not known ---------------------------------===//

void give(rt::task<> t);
void unknown(int n) {
  give([n]() -> rt::task<> {
    co_await step();
    use(n);
  }());
}

void neverStarted(int n) {
  [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
}

rt::task<> neverAwaited(int n) {
  auto t = [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_return;
}

//===--- What is captured by reference lives on ---------------------------===//

void references(rt::executor &ex, int &n, const std::string &text) {
  rt::spawn_detached(ex, [&n, &text]() -> rt::task<> {
    co_await step();
    use(n);
    use(text);
  });
  int &same = n;
  rt::spawn_detached(ex, [&same]() -> rt::task<> {
    co_await step();
    use(same);
  });
}

struct holder {
  int n = 0;
  static int all;
  void start(rt::executor &ex, const int *p, std::string_view text) {
    rt::spawn_detached(ex, [p, text, q = &n, r = &all]() -> rt::task<> {
      co_await step();
      use(*p + *q + *r + static_cast<int>(text.size()));
    });
    std::string_view literal = "hello";
    rt::spawn_detached(ex, [literal, &same = all]() -> rt::task<> {
      co_await step();
      use(same + static_cast<int>(literal.size()));
    });
  }
};

void enclosing(rt::executor &ex) {
  int n = 1;
  auto start = [&] {
    rt::spawn_detached(ex, [&]() -> rt::task<> {
      co_await step();
      use(n);
    });
  };
  start();
}

//===--- No code that runs ------------------------------------------------===//

void unevaluated(int n) {
  using made = decltype([n]() -> rt::task<> {
    co_await step();
    use(n);
  }());
  static_assert(sizeof(made) > 0);
}

template <class T> rt::task<> neverInstantiated(T n) {
  auto t = [n]() -> rt::task<> {
    co_await step();
    use(n);
  }();
  co_await std::move(t);
}

//===--- What the work was given says when it has ended -------------------===//

struct closed_event {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  void set();
};

struct hub {
  rt::executor *ex;
  closed_event closed;
};

rt::task<> serves(hub &s, int count) {
  int limit = count + 1;
  auto connection = [&limit](hub &on, int id) -> rt::task<> {
    co_await step();
    if (id == limit)
      on.closed.set();
  };
  rt::spawn_detached(*s.ex, connection(s, limit));
  co_await s.closed;
}

// --- something that coroutines await is told, which may resume them at once

int closureRaisesInTime() {
  minimal::event event;
  int count = 0;
  auto note = [&](minimal::event &on) -> minimal::fire_and_forget {
    co_await on.wait();
    ++count;
  };
  note(event);
  event.raise();
  return count;
}
