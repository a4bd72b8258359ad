// Iterators of a local vector are given to a detached task
// Expect: async-dangling-argument

#include <chrono>
#include <cstdio>
#include <rt/rt.hpp>
#include <vector>

using position = std::vector<int>::const_iterator;

rt::task<> print(position first, position last) {
  co_await rt::yield();
  for (; first != last; ++first)
    std::printf("%d\n", *first);
}

void start() {
  std::vector<int> numbers = {1, 2, 3};
  rt::spawn_detached(print(numbers.begin(), numbers.end()));
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
