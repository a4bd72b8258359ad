// The await is the operand of co_return
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<int> load() {
  co_await rt::yield();
  co_return 1;
}

rt::task<int> add() {
  std::scoped_lock guard(m);
  co_return total += co_await load();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
