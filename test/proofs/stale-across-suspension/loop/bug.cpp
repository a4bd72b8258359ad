// A coroutine walks over the subscribers of a topic and waits for each. While it
// does, one of them leaves.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=ASAN %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <map>

class topic {
  std::map<int, int> received_{{1, 0}, {2, 0}, {3, 0}};

public:
  rt::task<> leave(int id) {
    received_.erase(id);
    co_return;
  }

  rt::task<int> publish() {
    int told = 0;
    for (auto &[id, count] : received_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'received_', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'publish' is suspended here
// CHECK-NEXT: :[[@LINE-9]]:15: note: coroutine 'leave' erases from 'received_'
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'received_', or hold a lock that those who change it take
      co_await rt::yield();
      ++count;
      ++told;
    }
    co_return told;
  }
};

int main() {
  topic t;
  auto [told, done] = rt::block_on(rt::when_all(t.publish(), t.leave(1)));
  std::printf("%d\n", told);
}

// ASAN: ERROR: AddressSanitizer: heap-use-after-free
