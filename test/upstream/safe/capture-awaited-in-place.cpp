// The lambda coroutine is called and awaited in one expression

#include <rt/rt.hpp>

rt::task<int> run(int n) {
  co_await [&]() -> rt::task<> {
    co_await rt::yield();
    ++n;
  }();
  co_return n;
}

int main() { return rt::block_on(run(1)) == 2 ? 0 : 1; }
