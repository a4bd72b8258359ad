// The program of bug.cpp with a callable that keeps an owner until the coroutine
// has ended.

// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' --fail-on=strict %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

class session : public std::enable_shared_from_this<session> {
  rt::executor &executor_;
  std::string name_;

public:
  session(rt::executor &executor, std::string name)
      : executor_(executor), name_(std::move(name)) {}

  void start() {
    rt::spawn_detached(executor_,
                       [self = shared_from_this()] { return self->run(); });
  }

private:
  rt::task<> run() {
    co_await rt::yield();
    std::printf("served %s\n", name_.c_str());
  }
};

void accept(rt::executor &executor, std::string name) {
  std::make_shared<session>(executor, std::move(name))->start();
}

int main() {
  rt::current_thread loop;
  accept(loop, "a guest whose name lies on the heap");
  loop.run();
}

// OUTPUT: served a guest whose name lies on the heap
