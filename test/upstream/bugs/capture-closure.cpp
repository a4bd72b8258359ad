// The closure of a detached lambda coroutine dies at once
// Expect: async-dangling-capture

#include <chrono>
#include <cstdio>
#include <rt/rt.hpp>

void start() {
  int n = 3;
  rt::spawn_detached([n]() -> rt::task<> {
    co_await rt::yield();
    std::printf("%d\n", n);
  }());
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
