// The guard is unlocked before the await

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m);
  ++total;
  guard.unlock();
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
