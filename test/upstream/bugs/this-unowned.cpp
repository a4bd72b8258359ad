// A shared object spawns its own member coroutine, which keeps no owner
// Expect: async-unowned-this or async-dangling-argument

#include <chrono>
#include <cstdio>
#include <memory>
#include <rt/rt.hpp>

class session : public std::enable_shared_from_this<session> {
  int sent = 0;

  rt::task<> serve() {
    co_await rt::yield();
    std::printf("%d\n", ++sent);
  }

public:
  void start() { rt::spawn_detached(serve()); }
};

rt::task<> run() {
  std::make_shared<session>()->start();
  co_await rt::sleep_for(std::chrono::milliseconds(1));
}

int main() { rt::block_on(run()); }
