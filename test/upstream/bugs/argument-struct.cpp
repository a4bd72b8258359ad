// A struct that holds a pointer to a local is given to a detached task
// Expect: async-dangling-argument

#include <chrono>
#include <cstdio>
#include <rt/rt.hpp>

struct job {
  int id;
  int *result;
};

rt::task<> work(job todo) {
  co_await rt::yield();
  *todo.result = todo.id;
}

void start() {
  int result = 0;
  rt::spawn_detached(work({1, &result}));
}

rt::task<> run() {
  start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
