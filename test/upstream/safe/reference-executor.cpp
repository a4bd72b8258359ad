// The executor outlives every task that runs on it

#include <rt/rt.hpp>

rt::task<> tick() { co_await rt::yield(); }

rt::task<> serve(rt::executor &on) {
  co_await rt::yield();
  rt::spawn_detached(on, tick());
}

int main() {
  static rt::thread_pool pool(1);
  rt::spawn_detached(pool, serve(pool));
  pool.join();
}
