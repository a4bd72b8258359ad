// A plain function hands a view of its caller's temporary on to the coroutine
// Expect: async-dangling-argument

#include <cstdio>
#include <rt/rt.hpp>
#include <string>
#include <string_view>

rt::task<> write(std::string_view text) {
  co_await rt::yield();
  std::fwrite(text.data(), 1, text.size(), stdout);
}

rt::task<> print(const std::string &text) { return write(text); }

rt::task<> greet(std::string name) {
  rt::task<> printing = print("a warm welcome to you, " + name);
  co_await std::move(printing);
}

int main() { rt::block_on(greet("Ada")); }
