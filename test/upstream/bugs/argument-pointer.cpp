// A pointer to a local is given to a detached task
// Expect: async-dangling-argument

#include <chrono>
#include <rt/rt.hpp>

rt::task<> count(int *n) {
  co_await rt::yield();
  ++*n;
}

void start() {
  int n = 0;
  rt::spawn_detached(count(&n));
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
