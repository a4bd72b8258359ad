//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// NOLINT comments as text. What they mean is clang-tidy's to say (see
/// Suppression.h); this reads them the same way, to know which one it was.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_NOLINTTEXT_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_NOLINTTEXT_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <vector>

namespace async_tidy {

/// Bytes of a text, the end excluded.
struct ByteRange {
  unsigned Begin = 0;
  unsigned End = 0;
};

/// "NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN" or "NOLINTEND", and its list.
struct NolintDirective {
  llvm::StringRef Word;
  ByteRange Written; ///< From the N to the closing bracket.
  /// What stands between commas in the brackets, blanks and all; nothing when
  /// there are no brackets, which means every check of every tool.
  std::optional<llvm::SmallVector<llvm::StringRef, 2>> Entries;
  /// The code whose findings it silences; nothing for an END, and for a BEGIN
  /// without one.
  std::optional<ByteRange> Scope;
  /// Of a BEGIN: the number of its END among the directives.
  std::optional<size_t> Partner;

  /// The names in the list, when this is about nothing but async-tidy's and
  /// other tools' checks by name: without brackets, or with an entry that takes
  /// away, it is about more than can be judged, and there are none.
  llvm::SmallVector<llvm::StringRef, 2> names() const;

  /// True when it silences \p Check at byte \p Offset.
  bool silences(unsigned Offset, llvm::StringRef Check) const;
};

/// All directives of a file, in order. They point into \p Text.
std::vector<NolintDirective> nolintDirectives(llvm::StringRef Text);

/// True when \p Name, which may have stars, means \p Check.
bool nolintNameMeans(llvm::StringRef Name, llvm::StringRef Check);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_NOLINTTEXT_H
