// The task and what it refers to live in the same scope

#include <rt/rt.hpp>

rt::task<> add(int &to, int n) {
  co_await rt::yield();
  to += n;
}

rt::task<int> run() {
  int total = 0;
  rt::task<> adding = add(total, 2);
  total = 1;
  co_await std::move(adding);
  co_return total;
}

int main() { return rt::block_on(run()) == 3 ? 0 : 1; }
