// A lock for reading is held, with deduced template arguments
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <rt/rt.hpp>
#include <shared_mutex>

std::shared_mutex m;
int total = 0;

rt::task<int> add() {
  std::shared_lock guard(m);
  co_await rt::yield();
  co_return total;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
