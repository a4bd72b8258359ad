//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The words in which findings speak of tasks that are lost.

#ifndef ASYNC_TIDY_CORE_REPORT_TASKWORDS_H
#define ASYNC_TIDY_CORE_REPORT_TASKWORDS_H

#include "core/model/Function.h"
#include "core/model/Task.h"
#include "core/report/Finding.h"
#include <optional>

namespace async_tidy {

/// "'fetch'", "this lambda"
std::string quotedName(const Function &F, const clang::FunctionDecl *Callee);
/// The same for the call or await that makes a task.
std::string makerName(const Function &F, const clang::Expr *Made);

/// "task ", "awaiter ", "sender ", "handle "
llvm::StringRef noun(const Task &T);
/// What somebody should have done with it: "awaited", "started".
llvm::StringRef verb(const Task &T);
/// What the loss means for whoever wrote the line: ", so the coroutine never
/// runs". \p Maybe: on some paths; \p Several: of more than one.
std::string consequence(const Task &T, bool Maybe = false,
                        bool Several = false);

/// Adds where the type of the task that \p E makes comes from.
void addOrigin(const Function &F, const clang::Expr *E, const Task &T,
               Finding &Out);
/// Adds the last note, which says what to do; with \p Fix, unless the finding
/// has an edit of its own.
void addAdvice(const Function &F, const clang::Expr *E, const Task &T,
               const std::optional<clang::FixItHint> &Fix, Finding &Out);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_TASKWORDS_H
