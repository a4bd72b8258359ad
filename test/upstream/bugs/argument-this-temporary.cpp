// A member coroutine of a temporary object is awaited later
// Expect: async-dangling-argument

#include <rt/rt.hpp>

class worker {
  int jobs;

public:
  explicit worker(int jobs) : jobs(jobs) {}
  rt::task<int> run() {
    co_await rt::yield();
    co_return jobs;
  }
};

rt::task<int> run() {
  rt::task<int> working = worker(3).run();
  co_return co_await std::move(working) + 1;
}

int main() { return rt::block_on(run()) == 4 ? 0 : 1; }
