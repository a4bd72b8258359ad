// The guard has not locked yet

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m, std::defer_lock);
  co_await rt::yield();
  guard.lock();
  ++total;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
