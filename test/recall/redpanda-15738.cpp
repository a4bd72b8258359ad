// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#15738
// The client of a broker is renewed by a future that nobody looks at, in a
// function that returns one of its own.

#include <seastar/seastar.hh>

#include <string>

struct reply {
  bool success;
};

class members {
  seastar::future<> update_client(int broker, std::string address);
  seastar::future<reply> replicate(int broker);

public:
  seastar::future<reply> handle_update(int broker, std::string address) {
    auto f = update_client(broker, address);
// CHECK:      :[[@LINE-1]]:10: warning: task 'f' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-7]]:21: note: 'members::update_client' returns 'seastar::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:14: note: function 'handle_update' is not a coroutine: return the task, spawn it, or block on it
    return replicate(broker);
  }
};
