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
// CHECK:      :[[@LINE-1]]:7: warning: handle returned by 'web_socket::send' is discarded, so the work is given up [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:7: note: 'kj::Promise<void>': its destructor cancels the work
// CHECK-NEXT: :[[@LINE-10]]:21: note: 'web_socket::send' returns 'kj::Promise<void>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:7: note: keep it for as long as the work is wanted
// CHECK-NEXT: :{[[@LINE-5]]:7-[[@LINE-5]]:7}: fix-it: "co_await "
  }
}
