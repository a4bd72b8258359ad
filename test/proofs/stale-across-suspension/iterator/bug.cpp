// A coroutine finds a session and waits. Meanwhile another one adds a session
// to the same vector, which moves all of them.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=ASAN %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

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
    auto it = std::ranges::find(sessions_, id, &session::id);
    co_await rt::yield();
    co_return ++it->requests;
// CHECK:      :[[@LINE-1]]:17: warning: iterator 'it' is used after a suspension, in which 'sessions_' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:15: note: iterator 'it' into 'sessions_' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'serve' is suspended here
// CHECK-NEXT: :[[@LINE-11]]:15: note: coroutine 'add' adds to 'sessions_', which may move its elements
// CHECK-NEXT: :[[@LINE-5]]:17: note: look it up in 'sessions_' again after the suspension, or keep a copy
  }
};

int main() {
  server s;
  auto [requests, done] = rt::block_on(rt::when_all(s.serve(1), s.add(2)));
  std::printf("%d\n", requests);
}

// ASAN: ERROR: AddressSanitizer: heap-use-after-free
