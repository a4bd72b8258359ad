// A coroutine uses what a weak pointer leads to without keeping it. While it
// waits, the last owner lets go.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=ASAN %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <memory>

struct connection {
  int sent = 0;
};

rt::task<int> send(std::weak_ptr<connection> weak) {
  auto &c = *weak.lock();
  co_await rt::yield();
  co_return ++c.sent;
// CHECK:      :[[@LINE-1]]:15: warning: reference 'c' is used after a suspension, and 'weak' keeps nothing alive [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:13: note: reference 'c' into 'weak' is made here
// CHECK-NEXT: :[[@LINE-4]]:3: note: coroutine 'send' is suspended here
// CHECK-NEXT: :[[@LINE-4]]:15: note: keep what 'lock' returns for as long as it is used
}

rt::task<> close(std::shared_ptr<connection> &c) {
  c.reset();
  co_return;
}

int main() {
  std::shared_ptr<connection> c(new connection);
  auto [sent, done] = rt::block_on(rt::when_all(send(c), close(c)));
  std::printf("%d\n", sent);
}

// ASAN: ERROR: AddressSanitizer: heap-use-after-free
