// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#7071
// with_file calls the function and keeps the file, not the function.

#include <seastar/seastar.hh>

#include <string>

struct file {
  seastar::future<std::string> read();
  seastar::future<> close();
};
template <class F>
seastar::future<bool> with_file(seastar::future<file> opening, F f) {
  return opening.then(
      [f = std::move(f)](file opened) mutable { return f(std::move(opened)); });
// CHECK:      :[[@LINE-1]]:7: warning: 'f' is captured by a closure that 'seastar::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:79: note: 'seastar::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE-3]]:56: note: handed on to this lambda here
// CHECK-NEXT: :[[@LINE+12]]:29: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+12]]:7: note: this lambda uses 'f' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:7: note: pass 'f' as an argument: a coroutine copies its parameters, not its captures
}

class segment_index {
  std::string state;
  seastar::future<file> open();

public:
  seastar::future<bool> materialize() {
    return with_file(open(), [this](file f) -> seastar::future<bool> {
      std::string content = co_await f.read();
      state = content;
      co_return true;
    });
  }
};
