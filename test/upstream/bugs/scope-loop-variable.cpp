// A task in a loop is given a pointer to the loop's variable
// Expect: async-scope-outlives-captures or async-dangling-argument

#include <cstdio>
#include <rt/rt.hpp>
#include <string>
#include <vector>

rt::task<> print(const std::string *line) {
  co_await rt::yield();
  std::puts(line->c_str());
}

rt::task<> run(std::vector<std::string> lines) {
  rt::async_scope scope;
  for (std::string line : lines)
    scope.spawn(print(&line));
  co_await scope.join();
}

int main() { rt::block_on(run({"one", "two", "three"})); }
