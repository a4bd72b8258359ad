// The coroutine runs at once and copies what it captured before it suspends

#include <chrono>
#include <coroutine>
#include <cstdio>
#include <exception>
#include <rt/rt.hpp>
#include <string>

// Runs at once, and is owned by nobody.
struct started {
  struct promise_type {
    started get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

void start(std::string text) {
  [&text]() -> started {
    std::string own = text;
    co_await rt::yield();
    std::puts(own.c_str());
  }();
}

rt::task<> run() {
  start("a text that is too long for the string itself");
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
