//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where the compiler left something out because of an error. While somebody
/// types, a statement is often missing from the AST: what it would have
/// awaited, it does not.

#ifndef ASYNC_TIDY_PLUGIN_BROKENBODIES_H
#define ASYNC_TIDY_PLUGIN_BROKENBODIES_H

#include "clang/Basic/SourceLocation.h"
#include <vector>

namespace async_tidy {

class TranslationUnit;

class BrokenBodies {
public:
  /// Looks at the functions of \p TU; at none when it compiled.
  explicit BrokenBodies(TranslationUnit &TU);

  /// True when \p Loc is in a function body that is not all there.
  bool contain(clang::SourceLocation Loc) const;

private:
  const clang::SourceManager &Sources;
  std::vector<clang::SourceRange> Ranges; ///< In files, not macros.
};

} // namespace async_tidy

#endif // ASYNC_TIDY_PLUGIN_BROKENBODIES_H
