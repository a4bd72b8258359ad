// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 | %verify %s

// Senders: work that starts when somebody connects and starts it.

#include <utility>

namespace ex {
struct sender_t {};
template <class V> struct just_sender {
  using sender_concept = sender_t;
  V value;
};
template <class S, class F> struct then_sender {
  using sender_concept = sender_t;
  S source;
  F function;
};
template <class V> just_sender<V> just(V v) { return {v}; }
template <class S, class F> then_sender<S, F> then(S s, F f) {
  return {std::move(s), std::move(f)};
}
template <class S> void start_detached(S s);
template <class S> int sync_wait(S s);
struct scope {
  template <class S> void spawn(S s);
};
} // namespace ex

int log(int n);

void discarded() {
  ex::then(ex::just(1), log);
// CHECK:      :[[@LINE-1]]:3: warning: sender returned by 'ex::then' is discarded, so its work never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: start it, await it, or cast it to void to drop it on purpose
}

void neverConnected(bool b) {
  auto work = ex::then(ex::just(1), log);
// CHECK:      :[[@LINE-1]]:8: warning: sender 'work' is never started, so its work never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:15: note: start it, await it, or cast it to void to drop it on purpose
  auto other = ex::just(2);
// CHECK:      :[[@LINE-1]]:8: warning: sender 'other' is not started on every path, so its work may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: not started when '!b'
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'other' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:16: note: start it on that path too, or cast it to void to drop it on purpose
  if (b)
    ex::start_detached(std::move(other));
}

auto composed() {
  auto first = ex::just(1);
  return ex::then(std::move(first), log);
}

void started(ex::scope &scope) {
  ex::start_detached(ex::then(ex::just(1), log));
  auto work = ex::then(ex::just(2), log);
  ex::sync_wait(std::move(work));
  scope.spawn(ex::just(3));
  (void)ex::just(4);
}
