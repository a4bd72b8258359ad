// The guard is unlocked around the await

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m);
  while (total < 3) {
    ++total;
    guard.unlock();
    co_await rt::yield();
    guard.lock();
  }
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
