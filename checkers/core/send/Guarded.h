//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Records that synchronise themselves: whose members are touched only while
/// a mutex of their own is held.

#ifndef ASYNC_TIDY_CORE_SEND_GUARDED_H
#define ASYNC_TIDY_CORE_SEND_GUARDED_H

#include "clang/AST/DeclCXX.h"
#include <optional>

namespace clang {
class MemberExpr;
}

namespace async_tidy {

class TranslationUnit;

/// Why a record may be used by several threads at once.
struct GuardedBy {
  const clang::FieldDecl *Mutex; ///< Of the first field that is guarded.
  const clang::FieldDecl *Field;
  const clang::MemberExpr *At; ///< A use of Field with the lock held.
};

/// A use of a member without the lock that others hold.
struct Unguarded {
  const clang::FieldDecl *Mutex;
  const clang::FieldDecl *Field;
  const clang::MemberExpr *At;        ///< Without.
  const clang::MemberExpr *GuardedAt; ///< With.
};

/// Nothing unless every use in this unit of each member that can change, past
/// constructors and the destructor, is with one mutex of the same object held,
/// and there is such a use. What a member function returns a reference to is
/// not kept inside.
std::optional<GuardedBy> whyGuarded(TranslationUnit &TU,
                                    const clang::CXXRecordDecl *Record);

/// Whether every use of \p Field in this unit, past constructors and the
/// destructor, is with one mutex of the same object held.
bool isGuarded(TranslationUnit &TU, const clang::FieldDecl *Field);

/// The first use that is surely without a lock of the object, of a member that
/// is elsewhere used with one.
std::optional<Unguarded> whyUnguarded(TranslationUnit &TU,
                                      const clang::CXXRecordDecl *Record);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_GUARDED_H
