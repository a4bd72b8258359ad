// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// FISCO-BCOS/FISCO-BCOS#5492
// A message is sent by a task that nobody waits for, made by a closure that
// ends with the statement.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <memory>
#include <string>

namespace task {
inline void wait(rt::task<> t) {
  [](rt::task<> t) -> minimal::fire_and_forget {
    co_await std::move(t);
  }(std::move(t));
}
} // namespace task

struct session {
  rt::task<int> send(const std::string &payload);
};

void send_message(std::shared_ptr<session> s, std::shared_ptr<std::string> m,
                  void (*callback)(int)) {
  task::wait([s, m, callback]() -> rt::task<> {
    int answer = co_await s->send(*m);
    callback(answer);
  }());
}
