// The lock goes to a guard of an inner block

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::unique_lock<std::mutex> guard(m);
  {
    std::unique_lock<std::mutex> inner;
    inner.swap(guard);
    ++total;
  }
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
