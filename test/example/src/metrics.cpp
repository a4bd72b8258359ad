#include "metrics.hpp"
#include <cstdio>

static rt::task<void> publish(int total) {
  std::printf("published %d\n", total);
  co_return;
}

rt::task<void> report(rt::thread_pool &pool, int delivered) {
  int total = delivered;
  // The pool's thread reads `total` after report() has returned.
  rt::spawn_detached(pool, [&total]() -> rt::task<void> {
    co_await publish(total);
  });
  co_return;
}
