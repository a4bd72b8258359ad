// The program of bug.cpp with the results used: it says what it did not save.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <system_error>

class disk {
  std::size_t free_ = 8;
  std::string content_;

public:
  rt::task<std::error_code> write(std::string text) {
    if (text.size() > free_)
      co_return std::make_error_code(std::errc::no_space_on_device);
    free_ -= text.size();
    content_ += text;
    co_return std::error_code();
  }
  const std::string &content() const { return content_; }
};

rt::task<> save(disk &d) {
  for (const char *order : {"order 7;", "order 8;"})
    if (std::error_code error = co_await d.write(order))
      std::printf("cannot save %s\n", order);
  std::printf("saved: %s\n", d.content().c_str());
}

int main() {
  disk d;
  rt::block_on(save(d));
}

// OUTPUT:      cannot save order 8;
// OUTPUT-NEXT: saved: order 7;{{$}}
