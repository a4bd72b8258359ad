// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   --model-file=%S/Inputs/handles.yaml -- -std=c++20 -I%rt_include | %verify %s

// Handles whose destructor gives the work up, and tasks that code which cannot
// await may drop: models say so.

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <utility>

namespace acme {
// No coroutine's type, and nothing awaits it.
class subscription {
public:
  subscription(subscription &&);
  subscription &operator=(subscription &&);
  ~subscription();
};
subscription on_tick(void (*callback)());

// Starts at once; dropping it cancels.
struct promise {
  struct promise_type {
    promise get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  std::suspend_always operator co_await();
};
promise listen(int port);

// Starts at once and goes on without its owner.
struct action {
  struct promise_type {
    action get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  std::suspend_always operator co_await();
};
action save(int n);
} // namespace acme

void tick();

void droppedHandle() {
  acme::on_tick(tick);
// CHECK:      :[[@LINE-1]]:3: warning: handle returned by 'acme::on_tick' is discarded, so the work is given up [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'subscription': its destructor gives the work up
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it for as long as the work is wanted
}

rt::task<> droppedWork() {
  acme::listen(80);
// CHECK:      :[[@LINE-1]]:3: warning: handle returned by 'acme::listen' is discarded, so the work is given up [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'promise': its destructor gives the work up
// CHECK-NEXT: :[[@LINE-29]]:9: note: 'acme::listen' returns 'promise', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:3: note: keep it for as long as the work is wanted
// CHECK-NEXT: :{[[@LINE-5]]:3-[[@LINE-5]]:3}: fix-it: "co_await "
  co_return;
}

// Kept until the end of the block, which bounds the work.
rt::task<> keptWork() {
  auto listening = acme::listen(80);
  auto ticks = acme::on_tick(tick);
  co_await rt::yield();
}

// A new one in its place ends the old one on purpose.
void replacedHandle() {
  auto ticks = acme::on_tick(tick);
  ticks = acme::on_tick(tick);
}

struct client {
  acme::subscription ticks;
};
void kept(client &c) { c.ticks = acme::on_tick(tick); }

// A coroutine can await it, so it should.
rt::task<> droppedInCoroutine() {
  acme::save(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'acme::save' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-44]]:8: note: 'acme::save' returns 'action', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_return;
}
void droppedInSlot() {
  acme::save(1);
  auto slot = [] { acme::save(2); };
  slot();
}
