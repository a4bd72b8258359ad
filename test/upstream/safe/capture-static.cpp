// The closure lives as long as the program

#include <rt/rt.hpp>

int main() {
  static auto count = [n = 0]() mutable -> rt::task<> {
    co_await rt::yield();
    ++n;
  };
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, count());
}
