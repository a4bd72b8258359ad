// A reference to a thread_local is used after an await, on another thread
// Expect: async-thread-local-across-suspension or async-thread-unsafe-capture

#include <rt/rt.hpp>

thread_local int handled = 0;

rt::task<> handle() {
  int &mine = handled;
  co_await rt::yield();
  ++mine;
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, handle()));
}
