// Tasks that are kept beyond a loop look through views at strings of the loop.
// AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<std::size_t> length(std::string_view text) {
  co_return text.find('!');
}

rt::task<std::size_t> total(std::vector<std::string> names) {
  std::vector<rt::task<std::size_t>> lengths;
  for (const std::string &name : names) {
    std::string text = "a long greeting, which lies on the heap, " + name + "!";
    lengths.push_back(length(text));
// CHECK:      :[[@LINE-1]]:30: warning: 'length' is given a view of 'text', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 'lengths'
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-11]]:13: note: 'length' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:30: note: await the task before 'text' is gone, or let the coroutine own what it is given
  }
  std::size_t sum = 0;
  for (std::size_t n : co_await rt::when_all(std::move(lengths)))
    sum += n;
  co_return sum;
}

int main() { std::printf("%zu\n", rt::block_on(total({"you", "me"}))); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
