// The guard is moved to a function that unlocks it

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

void count(std::unique_lock<std::mutex> guard) {
  ++total;
  guard.unlock();
}

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m);
  count(std::move(guard));
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
