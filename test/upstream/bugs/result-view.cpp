// A view is made of the temporary string that an await returns
// Expect: async-dangling-await-result

#include <cstdio>
#include <rt/rt.hpp>
#include <string>
#include <string_view>

rt::task<std::string> read() {
  co_await rt::yield();
  co_return "a line that is too long for the string itself";
}

rt::task<> run() {
  std::string_view line = co_await read();
  std::fwrite(line.data(), 1, line.size(), stdout);
}

int main() { rt::block_on(run()); }
