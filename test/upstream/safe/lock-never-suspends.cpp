// What is awaited is always ready

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::lock_guard<std::mutex> guard(m);
  total += co_await rt::ready(1);
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
