// A temporary is bound to a reference parameter of a task that is awaited later
// Expect: async-dangling-argument

#include <cstdio>
#include <rt/rt.hpp>
#include <string>

rt::task<> print(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

rt::task<> greet(std::string name) {
  rt::task<> printing = print("a warm welcome to you, " + name);
  co_await std::move(printing);
}

int main() { rt::block_on(greet("Ada")); }
