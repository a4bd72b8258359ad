// The function that spawns keeps the closure until its task has ended

#include <rt/rt.hpp>
#include <string>

rt::task<std::size_t> run(std::string text) {
  co_return co_await rt::spawn([text]() -> rt::task<std::size_t> {
    co_await rt::yield();
    co_return text.size();
  }) + 1;
}

int main() { return rt::block_on(run("text")) == 5 ? 0 : 1; }
