// The closure outlives its task, which is named and awaited in the same scope

#include <rt/rt.hpp>

rt::task<int> run(int n) {
  auto add = [&n](int more) -> rt::task<> {
    co_await rt::yield();
    n += more;
  };
  rt::task<> adding = add(2);
  n *= 2;
  co_await std::move(adding);
  co_return n;
}

int main() { return rt::block_on(run(1)) == 4 ? 0 : 1; }
