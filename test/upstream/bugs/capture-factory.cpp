// A lambda that is no coroutine gives a detached task a pointer to a local
// Expect: async-dangling-capture or async-dangling-argument

#include <chrono>
#include <rt/rt.hpp>

rt::task<> count(int *n) {
  co_await rt::yield();
  ++*n;
}

void start() {
  int n = 0;
  rt::spawn_detached([&n] { return count(&n); });
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
