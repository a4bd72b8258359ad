//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/OwnMutex.h"

namespace async_tidy {

const clang::FieldDecl *ownMutexOf(TranslationUnit &,
                                   const clang::CXXRecordDecl *) {
  return nullptr;
}

} // namespace async_tidy
