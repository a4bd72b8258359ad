// Tasks that point to a local are kept in a vector that outlives it
// Expect: async-dangling-argument

#include <rt/rt.hpp>
#include <vector>

std::vector<rt::task<>> waiting;

rt::task<> count(int *n) {
  co_await rt::yield();
  ++*n;
}

void start() {
  int n = 0;
  waiting.push_back(count(&n));
}

rt::task<> run() {
  start();
  co_await std::move(waiting.front());
}

int main() { rt::block_on(run()); }
