// A reference to an element of a member vector is used after an await
// Expect: async-stale-across-suspension

#include <rt/rt.hpp>
#include <vector>

class history {
  std::vector<int> values = {1};

public:
  void add(int value) { values.push_back(value); }
  rt::task<> bump() {
    int &last = values.back();
    co_await rt::yield();
    ++last;
  }
};

rt::task<> grow(history *of) {
  of->add(2);
  co_return;
}

rt::task<> run() {
  history local;
  co_await rt::when_all(local.bump(), grow(&local));
}

int main() { rt::block_on(run()); }
