// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// cloudflare/workerd#1222
// An answer is sent from a loop that reads, and the promise of it is dropped:
// that cancels the sending.

#include <kj/async.h>

#include <string>

struct web_socket {
  kj::Promise<std::string> receive();
  kj::Promise<void> send(std::string message);
};

kj::Promise<void> read_loop(web_socket &ws, std::string answer) {
  for (;;) {
    std::string message = co_await ws.receive();
    if (message == "ping")
      ws.send(answer);
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'web_socket::send' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:21: note: 'web_socket::send' returns 'kj::Promise<void>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "co_await "
  }
}
