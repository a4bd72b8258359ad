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
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call "--option=async-blocking-call.AllowedFunctions=middle;twoWays;std::future::get;guarded" %s -- -std=c++20 -I%rt_include | %verify --check-prefix=FIRST %s

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
  co_return;
}

rt::task<> aroundTheMiddle() {
  twoWays();
  co_return;
}

rt::task<> theMiddleItself() {
  middle();
  co_return;
}

rt::task<int> anotherKind(std::future<int> &f) { co_return result(f); }

rt::task<int> kindsThatAreOff(std::mutex &m) { co_return guarded(m, 0); }
