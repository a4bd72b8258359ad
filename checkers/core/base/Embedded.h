//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Text files compiled into the tools (checkers/Embed.cmake makes the code).

#ifndef ASYNC_TIDY_CORE_BASE_EMBEDDED_H
#define ASYNC_TIDY_CORE_BASE_EMBEDDED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace async_tidy {

struct EmbeddedFile {
  llvm::StringLiteral Name; ///< Base name, "posix.yaml".
  llvm::StringLiteral Text;
};

/// checkers/core/models/*.yaml.
llvm::ArrayRef<EmbeddedFile> modelFiles();
/// docs/checks/*.md.
llvm::ArrayRef<EmbeddedFile> checkPages();

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_BASE_EMBEDDED_H
