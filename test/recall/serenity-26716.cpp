// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// SerenityOS/serenity#26716
// A request is answered by a coroutine that the loop adopts; its closure, and
// the pointer in it, end with the statement.

#include <minimal.hpp>

#include <vector>

struct event_loop {
  std::vector<minimal::eager> adopted;
  void adopt_coroutine(minimal::eager c) { adopted.push_back(std::move(c)); }
};
minimal::eager read_headers();

class job {
  event_loop &loop;
  bool failed = false;
  void did_fail() { failed = true; }

public:
  explicit job(event_loop &l) : loop(l) {}
  void start() {
    loop.adopt_coroutine([this]() -> minimal::eager {
      co_await read_headers();
      did_fail();
    }());
  }
};
