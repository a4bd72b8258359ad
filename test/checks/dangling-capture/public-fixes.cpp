// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// Bugs that projects have reported or mended, rewritten on the runtime of this
// project: the code that had the bug, then the code without it.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>

//===--- drogonframework/drogon #1069 -------------------------------------===//
// A lambda is called where it is written, and sleeps.

namespace drogon {
void greet(std::string name) {
  [name]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:3: warning: 'name' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+9]]:5: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:15: note: this lambda uses 'name' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass 'name' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:3-[[@LINE-7]]:9}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:10-[[@LINE-8]]:10}: fix-it: "auto name"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "name"
    co_await rt::yield();
    std::puts(name.c_str());
  }();
}

template <class F> void run(F f) {
  [](F own) -> minimal::fire_and_forget { co_await own(); }(std::move(f));
}
void greetMended(std::string name) {
  run([name]() -> rt::task<> {
    co_await rt::yield();
    std::puts(name.c_str());
  });
}
} // namespace drogon

//===--- microsoft/cppwinrt #766 ------------------------------------------===//
// A queue calls what it is given once, and destroys it.

namespace queued {
void enqueue(rt::executor &queue) {
  auto important = std::make_unique<int>(1337);
  queue.post([still = std::move(important)]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:14: warning: 'still' is captured by a closure that 'rt::executor::post' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'rt::executor::post' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:24: note: this lambda uses 'still' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:14: note: pass 'still' as an argument: a coroutine copies its parameters, not its captures
    co_await rt::yield();
    std::printf("%d", *still);
  });
}

void enqueueMended(rt::executor &queue) {
  auto important = std::make_unique<int>(1337);
  queue.post(
      [still = std::move(important)]() mutable -> minimal::fire_and_forget {
        auto own = std::move(still);
        co_await rt::yield();
        std::printf("%d", *own);
      });
}
} // namespace queued

//===--- microsoft/cppwinrt #1131 -----------------------------------------===//
// A captured owner keeps nothing alive, a local owner does.

namespace clicked {
struct page : std::enable_shared_from_this<page> {
  int clicks = 0;

  void onClick() {
    [self = shared_from_this()]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:5: warning: 'self' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'self' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:5: note: pass 'self' as an argument: a coroutine copies its parameters, not its captures
      co_await rt::yield();
      ++self->clicks;
    }();
  }
  void onClickMended() {
    [this]() -> minimal::fire_and_forget {
      auto self = shared_from_this();
      co_await rt::yield();
      ++self->clicks;
    }();
  }
};
} // namespace clicked

//===--- David-Haim/concurrencpp #113 -------------------------------------===//
// The second turn of the loop copies a captured shared_ptr that is gone.

namespace posted {
rt::task<int> value(std::shared_ptr<rt::executor> ex);

void start(std::shared_ptr<rt::executor> ex) {
  ex->post([ex]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:12: warning: 'ex' is captured by a closure that 'rt::executor::post' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'rt::executor::post' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+4]]:25: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:40: note: this lambda uses 'ex' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:12: note: pass 'ex' as an argument: a coroutine copies its parameters, not its captures
    for (int i = 0; i < 3; ++i)
      std::printf("%d", co_await value(ex));
  });
}

void startMended(std::shared_ptr<rt::executor> ex) {
  ex->post([ex]() -> minimal::fire_and_forget {
    auto own = ex;
    for (int i = 0; i < 3; ++i)
      std::printf("%d", co_await value(own));
  });
}
} // namespace posted

//===--- llvm/llvm-project #76995 -----------------------------------------===//
// Arguments are copied or borrowed, captures are the closure's.

namespace called {
rt::task<int> add() {
  int a = 1;
  auto sum = [a](int x, const int &y) -> rt::task<int> {
// CHECK:      :[[@LINE-1]]:14: warning: 'a' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'sum'
// CHECK-NEXT: :[[@LINE+7]]:10: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+5]]:23: note: this lambda uses 'a' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass 'a' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:14-[[@LINE-6]]:17}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:18-[[@LINE-7]]:18}: fix-it: "auto a, "
// CHECK-NEXT: :{[[@LINE+2]]:5-[[@LINE+2]]:5}: fix-it: "a, "
    co_return x + y + a;
  }(1, a);
  co_return co_await std::move(sum);
}

rt::task<int> addMended() {
  int a = 1;
  co_return co_await [a](int x, const int &y) -> rt::task<int> {
    co_return x + y + a;
  }(1, a);
}
} // namespace called

//===--- microsoft/terminal #16412 ----------------------------------------===//
// A handler is a coroutine lambda that captures its owner weakly.

namespace tabs {
struct tab : std::enable_shared_from_this<tab> {
  int closed = 0;
  void close(rt::executor &ui) {
    ui.post([weak = weak_from_this()]() -> minimal::fire_and_forget {
// CHECK:      :[[@LINE-1]]:13: warning: 'weak' is captured by a closure that 'rt::executor::post' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+7]]:6: note: 'rt::executor::post' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:23: note: this lambda uses 'weak' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:13: note: pass 'weak' as an argument: a coroutine copies its parameters, not its captures
      co_await rt::yield();
      if (auto self = weak.lock())
        ++self->closed;
    });
  }
  void closeMended(rt::executor &ui) {
    ui.post([weak = weak_from_this()] {
      [](std::weak_ptr<tab> weak) -> minimal::fire_and_forget {
        co_await rt::yield();
        if (auto self = weak.lock())
          ++self->closed;
      }(weak);
    });
  }
};
} // namespace tabs

//===--- erigontech/silkworm #2605 ----------------------------------------===//
// The closure is a local of the function that spawns its task and returns.

namespace stages {
struct stage {
  rt::executor &ex;
  int current = 0;

  rt::join_handle<void> schedule(std::function<void(int)> trigger) {
    auto caller = [this, trigger = std::move(trigger)]() -> rt::task<> {
      trigger(current);
      co_return;
    };
    return rt::spawn(ex, caller());
// CHECK:      :[[@LINE-1]]:26: warning: 'this' is captured by 'caller', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'caller' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-7]]:15: note: this lambda uses 'this' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
  }
  rt::task<> scheduleMended(std::function<void(int)> trigger) {
    auto caller = [this, trigger = std::move(trigger)]() -> rt::task<> {
      trigger(current);
      co_return;
    };
    co_await rt::spawn(ex, caller());
  }
};
} // namespace stages

//===--- scylladb/scylladb #20306 -----------------------------------------===//
// A helper calls what it is given and returns before that has ended.

namespace gated {
template <class F> void inBackground(rt::executor &ex, F &&f) {
  rt::spawn_detached(ex, f());
}
struct manager {
  int stored = 0;
  void store(rt::executor &ex, std::string hint) {
    inBackground(ex, [this, hint]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:22: warning: 'hint' is captured by a closure that 'gated::inBackground' lets go, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:17: note: this lambda uses 'hint' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:22: note: pass 'hint' as an argument: a coroutine copies its parameters, not its captures
      co_await rt::yield();
      std::puts(hint.c_str());
      ++stored;
    });
  }

  rt::task<> store(std::string hint) {
    co_await rt::yield();
    std::puts(hint.c_str());
    ++stored;
  }
  void storeMended(rt::executor &ex, std::string hint) {
    inBackground(ex, [this, hint] { return store(hint); });
  }
};
} // namespace gated

//===--- redpanda-data/redpanda #7071 -------------------------------------===//
// A captured `this` is a pointer in the closure.

namespace connections {
struct server {
  rt::executor &ex;
  int open = 0;
  void accept() {
    rt::spawn_detached(ex, [this]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'this' is captured by a temporary closure, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:8: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:9: note: this lambda uses 'this' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:28: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await rt::yield();
      ++open;
    }());
  }
  rt::task<> serve() {
    co_await rt::yield();
    ++open;
  }
  void acceptMended() { rt::spawn_detached(ex, serve()); }
};
} // namespace connections
