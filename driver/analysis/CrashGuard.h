//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_CRASHGUARD_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_CRASHGUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// Calls \p Work. False when it crashes; then its thread goes on here, and what
/// it had is lost. Needs CrashRecoveryContext::Enable().
bool survives(llvm::function_ref<void()> Work);

/// Whether something has crashed. LLVM's global objects may then refer to what
/// is gone, so that the process must end without destroying them.
bool hasCrashed();

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_CRASHGUARD_H
