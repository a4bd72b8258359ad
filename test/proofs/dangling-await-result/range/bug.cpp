// The bug at run time: the loop runs over a member of the message that the
// await gave, which ends before the first turn.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

class message {
  std::string text_;

public:
  explicit message(std::size_t size) : text_(size, 'x') {}
  const std::string &text() const { return text_; }
};

rt::task<message> receive() {
  co_await rt::yield();
  co_return message(64);
}

rt::task<int> letters() {
  int found = 0;
  for (char c : (co_await receive()).text())
// CHECK:      :[[@LINE-1]]:18: warning: this loop iterates over a part of the temporary result, which is gone before the first turn [async-dangling-await-result]
// CHECK-NEXT: :[[@LINE-2]]:38: note: the 'message' that it belongs to ends with this statement
// CHECK-NEXT: :[[@LINE-3]]:18: note: put the result of the 'co_await' into a variable of its own type first
    found += c == 'x';
  co_return found;
}

int main() { std::printf("%d\n", rt::block_on(letters())); }

// OUTPUT: AddressSanitizer: heap-use-after-free
