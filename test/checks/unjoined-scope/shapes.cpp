// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unjoined-scope \
// RUN:   --model-file=%shapes/sea.yaml --model-file=%S/Inputs/scopes.yaml %s \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Scopes as other libraries shape them: a gate that is entered and closed, a
// scope that is given work through its token.

#include "sea.hpp"

#include <coroutine>
#include <exception>
#include <utility>

sea::future<> flush(int page);

//===--- A gate -----------------------------------------------------------===//
// It is closed, not joined, and holders keep it open.

sea::future<> holderInCallback() {
  sea::gate pending;
// CHECK:      :[[@LINE-1]]:13: warning: scope 'pending' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:36: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'pending' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'sea::gate': its destructor asserts that nothing is inside any more
// CHECK-NEXT: :[[@LINE-5]]:13: note: write 'co_await pending.close()' on every path that leaves its block
  (void)flush(1).finally([inside = pending.hold()] {});
  co_return;
}

sea::future<> holderMovedToCallback() {
  sea::gate pending;
// CHECK:      :[[@LINE-1]]:13: warning: scope 'pending' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:17: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'pending' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'sea::gate': its destructor asserts that nothing is inside any more
// CHECK-NEXT: :[[@LINE-5]]:13: note: write 'co_await pending.close()' on every path that leaves its block
  auto inside = pending.hold();
  (void)flush(1).finally([inside = std::move(inside)] {});
  co_return;
}

sea::future<> closedTooEarly(bool all) {
  sea::gate pending;
// CHECK:      :[[@LINE-1]]:13: warning: scope 'pending' is not joined on every path before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+5]]:36: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:7: note: not joined when '!all'
// CHECK-NEXT: :[[@LINE+5]]:5: note: 'pending' goes out of scope here
// CHECK-NEXT: :[[@LINE-5]]:13: note: 'sea::gate': its destructor asserts that nothing is inside any more
// CHECK-NEXT: :[[@LINE-6]]:13: note: write 'co_await pending.close()' on every path that leaves its block
  (void)flush(1).finally([inside = pending.hold()] {});
  if (!all)
    co_return;
  co_await pending.close();
}

sea::future<> closeNotAwaited() {
  sea::gate pending;
// CHECK:      :[[@LINE-1]]:13: warning: scope 'pending' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:36: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'pending' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'sea::gate': its destructor asserts that nothing is inside any more
// CHECK-NEXT: :[[@LINE-5]]:13: note: write 'co_await pending.close()' on every path that leaves its block
  (void)flush(1).finally([inside = pending.hold()] {});
  pending.close();
  co_return;
}

sea::future<> closed() {
  sea::gate pending;
  (void)flush(1).finally([inside = pending.hold()] {});
  co_await pending.close();
}

// The holder is destroyed before the gate.
sea::future<> holderEndsFirst() {
  sea::gate pending;
  auto inside = pending.hold();
  co_await flush(1);
}

sea::future<> inside(sea::gate::holder h);
sea::future<> holderGivenToAwaited() {
  sea::gate pending;
  co_await inside(pending.hold());
}

sea::future<> holderMovedToAwaited() {
  sea::gate pending;
  auto holder = pending.hold();
  co_await inside(std::move(holder));
}

// Entered and left by hand.
sea::future<> byHand() {
  sea::gate pending;
  pending.enter();
  co_await flush(1);
  pending.leave();
}

sea::future<> askedOnly() {
  sea::gate pending;
  if (!pending.is_closed() && pending.get_count() == 0)
    co_await flush(1);
}

class cache {
  sea::gate pending_;

public:
  void prefetch() { (void)flush(1).finally([h = pending_.hold()] {}); }
  sea::future<> stop() { return pending_.close(); }
};

//===--- A scope with a token ---------------------------------------------===//

namespace acme {
struct operation {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
struct scope {
  struct token {};
  token get_token() noexcept;
  [[nodiscard]] operation join() noexcept;
  void close() noexcept;
  bool closed(int timeout = 0) const noexcept;
};
void start(sea::future<> work, scope::token where);
void startIn(scope &where, sea::future<> work);
template <class... Args> void startAll(Args &&...args);
} // namespace acme

sea::future<> throughToken() {
  acme::scope scope;
// CHECK:      :[[@LINE-1]]:15: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:25: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'acme::scope': its destructor aborts unless it was joined
// CHECK-NEXT: :[[@LINE-5]]:15: note: write 'co_await scope.join()' on every path that leaves its block
  acme::start(flush(1), scope.get_token());
  co_return;
}

// Closing it lets nothing in, but does not wait.
sea::future<> closedNotJoined() {
  acme::scope scope;
// CHECK:      :[[@LINE-1]]:15: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:16: note: it is given work here
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'acme::scope': its destructor aborts unless it was joined
// CHECK-NEXT: :[[@LINE-5]]:15: note: write 'co_await scope.join()' on every path that leaves its block
  auto token = scope.get_token();
  acme::start(flush(1), token);
  scope.close();
  co_return;
}

sea::future<> bySpawningFunction() {
  acme::scope scope;
// CHECK:      :[[@LINE-1]]:15: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'acme::scope': its destructor aborts unless it was joined
// CHECK-NEXT: :[[@LINE-5]]:15: note: write 'co_await scope.join()' on every path that leaves its block
  acme::startIn(scope, flush(1));
  co_return;
}

void inPlainFunction() {
  acme::scope scope;
// CHECK:      :[[@LINE-1]]:15: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'acme::scope': its destructor aborts unless it was joined
// CHECK-NEXT: :[[@LINE-5]]:15: note: block on 'scope.join()' on every path that leaves its block
  acme::startIn(scope, flush(1));
}

sea::future<> tokenAndJoin() {
  acme::scope scope;
  acme::start(flush(1), scope.get_token());
  co_await scope.join();
}

// What it is called with may be what joins it.
sea::future<> handedOn() {
  acme::scope scope;
  acme::startAll(flush, scope);
  co_return;
}

sea::future<> askedWithDefault() {
  acme::scope scope;
  if (scope.closed())
    co_return;
}
