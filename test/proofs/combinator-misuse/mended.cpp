// The program of bug.cpp with the tasks themselves given to when_all: the
// downloads overlap.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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

rt::task<> update() {
  co_await rt::when_all(download("text"), download("images"));
}

int main() { rt::block_on(update()); }

// OUTPUT:      begin text
// OUTPUT-NEXT: begin images
// OUTPUT-DAG:  end text
// OUTPUT-DAG:  end images
