//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/OwnMutex.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "core/send/Guarded.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

// What can lock at all is a type that synchronises: all uses of a class are
// looked at only when it has one.
const FieldDecl *ownMutexOf(TranslationUnit &TU, const CXXRecordDecl *R) {
  if (none_of(R->fields(), [&](const FieldDecl *Field) {
        return roleOf(TU, Field->getType(), TypeRole::Sync);
      }))
    return nullptr;
  std::optional<GuardedBy> Why = whyGuarded(TU, R);
  return Why ? Why->Mutex : nullptr;
}

} // namespace async_tidy
