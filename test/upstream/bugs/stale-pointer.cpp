// A pointer is used after an await, and another task replaces the object
// Expect: async-stale-across-suspension

#include <memory>
#include <rt/rt.hpp>

struct connection {
  int sent = 0;
};
class client {
  std::unique_ptr<connection> current = std::make_unique<connection>();

public:
  void reconnect() { current = std::make_unique<connection>(); }
  rt::task<> send() {
    connection *to = current.get();
    co_await rt::yield();
    ++to->sent;
  }
};

rt::task<> reconnect(client *of) {
  of->reconnect();
  co_return;
}

rt::task<> run() {
  client local;
  co_await rt::when_all(local.send(), reconnect(&local));
}

int main() { rt::block_on(run()); }
