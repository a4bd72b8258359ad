// Mended: the coroutine keeps the connection for as long as it uses it.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <memory>

struct connection {
  int sent = 0;
};

rt::task<int> send(std::weak_ptr<connection> weak) {
  auto c = weak.lock();
  co_await rt::yield();
  co_return ++c->sent;
}

rt::task<> close(std::shared_ptr<connection> &c) {
  c.reset();
  co_return;
}

int main() {
  std::shared_ptr<connection> c(new connection);
  auto [sent, done] = rt::block_on(rt::when_all(send(c), close(c)));
  std::printf("%d\n", sent);
}

// OUT: 1
