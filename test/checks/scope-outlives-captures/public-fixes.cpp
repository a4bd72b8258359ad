// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-scope-outlives-captures %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Bugs that were mended in public, rewritten in their shape: first as they
// were, then as they were mended.

#include <rt/rt.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <thread>
#include <vector>

std::size_t repeats();
void request(std::size_t n);
void process(std::size_t from, std::size_t to);

//===--- https://github.com/arangodb/arangodb/pull/16932 ------------------===//
// [=] became [&] when a guard took over joining the threads.

void apiVersionBefore(std::size_t threads) {
  std::vector<std::jthread> joins;
  const std::size_t repeat = repeats();
  for (std::size_t i = 0; i < threads; ++i)
    joins.emplace_back([&] {
      for (std::size_t n = 0; n < repeat; ++n)
// CHECK:      :[[@LINE-1]]:35: warning: 'repeat' is gone before 'joins' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:29: note: 'joins' waits for its work in its destructor, after 'repeat' is gone
// CHECK-NEXT: :[[@LINE+9]]:1: note: 'repeat' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:35: note: declare 'repeat' before 'joins', or pass a copy
        request(i);
// CHECK:      :[[@LINE-1]]:17: warning: 'i' is gone before 'joins' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-9]]:5: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-13]]:29: note: 'joins' waits for its work in its destructor, after 'i' is gone
// CHECK-NEXT: :[[@LINE+2]]:6: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass a copy, or wait for the work before 'i' is gone
    });
}

void apiVersionAfter(std::size_t threads) {
  const std::size_t repeat = repeats();
  std::vector<std::jthread> joins;
  for (std::size_t i = 0; i < threads; ++i)
    joins.emplace_back([&repeat, i] {
      for (std::size_t n = 0; n < repeat; ++n)
        request(i);
    });
}

//===--- https://github.com/airbus/sen/pull/199 ---------------------------===//
// The thread that waits for a signal outlives the kernel that it stops.

struct kernel {
  void run();
  void requestStop();
};
void awaitSignal();

int runKernelBefore() {
  std::jthread stopper;
  try {
    kernel watched;
    stopper = std::jthread([&watched] {
// CHECK:      :[[@LINE-1]]:30: warning: 'watched' is gone before 'stopper' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:16: note: 'stopper' waits for its work in its destructor, after 'watched' is gone
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'watched' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:30: note: pass a copy, or wait for the work before 'watched' is gone
      awaitSignal();
      watched.requestStop();
    });
    watched.run();
  } catch (...) {
    return 1;
  }
  return 0;
}

int runKernelAfter() {
  try {
    kernel watched;
    std::jthread stopper([&watched] {
      awaitSignal();
      watched.requestStop();
    });
    watched.run();
  } catch (...) {
    return 1;
  }
  return 0;
}

//===--- https://github.com/bshoshany/thread-pool/issues/6 ----------------===//
// Each iteration overwrites what the last one has lent to a thread.

void parallelizeBefore(rt::thread_pool &pool, std::size_t total,
                       std::size_t block) {
  for (std::size_t at = 0; at < total; at += block) {
    std::size_t start = at;
    std::size_t end = at + block;
    pool.post([&start, &end] { process(start, end); });
// CHECK:      :[[@LINE-1]]:17: warning: 'start' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE+10]]:3: note: 'start' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+10]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass a copy, or wait for the work before 'start' is gone
// CHECK-NEXT: :{[[@LINE-6]]:16-[[@LINE-6]]:17}: fix-it: ""
// CHECK:      :[[@LINE-7]]:25: warning: 'end' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-8]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'end' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-11]]:25: note: pass a copy, or wait for the work before 'end' is gone
// CHECK-NEXT: :{[[@LINE-12]]:24-[[@LINE-12]]:25}: fix-it: ""
  }
  pool.join();
}

void parallelizeAfter(rt::thread_pool &pool, std::size_t total,
                      std::size_t block) {
  for (std::size_t at = 0; at < total; at += block) {
    std::size_t start = at;
    std::size_t end = at + block;
    pool.post([start, end] { process(start, end); });
  }
  pool.join();
}
