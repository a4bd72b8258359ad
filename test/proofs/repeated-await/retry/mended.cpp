// The program of bug.cpp: the second attempt makes a task of its own.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <exception>
#include <stdexcept>

rt::task<int> upload(int &attempts) {
  std::printf("attempt %d\n", ++attempts);
  if (attempts == 1)
    throw std::runtime_error("timeout");
  co_return 200;
}

rt::task<int> upload_with_retry() {
  int attempts = 0;
  bool failed = false;
  try {
    co_return co_await upload(attempts);
  } catch (const std::exception &e) {
    std::printf("upload: %s\n", e.what());
    failed = true;
  }
  if (failed)
    co_return co_await upload(attempts);
  co_return 0;
}

int main() {
  try {
    std::printf("status %d\n", rt::block_on(upload_with_retry()));
  } catch (const std::exception &e) {
    std::printf("failed: %s\n", e.what());
  }
}

// OUTPUT:      attempt 1
// OUTPUT-NEXT: upload: timeout
// OUTPUT-NEXT: attempt 2
// OUTPUT-NEXT: status 200
