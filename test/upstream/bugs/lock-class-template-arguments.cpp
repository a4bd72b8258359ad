// The guard's template arguments are deduced
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock guard(m);
  ++total;
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
