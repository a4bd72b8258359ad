// Both tasks are combined and awaited in one expression

#include <rt/rt.hpp>

rt::task<> set(int &to, int n) {
  co_await rt::yield();
  to = n;
}

rt::task<int> run() {
  int a = 0;
  int b = 0;
  co_await rt::when_all(set(a, 1), set(b, 2));
  co_return a + b;
}

int main() { return rt::block_on(run()) == 3 ? 0 : 1; }
