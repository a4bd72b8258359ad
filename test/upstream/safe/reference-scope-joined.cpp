// The scope is joined before the local is gone

#include <rt/rt.hpp>

rt::task<> count(int &n) {
  co_await rt::yield();
  ++n;
}

rt::task<int> run() {
  int n = 0;
  rt::async_scope scope;
  scope.spawn(count(n));
  co_await scope.join();
  co_return n;
}

int main() { return rt::block_on(run()) == 1 ? 0 : 1; }
