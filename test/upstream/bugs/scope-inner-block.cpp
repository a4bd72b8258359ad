// A task has a pointer to a local of a block that ends before the join
// Expect: async-scope-outlives-captures or async-dangling-argument

#include <rt/rt.hpp>

rt::task<> count(int *n) {
  co_await rt::yield();
  ++*n;
}

rt::task<> run(bool twice) {
  rt::async_scope scope;
  if (twice) {
    int n = 0;
    scope.spawn(count(&n));
  }
  co_await scope.join();
}

int main() { rt::block_on(run(true)); }
