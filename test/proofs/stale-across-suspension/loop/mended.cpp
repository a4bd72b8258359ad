// Mended: it walks over a copy of the names, and asks for each whether it is
// still there.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <map>
#include <vector>

class topic {
  std::map<int, int> received_{{1, 0}, {2, 0}, {3, 0}};

public:
  rt::task<> leave(int id) {
    received_.erase(id);
    co_return;
  }

  rt::task<int> publish() {
    int told = 0;
    std::vector<int> all;
    for (auto &[id, count] : received_)
      all.push_back(id);
    for (int id : all) {
      co_await rt::yield();
      if (auto it = received_.find(id); it != received_.end()) {
        ++it->second;
        ++told;
      }
    }
    co_return told;
  }
};

int main() {
  topic t;
  auto [told, done] = rt::block_on(rt::when_all(t.publish(), t.leave(1)));
  std::printf("%d\n", told);
}

// OUT: 2
