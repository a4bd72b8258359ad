//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_NOLINTUSES_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_NOLINTUSES_H

#include "analysis/NolintText.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <set>
#include <string>

namespace async_tidy {

class Flattener;

/// One name in one NOLINT comment, and what one unit has to say of it.
struct NolintName {
  std::string File;    ///< Absolute.
  unsigned Offset = 0; ///< Of the comment's word, NOLINT, in it.
  std::string Name;
  /// It silenced a finding. Otherwise the unit compiled all the code that it
  /// could silence findings in, and found none.
  bool Used = false;

  auto operator<=>(const NolintName &) const = default;
};

/// Notes which NOLINT comments of a unit silence something. Only names that
/// begin with "async-" are of interest.
class NolintUses {
public:
  NolintUses(const clang::SourceManager &Sources, Flattener &Flat)
      : Sources(Sources), Flat(Flat) {}

  /// A comment silenced \p Check at \p Loc, which is in a file.
  void silenced(clang::SourceLocation Loc, llvm::StringRef Check);

  /// What the unit says of the comments in its files, in order: those where
  /// findings are reported, which \p Reports says of a file's first place.
  /// \p Skipped is what its preprocessor left out.
  std::vector<NolintName>
  names(llvm::ArrayRef<clang::SourceRange> Skipped,
        llvm::function_ref<bool(clang::SourceLocation)> Reports);

private:
  const std::vector<NolintDirective> &directivesIn(clang::FileID File);
  void use(clang::FileID File, const NolintDirective &D, llvm::StringRef Name);

  const clang::SourceManager &Sources;
  Flattener &Flat;
  std::map<clang::FileID, std::vector<NolintDirective>> Directives;
  std::set<NolintName> Used;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_NOLINTUSES_H
