//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Places in files as plain data: what outlives the unit they come from, and
/// can be shown in another one.

#ifndef ASYNC_TIDY_CORE_MODEL_FILEPLACE_H
#define ASYNC_TIDY_CORE_MODEL_FILEPLACE_H

#include "clang/Basic/SourceManager.h"
#include <string>
#include <tuple>

namespace async_tidy {

struct FilePlace {
  std::string File;    ///< Absolute, without "." and ".."; empty: nowhere.
  unsigned Line = 0;   ///< From 1.
  unsigned Column = 0; ///< From 1, in bytes.

  bool operator==(const FilePlace &) const = default;
  bool operator<(const FilePlace &Other) const {
    return std::tie(File, Line, Column) <
           std::tie(Other.File, Other.Line, Other.Column);
  }
};

/// Where \p Loc is; in a macro, where it is expanded.
FilePlace placeOf(const clang::SourceManager &Sources,
                  clang::SourceLocation Loc);

/// \p Place in \p Sources, which opens its file when the unit has not. Invalid
/// when the file is gone or has no such line any more.
clang::SourceLocation locate(clang::SourceManager &Sources,
                             const FilePlace &Place);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_FILEPLACE_H
