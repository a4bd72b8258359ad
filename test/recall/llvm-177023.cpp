// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// llvm/llvm-project#177023
// A result is made, unwound, and referred to after the statement.

#include <folly/coro.h>

#include <string>

folly::result<std::string> parse(int id);
void print(const std::string &text);

folly::coro::Task<> show(int id) {
  auto &&text = co_await folly::or_unwind(parse(id));
// CHECK:      :[[@LINE-1]]:17: warning: 'text' refers to the result inside a temporary awaiter, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: coro.h:{{[0-9]+:[0-9]+}}: note: 'await_resume' returns a reference into its awaiter
// CHECK-NEXT: :[[@LINE+2]]:9: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:17: note: keep the result itself, not a reference to it
  print(text);
}
