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
        request(i);
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
