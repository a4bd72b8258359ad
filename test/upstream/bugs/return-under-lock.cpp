// A function locks and returns a task, which runs when the lock is released
// Expect: async-return-task-in-try

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

rt::task<> write() {
  ++total;
  co_await rt::yield();
}

rt::task<> add() {
  std::lock_guard<std::mutex> guard(m);
  return write();
}

rt::task<> twice() {
  co_await add();
  co_await add();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, twice()));
}
