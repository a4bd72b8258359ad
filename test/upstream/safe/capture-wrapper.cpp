// A wrapper of the program moves the closure into its own frame

#include <rt/rt.hpp>
#include <string>

template <class F> rt::task<> keep(F f) {
  co_await rt::yield();
  co_await f();
}

rt::task<> run(std::string text) {
  rt::task<> kept = keep([text]() -> rt::task<> {
    co_await rt::yield();
    if (text.empty())
      throw text;
  });
  co_await std::move(kept);
}

int main() { rt::block_on(run("text")); }
