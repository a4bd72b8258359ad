// The guard has no mutex yet

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard;
  co_await rt::yield();
  guard = std::unique_lock<std::mutex>(m);
  ++total;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
