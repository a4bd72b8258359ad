// The rvalue is moved from in the expression that awaits

#include <rt/rt.hpp>
#include <string>
#include <vector>

std::vector<std::string> lines;

rt::task<> store(std::string &&line) {
  co_await rt::yield();
  lines.push_back(std::move(line));
}

rt::task<> run(std::string line) { co_await store(std::move(line)); }

int main() { rt::block_on(run("text")); }
