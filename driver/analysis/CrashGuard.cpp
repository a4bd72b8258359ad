//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/CrashGuard.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include <atomic>

namespace async_tidy {

// As with a signal, the process is what is damaged.
static std::atomic<bool> Crashed = false;

bool survives(llvm::function_ref<void()> Work) {
  llvm::CrashRecoveryContext Guard;
  bool Survived = Guard.RunSafely(Work);
  if (!Survived)
    Crashed = true;
  return Survived;
}

bool hasCrashed() { return Crashed; }

} // namespace async_tidy
