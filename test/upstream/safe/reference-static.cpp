// What the detached task refers to lives as long as the program

#include <rt/rt.hpp>

struct settings {
  int retries = 3;
};

rt::task<> watch(const settings &of) {
  for (int n = 0; n != of.retries; ++n)
    co_await rt::yield();
}

int main() {
  static const settings defaults;
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, watch(defaults));
}
