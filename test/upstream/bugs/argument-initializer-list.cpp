// The array of an initializer_list dies before the task that reads it runs
// Expect: async-dangling-argument

#include <initializer_list>
#include <rt/rt.hpp>

rt::task<int> sum(std::initializer_list<int> numbers) {
  int total = 0;
  co_await rt::yield();
  for (int n : numbers)
    total += n;
  co_return total;
}

rt::task<int> run(int a, int b) {
  rt::task<int> summing = sum({a, b, a + b});
  co_return co_await std::move(summing) + 1;
}

int main() { return rt::block_on(run(1, 2)) == 7 ? 0 : 1; }
