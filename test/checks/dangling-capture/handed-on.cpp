// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   --model-file=%shapes/sea.yaml -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// What becomes of a closure, or of its task, in the functions they are given to.

#include "minimal.hpp"
#include "sea.hpp"

#include <chrono>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

sea::future<> store(int n);
void use(int n);

/// Calls the function at once, and leaves the gate when its future is there.
template <class F> sea::future<> inGate(sea::gate &g, F &&f) {
  g.enter();
  return f().finally([&g] { g.leave(); });
}

template <class F> void inBackground(sea::gate &g, F &&f) {
  (void)inGate(g, std::forward<F>(f));
}

struct shard {
  sea::gate gate;
  sea::future<> running = sea::make_ready_future<>();

  void dropped(int n) {
    (void)inGate(gate, [n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:24: warning: 'n' is captured by a closure that 'inGate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:11: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:24: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
      co_await sea::sleep(1ms);
      use(n);
    });
  }

  void twice(int n) {
    inBackground(gate, [n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:24: warning: 'n' is captured by a closure that 'inBackground' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-23]]:9: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:24: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
      co_await sea::sleep(1ms);
      use(n);
    });
  }

  void kept(int n) {
    running = inGate(gate, [n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'n' is captured by a closure that 'inGate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept here, beyond function 'kept'
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:28: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
      co_await sea::sleep(1ms);
      use(n);
    });
  }

  sea::future<> returned(int n) {
    return inGate(gate, [n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is captured by a closure that 'inGate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is returned here
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:11: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:25: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
      co_await sea::sleep(1ms);
      use(n);
    });
  }
};

void atOnce(int n) {
  (void)[n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:9: warning: 'n' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:9: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+9]]:5: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:9: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:9-[[@LINE-7]]:12}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:13-[[@LINE-8]]:13}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await sea::sleep(1ms);
    use(n);
  }();
}

sea::future<> inAHandler(sea::future<> ready, int n) {
  return std::move(ready).then([n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:32: warning: 'n' is captured by a closure that 'sea::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+9]]:4: note: 'sea::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+4]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+5]]:11: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:32: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    try {
      co_await sea::sleep(1ms);
    } catch (...) {
      use(n);
    }
  });
}

struct loop {
  std::vector<minimal::eager> adopted;
  void adopt(minimal::eager task) { adopted.push_back(std::move(task)); }
  void adoptMoved(minimal::eager &&task) { adopted.push_back(std::move(task)); }
  void run();
  void runWith(minimal::eager task) {
    adopted.push_back(std::move(task));
    run();
  }
};
minimal::eager step();

void adopted(loop &l, int n) {
  l.adopt([n]() -> minimal::eager {
// CHECK:      :[[@LINE-1]]:11: warning: 'n' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept here, beyond function 'adopted'
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:11: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:11-[[@LINE-7]]:14}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:15-[[@LINE-8]]:15}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }());
  l.adoptMoved([n]() -> minimal::eager {
// CHECK:      :[[@LINE-1]]:16: warning: 'n' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept here, beyond function 'adopted'
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:9: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:16: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:16-[[@LINE-7]]:19}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:20-[[@LINE-8]]:20}: fix-it: "auto n"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "n"
    co_await step();
    use(n);
  }());
}

//===--- Silent -----------------------------------------------------------===//

sea::future<> awaitedInPlace(sea::gate &g, int n) {
  co_await inGate(g, [n]() -> sea::future<> {
    co_await sea::sleep(1ms);
    use(n);
  });
}

void usedBeforeItSuspends(sea::gate &g, int n) {
  (void)inGate(g, [n]() -> sea::future<> {
    use(n);
    co_await sea::sleep(1ms);
  });
}

// What is destroyed with its task does not go on.
template <class F> minimal::eager call(F &&f) { return f(); }
void destroyed(int n) {
  (void)call([n]() -> minimal::eager {
    co_await step();
    use(n);
  });
}

// Who keeps it may run it before the closure is gone.
void ranBefore(loop &l, int n) {
  l.runWith([n]() -> minimal::eager {
    co_await step();
    use(n);
  }());
}

template <class F> sea::future<> owns(sea::gate &g, F f) {
  g.enter();
  co_await f();
  g.leave();
}
void owned(sea::gate &g, int n) {
  (void)owns(g, [n]() -> sea::future<> {
    co_await sea::sleep(1ms);
    use(n);
  });
}

sea::future<> nothingInTheHandler(sea::future<> ready, int n) {
  return std::move(ready).then([n]() -> sea::future<> {
    try {
      use(n);
      co_await sea::sleep(1ms);
    } catch (...) {
    }
  });
}
