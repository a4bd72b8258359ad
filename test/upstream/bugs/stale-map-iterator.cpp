// An iterator is used after an await, and another task erases the entry
// Expect: async-stale-across-suspension

#include <map>
#include <rt/rt.hpp>

class accounts {
  std::map<int, int> balances = {{1, 100}};

public:
  void close(int id) { balances.erase(id); }
  rt::task<> deposit(int id, int amount) {
    auto found = balances.find(id);
    if (found == balances.end())
      co_return;
    co_await rt::yield();
    found->second += amount;
  }
};

rt::task<> close(accounts *of, int id) {
  of->close(id);
  co_return;
}

rt::task<> run() {
  accounts local;
  co_await rt::when_all(local.deposit(1, 5), close(&local, 1));
}

int main() { rt::block_on(run()); }
