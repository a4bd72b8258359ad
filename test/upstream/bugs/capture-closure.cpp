// The closure of a detached lambda coroutine dies at once
// Expect: async-dangling-capture
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
  co_await rt::yield();
}

int main() { rt::block_on(run()); }
