// The scope keeps the closure, and is joined before what it borrows is gone

#include <rt/rt.hpp>

rt::task<int> run() {
  int n = 0;
  rt::async_scope scope;
  scope.spawn([&n]() -> rt::task<> {
    co_await rt::yield();
    ++n;
  });
  co_await scope.join();
  co_return n;
}

int main() { return rt::block_on(run()) == 1 ? 0 : 1; }
