//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Is spawned work waited for only when an object that it borrows is gone?

#ifndef ASYNC_TIDY_CORE_LIVENESS_JOINEDLATE_H
#define ASYNC_TIDY_CORE_LIVENESS_JOINEDLATE_H

#include "core/model/Spawns.h"

namespace async_tidy {

/// How spawned work is waited for too late.
struct JoinedLate {
  /// What has the work: a pool, a scope of tasks, a container of handles.
  const clang::ValueDecl *Group;
  /// The call, await or loop that waits; null for the destructor of Group.
  const clang::Stmt *Wait = nullptr;
};

/// Nothing when the work may be waited for before \p Var, a local, is gone, or
/// is never waited for.
std::optional<JoinedLate> whyJoinedLate(const Function &F, const Spawn &S,
                                        const clang::VarDecl *Var);

/// Whether none of the work runs before the call that starts it has returned: a
/// spawn that begins at once is done with what the coroutine needs only up to
/// its first suspension.
bool returnsFirst(const Function &F, const Spawn &S);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_JOINEDLATE_H
