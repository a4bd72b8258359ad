// The bug at run time: the disk is full, the write says so, nobody listens.
// The compiler warns of an ignored 'std::error_code' or '[[nodiscard]]' result
// of a call; of an await it says nothing, not even with -Wall -Wextra -Werror.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

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
  co_await d.write("order 7;");
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'disk::write', of type 'std::error_code', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await d.write("order 8;");
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'disk::write', of type 'std::error_code', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  std::printf("saved: %s\n", d.content().c_str());
}

int main() {
  disk d;
  rt::block_on(save(d));
}

// OUTPUT: saved: order 7;{{$}}
