// The closure is named, and its task is awaited in the same scope

#include <rt/rt.hpp>

rt::task<int> run(int n) {
  auto add = [&n](int more) -> rt::task<> {
    co_await rt::yield();
    n += more;
  };
  for (int more = 1; more != 4; ++more)
    co_await add(more);
  co_return n;
}

int main() { return rt::block_on(run(1)) == 7 ? 0 : 1; }
