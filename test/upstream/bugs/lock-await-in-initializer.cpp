// The await initialises a variable
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<int> load() {
  co_await rt::yield();
  co_return 1;
}

rt::task<> add() {
  std::lock_guard guard(m);
  int loaded = co_await load();
  total += loaded;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
