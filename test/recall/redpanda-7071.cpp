// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
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
