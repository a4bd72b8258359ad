// The program of bug.cpp with the owner in the frame of the coroutine.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

class session {
  std::string name;

public:
  explicit session(std::string n) : name(std::move(n)) {}
  static rt::task<> run(std::unique_ptr<session> self) {
    co_await rt::yield();
    std::printf("goodbye, %s\n", self->name.c_str());
  }
};

void accept(rt::executor &ex) {
  auto s = std::make_unique<session>("a name that is too long to be short");
  rt::spawn_detached(ex, session::run(std::move(s)));
}

int main() {
  rt::current_thread loop;
  accept(loop);
  loop.run();
}

// OUTPUT: goodbye, a name that is too long to be short
