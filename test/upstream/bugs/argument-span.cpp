// A span over a temporary vector is given to a task that is awaited later
// Expect: async-dangling-argument

#include <rt/rt.hpp>
#include <span>
#include <vector>

rt::task<int> sum(std::span<const int> numbers) {
  int total = 0;
  co_await rt::yield();
  for (int n : numbers)
    total += n;
  co_return total;
}

std::vector<int> load() { return {1, 2, 3}; }

rt::task<int> run() {
  rt::task<int> summing = sum(load());
  co_return co_await std::move(summing) + 1;
}

int main() { return rt::block_on(run()) == 7 ? 0 : 1; }
