// No call in this coroutine blocks by its name. Behind one is a helper that
// sleeps, and at the end of a block a member's thread is joined: each stops the
// heart of the program for as long as it takes.
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

void let_it_settle() { std::this_thread::sleep_for(300ms); }
void reset_device() { let_it_settle(); }

class upload {
  std::jthread thread{[] { std::this_thread::sleep_for(300ms); }};
};

rt::task<> worker() {
  co_await rt::sleep_for(10ms); // the heart is beating
  int before = beats;
  reset_device();
// CHECK:      :[[@LINE-1]]:3: warning: 'reset_device' blocks the thread that runs coroutine 'worker' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-11]]:23: note: 'reset_device' calls 'let_it_settle'
// CHECK-NEXT: :[[@LINE-13]]:24: note: 'let_it_settle' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  std::printf("beats before: %s\n", before > 0 ? "some" : "none");
  std::printf("beats during the reset: %s\n", beats > before ? "some" : "none");

  co_await rt::sleep_for(10ms);
  {
    upload file;
// CHECK:      :[[@LINE-1]]:12: warning: destroying 'file' blocks the thread that runs coroutine 'worker' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-18]]:16: note: the destructor of 'upload' destroys 'std::jthread', which requests a stop and waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:12: note: end it with an await, or on a thread of its own
    before = beats;
  }
  std::printf("beats during the upload: %s\n", beats > before ? "some" : "none");
  done = true;
}

int main() { rt::block_on(rt::when_all(heart(), worker())); }

// OUT: beats before: some
// OUT: beats during the reset: none
// OUT: beats during the upload: none
