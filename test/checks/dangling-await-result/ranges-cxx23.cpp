// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result %s \
// RUN:   -- -std=c++23 -I%rt_include -I%S/Inputs | count 0

// From C++23 on, the temporaries of the range live as long as the loop.

#include "tasks.hpp"

#include <rt/rt.hpp>

void use(int);
ref::task<std::vector<int>> numbers();
rt::task<std::vector<std::vector<int>>> table();

rt::task<> loopsOverIt() {
  for (int n : co_await numbers())
    use(n);
}

rt::task<> loopsOverAnElement() {
  for (int n : (co_await table()).front())
    use(n);
}
