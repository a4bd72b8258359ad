// The await is the condition of a loop under the lock
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<bool> next() {
  co_await rt::yield();
  co_return total < 3;
}

rt::task<> add() {
  std::lock_guard guard(m);
  while (co_await next())
    ++total;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
