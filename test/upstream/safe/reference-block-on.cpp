// The thread waits for the task, and the local lives on

#include <rt/rt.hpp>
#include <vector>

rt::task<> fill(std::vector<int> &numbers) {
  co_await rt::yield();
  numbers.push_back(1);
}

int main() {
  std::vector<int> numbers;
  rt::block_on(fill(numbers));
  return numbers.size() == 1 ? 0 : 1;
}
