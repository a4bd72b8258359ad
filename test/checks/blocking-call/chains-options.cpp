// Kinds asks of the end of a chain, AllowedFunctions of each function in it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call "--option=async-blocking-call.Kinds=lock;descriptor" %s -- -std=c++20 -I%rt_include | %verify --check-prefix=MORE %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call --option=async-blocking-call.AllowedFunctions=middle %s -- -std=c++20 -I%rt_include | %verify --check-prefix=MIDDLE %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call --option=async-blocking-call.AllowedFunctions=std::this_thread::sleep_for %s -- -std=c++20 -I%rt_include | %verify --check-prefix=END %s
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-blocking-call "--option=async-blocking-call.AllowedFunctions=middle;twoWays;std::future::get" %s -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <chrono>
#include <future>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

void sleeps() { std::this_thread::sleep_for(1s); }
void middle() { sleeps(); }
void outer() { middle(); }
void longer() { sleeps(); }
void twoWays() {
  middle();
  longer();
}
int result(std::future<int> &f) { return f.get(); }
int guarded(std::mutex &m, int fd) {
  std::lock_guard lock(m);
  char c;
  return int(read(fd, &c, 1));
}

rt::task<> throughTheMiddle() {
  outer();
// CHECK: :[[@LINE-1]]:3: warning: 'outer' blocks the thread that runs coroutine 'throughTheMiddle' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-16]]:16: note: 'outer' calls 'middle'
// CHECK-NEXT: :[[@LINE-18]]:17: note: 'middle' calls 'sleeps'
// CHECK-NEXT: :[[@LINE-20]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> aroundTheMiddle() {
  twoWays();
// CHECK: :[[@LINE-1]]:3: warning: 'twoWays' blocks the thread that runs coroutine 'aroundTheMiddle' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-23]]:3: note: 'twoWays' calls 'middle'
// CHECK-NEXT: :[[@LINE-28]]:17: note: 'middle' calls 'sleeps'
// CHECK-NEXT: :[[@LINE-30]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
// MIDDLE: :[[@LINE-6]]:3: warning: 'twoWays' blocks the thread that runs coroutine 'aroundTheMiddle' [async-blocking-call]
// MIDDLE-NEXT: :[[@LINE-27]]:3: note: 'twoWays' calls 'longer'
// MIDDLE-NEXT: :[[@LINE-31]]:17: note: 'longer' calls 'sleeps'
// MIDDLE-NEXT: :[[@LINE-35]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// MIDDLE-NEXT: :[[@LINE-10]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> theMiddleItself() {
  middle();
// CHECK: :[[@LINE-1]]:3: warning: 'middle' blocks the thread that runs coroutine 'theMiddleItself' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-42]]:17: note: 'middle' calls 'sleeps'
// CHECK-NEXT: :[[@LINE-44]]:17: note: 'sleeps' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<int> anotherKind(std::future<int> &f) { co_return result(f); }
// CHECK: :[[@LINE-1]]:60: warning: 'result' blocks the thread that runs coroutine 'anotherKind' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-43]]:44: note: 'result' calls 'std::future::get', which waits until another thread has set the result
// CHECK-NEXT: :[[@LINE-3]]:60: note: run it with 'rt::spawn_blocking', where blocking is fine
// MIDDLE: :[[@LINE-4]]:60: warning: 'result' blocks the thread that runs coroutine 'anotherKind' [async-blocking-call]
// MIDDLE-NEXT: :[[@LINE-46]]:44: note: 'result' calls 'std::future::get', which waits until another thread has set the result
// MIDDLE-NEXT: :[[@LINE-6]]:60: note: run it with 'rt::spawn_blocking', where blocking is fine
// END: :[[@LINE-7]]:60: warning: 'result' blocks the thread that runs coroutine 'anotherKind' [async-blocking-call]
// END-NEXT: :[[@LINE-49]]:44: note: 'result' calls 'std::future::get', which waits until another thread has set the result
// END-NEXT: :[[@LINE-9]]:60: note: run it with 'rt::spawn_blocking', where blocking is fine

rt::task<int> kindsThatAreOff(std::mutex &m) { co_return guarded(m, 0); }
// MORE: :[[@LINE-1]]:58: warning: 'guarded' blocks the thread that runs coroutine 'kindsThatAreOff' [async-blocking-call]
// MORE-NEXT: :[[@LINE-50]]:14: note: 'guarded' calls 'read', which waits for data
// MORE-NEXT: :[[@LINE-3]]:58: note: run it with 'rt::spawn_blocking', where blocking is fine
