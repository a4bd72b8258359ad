// A loop over a member container awaits, and another task adds to it meanwhile
// Expect: async-stale-across-suspension

#include <cstdio>
#include <rt/rt.hpp>
#include <vector>

class server {
  std::vector<int> clients = {1, 2, 3};

public:
  void add(int client) { clients.push_back(client); }
  rt::task<> notify() {
    for (int client : clients) {
      co_await rt::yield();
      std::printf("%d\n", client);
    }
  }
};

rt::task<> accept(server *to) {
  to->add(4);
  co_return;
}

rt::task<> run() {
  server local;
  co_await rt::when_all(local.notify(), accept(&local));
}

int main() { rt::block_on(run()); }
