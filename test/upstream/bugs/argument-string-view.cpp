// A view of a temporary string is given to a task that is awaited later
// Expect: async-dangling-argument

#include <cstdio>
#include <rt/rt.hpp>
#include <string>
#include <string_view>

rt::task<> print(std::string_view text) {
  co_await rt::yield();
  std::fwrite(text.data(), 1, text.size(), stdout);
}

rt::task<> greet(std::string name) {
  rt::task<> printing = print("a warm welcome to you, " + name);
  co_await std::move(printing);
}

int main() { rt::block_on(greet("Ada")); }
