// The shortest way from a function to each effect, in any function.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | FileCheck %s --implicit-check-not="{{chains.cpp:.*}} through "

#include <rt/rt.hpp>

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

using namespace std::chrono_literals;

void naps() { std::this_thread::sleep_for(1s); }
void reads(const std::string &path) { std::ifstream in(path); }

// CHECK: chains.cpp:[[@LINE+1]]:6: function 'either' may block (file) through 'reads' -> 'std::ifstream', which opens a file
void either(bool b) {
  // CHECK: chains.cpp:[[@LINE-1]]:6: function 'either' may block (sleep) through 'naps' -> 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
  if (b)
    naps();
  else
    reads("x");
}

void ping(int n);
// CHECK: chains.cpp:[[@LINE+1]]:6: function 'pong' may block (sleep) through 'naps' -> 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
void pong(int n) {
  ping(n - 1);
  naps();
}
// CHECK: chains.cpp:[[@LINE+1]]:6: function 'ping' may block (sleep) through 'pong' -> 'naps' -> 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
void ping(int n) {
  if (n > 0)
    pong(n);
}

struct waits {
  rt::task<> work;
  // CHECK: chains.cpp:[[@LINE+1]]:3: function '~waits' may block (sleep) through 'naps' -> 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
  ~waits() { naps(); }
};
// CHECK: chains.cpp:[[@LINE+1]]:6: function 'destroys' may block (sleep) through 'waits' -> 'naps' -> 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
void destroys() { waits w; }

rt::task<> coroutine() {
  naps();
  co_return;
}
void makesTheTask() { auto t = coroutine(); (void)t; }

void loops(int n) {
  if (n)
    loops(n - 1);
}

static int inner() { return rt::block_on([]() -> rt::task<int> { co_return 1; }()); }
// CHECK: chains.cpp:[[@LINE+1]]:5: function 'waitsForTask' may block (block-on) through 'inner' -> 'rt::block_on', which blocks the thread until the task has ended
int waitsForTask() { return inner(); }
