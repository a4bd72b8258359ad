// A function's thread_local buffer is used after an await
// Expect: async-thread-local-across-suspension or async-thread-unsafe-capture

#include <cstdio>
#include <rt/rt.hpp>
#include <string>

std::string &scratch() {
  thread_local std::string buffer;
  return buffer;
}

rt::task<> print(int n) {
  std::string &text = scratch();
  text = std::to_string(n);
  co_await rt::yield();
  std::puts(text.c_str());
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, print(3)));
}
