//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Reference counts that two threads must not touch at once.

#ifndef ASYNC_TIDY_CORE_SEND_NONATOMICCOUNT_H
#define ASYNC_TIDY_CORE_SEND_NONATOMICCOUNT_H

namespace clang {
class CXXRecordDecl;
class FieldDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

/// The plain integer, outside the object itself, that copies of \p R step up
/// and its destructor steps down, without a lock and without atomic operations;
/// or null. The functions that these call are followed into bodies in the unit.
const clang::FieldDecl *nonAtomicCount(TranslationUnit &TU,
                                       const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_NONATOMICCOUNT_H
