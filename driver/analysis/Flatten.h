//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_FLATTEN_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_FLATTEN_H

#include "analysis/PlainFinding.h"
#include "core/report/Finding.h"
#include "clang/Basic/LangOptions.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class SourceManager;
} // namespace clang

namespace async_tidy {

/// Turns findings into plain data while the unit's sources are at hand.
class Flattener {
public:
  Flattener(const clang::SourceManager &Sources,
            const clang::LangOptions &Language)
      : Sources(Sources), Language(Language) {}

  PlainFinding flatten(const Finding &F, Level CheckLevel);
  Extent place(clang::SourceLocation Loc);
  /// Absolute, without "." and ".."; empty when it is no file.
  const std::string &nameOfFile(clang::FileID File);

private:
  /// The written bytes of a range; nothing when macros made parts of it.
  std::optional<Extent> bytes(clang::CharSourceRange Range);
  std::optional<Extent> bytes(clang::SourceRange Range);
  /// All edits, or none when one of them has no written place.
  std::vector<Edit> edits(llvm::ArrayRef<clang::FixItHint> Hints);
  /// PlainFinding::Snippet of what is at \p At: its bytes, or its line.
  std::string snippet(clang::SourceLocation Loc,
                      const std::optional<Extent> &Range);

  const clang::SourceManager &Sources;
  const clang::LangOptions &Language;
  llvm::DenseMap<clang::FileID, std::string> Names;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_FLATTEN_H
