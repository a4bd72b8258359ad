// A member coroutine of a local object is detached
// Expect: async-dangling-argument
#include <cstdio>
#include <rt/rt.hpp>

class worker {
  int jobs;

public:
  explicit worker(int jobs) : jobs(jobs) {}
  rt::task<> run() {
    co_await rt::yield();
    std::printf("%d\n", jobs);
  }
};

void start() {
  worker local(3);
  rt::spawn_detached(local.run());
}

rt::task<> run() {
  start();
  co_await rt::yield();
}

int main() { rt::block_on(run()); }
