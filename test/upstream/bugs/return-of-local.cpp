// A function returns a task that has a span over its local vector
// Expect: async-return-task-in-try

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

rt::task<int> sum_to(int last) {
  std::vector<int> numbers;
  for (int n = 1; n <= last; ++n)
    numbers.push_back(n);
  return sum(numbers);
}

int main() { return rt::block_on(sum_to(3)) == 6 ? 0 : 1; }
