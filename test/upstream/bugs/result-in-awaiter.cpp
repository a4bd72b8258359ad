// A reference is bound to what a dead awaiter held
// Expect: async-dangling-await-result

#include <coroutine>
#include <cstdio>
#include <rt/rt.hpp>
#include <string>

class reading {
  std::string line;

public:
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> reader) {
    line = "a line that is too long for the string itself";
    rt::current_executor().post(reader);
  }
  std::string &&await_resume() { return std::move(line); }
};

rt::task<> run() {
  auto &&line = co_await reading();
  std::puts(line.c_str());
}

int main() { rt::block_on(run()); }
