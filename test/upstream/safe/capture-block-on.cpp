// The thread waits for the lambda coroutine in the expression that makes it

#include <rt/rt.hpp>

int main() {
  int n = 1;
  rt::block_on([&]() -> rt::task<> {
    co_await rt::yield();
    ++n;
  }());
  return n == 2 ? 0 : 1;
}
