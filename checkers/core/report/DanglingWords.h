//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The words for a task that outlives what it borrows.

#ifndef ASYNC_TIDY_CORE_REPORT_DANGLINGWORDS_H
#define ASYNC_TIDY_CORE_REPORT_DANGLINGWORDS_H

#include "core/liveness/Dangling.h"
#include "core/report/Finding.h"

namespace async_tidy {

/// "'text'", "a temporary 'std::string'".
std::string ownerName(const Function &F, const BorrowedFrom &From);

/// What happens too late: "which is gone before the coroutine runs", "which
/// the coroutine may outlive".
std::string goneBefore(const Dangling &D);

/// Appends how a task gets away.
void addWay(const Function &F, const TaskWay &Way, const LateUse &Use,
            Finding &Out);

/// Appends who hands on what is used, the suspension, and the use after it of
/// \p Name. The use must be seen.
void addLateUse(const Function &F, const LateUse &Use, llvm::StringRef Name,
                Finding &Out);

/// Appends how the task gets away, where the owner dies, who hands the borrow
/// on, and the use after that. \p Name is what is used, as ownerName() gives it
/// or a parameter's.
void addDangling(const Function &F, const Dangling &D, llvm::StringRef Name,
                 Finding &Out);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_DANGLINGWORDS_H
