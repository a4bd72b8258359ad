// Who keeps the object is for the author to say: the edits are offered on notes,
// and --fix leaves them alone.

// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unowned-this \
// RUN:   --fix %t.cpp -- -std=c++20 -I%rt_include | %verify %s
// RUN: diff %s %t.cpp

// With the edits made the program compiles, and nothing is left to say.
// RUN: sed -e 's/spawn_detached(ex, run())/spawn_detached(ex, [self = shared_from_this()] { return self->run(); })/' \
// RUN:   -e 's/s->run())/[s] { return s->run(); })/' -e 's/\[this\]/[this, self = shared_from_this()]/' \
// RUN:   -e 's/^    co_await rt::yield(); \/\/ eager/    auto self = shared_from_this();\n    co_await rt::yield();/' \
// RUN:   %s > %t.fixed.cpp
// RUN: %rt_cxx -fsyntax-only %t.fixed.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t.fixed.cpp -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <memory>

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct session : std::enable_shared_from_this<session> {
  int count = 0;

  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
  void startLambda(rt::executor &ex) {
    rt::spawn_detached(ex, [this]() -> rt::task<> {
      co_await rt::yield();
      ++count;
    });
  }

  fire_and_forget later() {
    co_await rt::yield(); // eager
    ++count;
  }
  void poke() { later(); }
};

void make(rt::executor &ex) {
  auto s = std::make_shared<session>();
  rt::spawn_detached(ex, s->run());
}

int main() {}
