// The program of bug.cpp: the message has a name.

// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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
  message received = co_await receive();
  for (char c : received.text())
    found += c == 'x';
  co_return found;
}

int main() { std::printf("%d\n", rt::block_on(letters())); }

// OUTPUT: 64
