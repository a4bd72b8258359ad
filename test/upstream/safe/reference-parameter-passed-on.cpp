// Each coroutine awaits the next in the expression that passes the reference on

#include <rt/rt.hpp>
#include <string>

rt::task<> write(const std::string &text, std::string &to) {
  co_await rt::yield();
  to += text;
}

rt::task<> write_line(const std::string &text, std::string &to) {
  co_await write(text, to);
  to += '\n';
}

rt::task<std::size_t> run() {
  std::string page;
  co_await write_line("first", page);
  co_return page.size();
}

int main() { return rt::block_on(run()) == 6 ? 0 : 1; }
