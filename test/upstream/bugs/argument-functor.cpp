// A function object whose operator() is a coroutine dies before its task runs
// Expect: async-dangling-argument or async-dangling-capture

#include <rt/rt.hpp>

struct adder {
  int step;
  rt::task<int> operator()(int n) const {
    co_await rt::yield();
    co_return n + step;
  }
};

rt::task<int> run() {
  rt::task<int> adding = adder{2}(1);
  co_return co_await std::move(adding) + 1;
}

int main() { return rt::block_on(run()) == 4 ? 0 : 1; }
