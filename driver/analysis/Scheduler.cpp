//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Scheduler.h"
#include "analysis/Interruption.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/thread.h"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

using namespace llvm;

namespace async_tidy {

namespace {

/// What the threads share; the last to leave removes it.
struct Queue {
  std::function<void(size_t)> Work;
  size_t Count;
  std::atomic<size_t> Next = 0;

  std::mutex Lock;
  std::condition_variable OneLeft;
  size_t Working = 0; ///< Threads that have not left.

  void takeTurns() {
    for (size_t Index = Next++; Index < Count && !interrupted(); Index = Next++)
      Work(Index);
    std::lock_guard Held(Lock);
    --Working;
    OneLeft.notify_one();
  }
};

} // namespace

bool runParallel(size_t Count, unsigned Threads,
                 std::function<void(size_t Index)> Work) {
  if (Threads == 0)
    Threads = hardware_concurrency().compute_thread_count();
  Threads = std::min<size_t>(std::max(1u, Threads), Count);
  auto Shared = std::make_shared<Queue>();
  Shared->Work = std::move(Work);
  Shared->Count = Count;
  Shared->Working = Threads;

  // Clang gives itself 8 MB and goes to another thread when they are used up;
  // the walks of the checks cannot. Pages that are not touched cost nothing.
  constexpr unsigned StackSize = 32 << 20;
  std::vector<llvm::thread> Pool;
  Pool.reserve(Threads);
  for (unsigned I = 0; I < Threads; ++I)
    Pool.emplace_back(std::optional<unsigned>(StackSize),
                      [Shared] { Shared->takeTurns(); });

  // A signal cannot notify: look now and then.
  constexpr std::chrono::milliseconds Patience(50);
  std::unique_lock Held(Shared->Lock);
  while (Shared->Working > 0 && !interrupted())
    Shared->OneLeft.wait_for(Held, Patience);
  bool Whole = Shared->Working == 0;
  Held.unlock();
  for (llvm::thread &T : Pool)
    Whole ? T.join() : T.detach();
  return Whole && !interrupted();
}

} // namespace async_tidy
