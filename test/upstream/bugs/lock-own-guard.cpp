// The guard is a class of the program
// Expect: async-lock-across-suspension or async-thread-unsafe-capture

#include <mutex>
#include <rt/rt.hpp>

std::mutex m;
int total = 0;

class hold {
  std::mutex &held;

public:
  explicit hold(std::mutex &toHold) : held(toHold) { held.lock(); }
  hold(const hold &) = delete;
  hold &operator=(const hold &) = delete;
  ~hold() { held.unlock(); }
};

rt::task<> add() {
  hold guard(m);
  ++total;
  co_await rt::yield();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, add()));
}
