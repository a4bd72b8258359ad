//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Scheduler.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/thread.h"
#include <algorithm>
#include <atomic>
#include <vector>

using namespace llvm;

namespace async_tidy {

void runParallel(size_t Count, unsigned Threads,
                 function_ref<void(size_t Index)> Work) {
  if (Threads == 0)
    Threads = hardware_concurrency().compute_thread_count();
  Threads = std::min<size_t>(std::max(1u, Threads), Count);
  std::atomic<size_t> Next = 0;
  auto TakeTurns = [&] {
    for (size_t Index = Next++; Index < Count; Index = Next++)
      Work(Index);
  };
  // Clang gives itself 8 MB and goes to another thread when they are used up;
  // the walks of the checks cannot. Pages that are not touched cost nothing.
  constexpr unsigned StackSize = 32 << 20;
  std::vector<llvm::thread> Pool;
  Pool.reserve(Threads);
  for (unsigned I = 0; I < Threads; ++I)
    Pool.emplace_back(std::optional<unsigned>(StackSize), TakeTurns);
  for (llvm::thread &T : Pool)
    T.join();
}

} // namespace async_tidy
