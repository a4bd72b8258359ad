//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What differs between the LLVM versions we build with. The only place with
/// an `#if` on LLVM_VERSION_MAJOR.

#ifndef ASYNC_TIDY_CORE_BASE_COMPAT_H
#define ASYNC_TIDY_CORE_BASE_COMPAT_H

#include "llvm/Config/llvm-config.h"

/// `#include ASYNC_TIDY_CLANG_TIDY_REGISTRY` declares ClangTidyModuleRegistry.
/// Its own header is deprecated since 22 and gone in 24.
#if LLVM_VERSION_MAJOR >= 22
#define ASYNC_TIDY_CLANG_TIDY_REGISTRY "clang-tidy/ClangTidyModule.h"
#else
#define ASYNC_TIDY_CLANG_TIDY_REGISTRY "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // ASYNC_TIDY_CORE_BASE_COMPAT_H
