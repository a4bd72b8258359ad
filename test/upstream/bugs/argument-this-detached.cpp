// A member coroutine of a local object is detached
// Expect: async-dangling-argument

#include <chrono>
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
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
