// A std::reference_wrapper of a local is given to a detached task
// Expect: async-dangling-argument

#include <chrono>
#include <functional>
#include <rt/rt.hpp>

rt::task<> count(std::reference_wrapper<int> n) {
  co_await rt::yield();
  ++n.get();
}

void start() {
  int n = 0;
  rt::spawn_detached(count(std::ref(n)));
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
