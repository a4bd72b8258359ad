// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#30176
// A failure of what is returned is meant to be handled, and comes when the
// handler is gone.

#include <seastar/seastar.hh>

#include <string>

struct reader {
  seastar::future<std::string> read_some();
};
void log(std::exception_ptr e);

seastar::future<std::string> load_slice(reader &r) {
  try {
    return r.read_some();
  } catch (...) {
    log(std::current_exception());
    throw;
  }
}
