// Mended: the session is looked up again after the suspension.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <algorithm>
#include <cstdio>
#include <vector>

struct session {
  int id;
  int requests = 0;
};

class server {
  std::vector<session> sessions_{{1}};

public:
  rt::task<> add(int id) {
    sessions_.push_back({id});
    co_return;
  }

  rt::task<int> serve(int id) {
    co_await rt::yield();
    auto it = std::ranges::find(sessions_, id, &session::id);
    if (it == sessions_.end())
      co_return 0;
    co_return ++it->requests;
  }
};

int main() {
  server s;
  auto [requests, done] = rt::block_on(rt::when_all(s.serve(1), s.add(2)));
  std::printf("%d\n", requests);
}

// OUT: 1
