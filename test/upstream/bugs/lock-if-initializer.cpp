// The guard is declared in an if
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  if (std::lock_guard<std::mutex> guard(m); total < 10) {
    ++total;
    co_await rt::yield();
  }
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
