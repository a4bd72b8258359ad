// The bug at run time: the last owner of a session is gone before the coroutine
// that serves it goes on. AddressSanitizer stops the program.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' --fail-on=strict %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

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

  void start() { rt::spawn_detached(executor_, run()); }

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

// OUTPUT: ERROR: AddressSanitizer: heap-use-after-free
