// std::bind_front keeps a pointer to a local for a detached task
// Expect: async-dangling-argument or async-dangling-capture

#include <chrono>
#include <functional>
#include <rt/rt.hpp>

rt::task<> count(int *n) {
  co_await rt::yield();
  ++*n;
}

void start() {
  int n = 0;
  rt::spawn_detached(std::bind_front(count, &n));
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
