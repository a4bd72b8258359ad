// The task is awaited in the expression that gives it the reference

#include <rt/rt.hpp>
#include <string>

rt::task<> append(std::string &to, const std::string &text) {
  co_await rt::yield();
  to += text;
}

rt::task<std::string> run() {
  std::string line;
  co_await append(line, std::string("text"));
  co_return line;
}

int main() { return rt::block_on(run()) == "text" ? 0 : 1; }
