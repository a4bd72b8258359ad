// The guard is unlocked in the block that awaits

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m);
  if (++total == 1) {
    guard.unlock();
    co_await rt::yield();
  }
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
