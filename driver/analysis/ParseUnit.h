//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_PARSEUNIT_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_PARSEUNIT_H

#include "analysis/Activity.h"
#include "analysis/CompileCommands.h"
#include "analysis/Preamble.h"
#include "core/model/TranslationUnit.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

class SourceCache;

/// What a unit is analysed with, beside its own text.
struct UnitKnowledge {
  SourceCache &Sources;
  std::shared_ptr<const Models> Library;
  std::shared_ptr<const ProjectIndex> Index; ///< May be null.
  /// What it begins with, parsed already; may be null.
  const Preamble *Shared = nullptr;
};

struct ParsedUnit {
  TranslationUnit &TU;
  /// Every file that was read, as the parser names them.
  llvm::ArrayRef<std::string> Files;
  /// What the preprocessor left out, such as the code of other platforms.
  llvm::ArrayRef<clang::SourceRange> Skipped;
};

/// Parses \p U, skipping function bodies in system headers, and calls \p Use
/// with it when it compiles. Otherwise answers the problem. Safe to call from
/// several threads; a crash inside is a problem too, named after \p Doing,
/// which \p Use keeps up to date.
std::optional<Problem> parseUnit(const Unit &U, UnitKnowledge With,
                                 Activity &Doing,
                                 llvm::function_ref<void(ParsedUnit)> Use);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_PARSEUNIT_H
