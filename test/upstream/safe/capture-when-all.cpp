// The closures' tasks are combined and awaited in one expression

#include <rt/rt.hpp>

rt::task<int> run() {
  int a = 0;
  int b = 0;
  co_await rt::when_all(
      [&a]() -> rt::task<> {
        co_await rt::yield();
        a = 1;
      }(),
      [&b]() -> rt::task<> {
        co_await rt::yield();
        b = 2;
      }());
  co_return a + b;
}

int main() { return rt::block_on(run()) == 3 ? 0 : 1; }
