// The coroutine awaits where try_lock failed

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m, std::try_to_lock);
  if (!guard.owns_lock()) {
    co_await rt::yield();
    co_return;
  }
  ++total;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
