// One coroutine sleeps by stopping its thread, and so stops all the others: the
// heart of the program does not beat once while it sleeps.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <thread>

using namespace std::chrono_literals;

static int beats = 0;
static bool done = false;

rt::task<> heart() {
  while (!done) {
    ++beats;
    co_await rt::sleep_for(1ms);
  }
}

rt::task<> worker() {
  co_await rt::sleep_for(10ms); // the heart is beating
  int before = beats;
  std::this_thread::sleep_for(300ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'worker' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  std::printf("beats before: %s\n", before > 0 ? "some" : "none");
  std::printf("beats meanwhile: %s\n", beats > before ? "some" : "none");
  done = true;
}

int main() { rt::block_on(rt::when_all(heart(), worker())); }

// OUT: beats before: some
// OUT: beats meanwhile: none
