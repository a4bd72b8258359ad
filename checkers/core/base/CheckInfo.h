//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a check says about itself: its name, level and options. Everything
/// that lists, documents or configures checks reads these facts.

#ifndef ASYNC_TIDY_CORE_BASE_CHECKINFO_H
#define ASYNC_TIDY_CORE_BASE_CHECKINFO_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// How sure a check's findings are, and whether it runs by default.
enum class Level {
  Correctness, ///< On by default: a real bug nearly every time.
  Strict,      ///< On request: a probable bug, or a rule some teams want.
  Performance, ///< On request: correct code that costs more than it need.
  Preview,     ///< New; in no default set.
};

/// The word users write for \p L: "correctness", "strict", ...
llvm::StringRef nameOf(Level L);

/// One option of a check: the only place its name and default are written.
struct OptionInfo {
  llvm::StringLiteral Name;
  llvm::StringLiteral Default;
  llvm::StringLiteral Help;
};

/// One check's facts about itself.
struct CheckInfo {
  llvm::StringLiteral Name;    ///< Full name, "async-blocking-call".
  llvm::StringLiteral Summary; ///< One sentence, no full stop.
  Level CheckLevel;
  llvm::StringLiteral Since; ///< The first version that has the check.
  llvm::ArrayRef<OptionInfo> Options;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_BASE_CHECKINFO_H
