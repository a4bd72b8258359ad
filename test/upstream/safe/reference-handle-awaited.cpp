// The spawned task is joined through its handle before the local is gone

#include <rt/rt.hpp>

rt::task<> count(int &n) {
  co_await rt::yield();
  ++n;
}

rt::task<int> run() {
  int n = 0;
  rt::join_handle<void> counting = rt::spawn(count(n));
  co_await counting;
  co_return n;
}

int main() { return rt::block_on(run()) == 1 ? 0 : 1; }
