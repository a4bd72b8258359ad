// The bug at run time: when_all is there, but the second download begins only
// when the first has ended.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --fail-on=strict --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

rt::task<int> download(const char *what) {
  std::printf("begin %s\n", what);
  co_await rt::sleep_for(1ms); // the network
  std::printf("end %s\n", what);
  co_return 1;
}

// Makes a task of a value, because when_all takes tasks only.
rt::task<int> value(int n) { co_return n; }

rt::task<> update() {
  co_await rt::when_all(value(co_await download("text")), value(co_await download("images")));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'rt::when_all' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:31: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:65: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
}

int main() { rt::block_on(update()); }

// OUTPUT:      begin text
// OUTPUT-NEXT: end text
// OUTPUT-NEXT: begin images
// OUTPUT-NEXT: end images
