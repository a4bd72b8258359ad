//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Is spawned work still waiting when the program, or a test, is over?

#ifndef ASYNC_TIDY_CORE_LIVENESS_LOSTATEND_H
#define ASYNC_TIDY_CORE_LIVENESS_LOSTATEND_H

#include "core/model/Handover.h"
#include <optional>

namespace async_tidy {

/// Why a task that was spawned may not have run.
struct LostAtEnd {
  std::string Frame;          ///< "function 'main'", "this test".
  const clang::VarDecl *Loop; ///< The local that should run it, or null.
  clang::QualType Executor;   ///< What it was spawned on, when known.
  clang::SourceLocation End;  ///< The end of the function.
};

/// Nothing unless \p F is `main` or the body of a test, what \p Spawn starts is
/// a task, and nothing that follows can run it or wait for it: no call but of
/// the standard library and of C, no use of the executor but to spawn on it, no
/// loop without an end, and no executor whose destructor waits.
std::optional<LostAtEnd> whyLostAtEnd(const Function &F,
                                      const clang::Expr *Spawn,
                                      const FunctionFact &Role);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_LOSTATEND_H
