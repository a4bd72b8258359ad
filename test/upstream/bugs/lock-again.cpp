// The guard is unlocked and locks again before the await
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;
void log();

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m);
  ++total;
  guard.unlock();
  log();
  guard.lock();
  co_await rt::yield();
}

void log() {}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
