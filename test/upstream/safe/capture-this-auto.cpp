// The closure is copied into the frame: operator() takes it by value
// Flags: -std=c++23

#include <rt/rt.hpp>
#include <string>

rt::task<std::size_t> run(std::string text) {
  rt::task<std::size_t> measuring = [text](this auto) -> rt::task<std::size_t> {
    co_await rt::yield();
    co_return text.size();
  }();
  co_return co_await std::move(measuring) + 1;
}

int main() { return rt::block_on(run("text")) == 5 ? 0 : 1; }
