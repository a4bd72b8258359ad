// The guard is a member of what the coroutine keeps
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

struct counter {
  std::mutex m;
  int total = 0;
};
struct session {
  std::unique_lock<std::mutex> guard;
  counter &of;
  explicit session(counter &c) : guard(c.m), of(c) {}
};

counter shared;

rt::task<> add() {
  session now(shared);
  ++now.of.total;
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
