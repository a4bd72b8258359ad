// A function takes the lock and returns the guard
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

std::unique_lock<std::mutex> take_lock() {
  return std::unique_lock<std::mutex>(m);
}

rt::task<> add() {
  auto guard = take_lock();
  ++total;
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
