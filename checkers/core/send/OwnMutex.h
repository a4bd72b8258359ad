//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Records that synchronise what they hold.

#ifndef ASYNC_TIDY_CORE_SEND_OWNMUTEX_H
#define ASYNC_TIDY_CORE_SEND_OWNMUTEX_H

namespace clang {
class CXXRecordDecl;
class FieldDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

/// The mutex of its own under which every access of this unit to what can be
/// changed in an \p R happens, or null.
const clang::FieldDecl *ownMutexOf(TranslationUnit &TU,
                                   const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_OWNMUTEX_H
