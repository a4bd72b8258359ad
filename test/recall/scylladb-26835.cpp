// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#26835
// A handler, which runs after the suspension, reads a captured name.

#include <seastar/seastar.hh>

#include <string>

struct address_map {
  void set(int id);
};
void log(const std::string &caller, std::exception_ptr e);

class replicated_map {
  seastar::sharded<address_map> &shards;
  seastar::future<> fiber = seastar::make_ready_future<>();

public:
  void replicate(int id, std::string caller) {
    fiber = fiber.then([this, id, caller]() -> seastar::future<> {
// CHECK:      :[[@LINE-1]]:24: warning: 'caller' is captured by a closure that 'seastar::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+9]]:6: note: 'seastar::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+5]]:13: note: this lambda uses 'caller' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:24: note: pass 'caller' as an argument: a coroutine copies its parameters, not its captures
      try {
        co_await shards.invoke_on_others([id](address_map &m) { m.set(id); });
      } catch (...) {
        log(caller, std::current_exception());
      }
    });
  }
};
