// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/../libraries | %verify %s

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
      try {
        co_await shards.invoke_on_others([id](address_map &m) { m.set(id); });
      } catch (...) {
        log(caller, std::current_exception());
      }
    });
  }
};
