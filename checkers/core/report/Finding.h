//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A finding is data: where, what, why, and how to mend it. Printing is the
/// business of the tool that runs the check.

#ifndef ASYNC_TIDY_CORE_REPORT_FINDING_H
#define ASYNC_TIDY_CORE_REPORT_FINDING_H

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace async_tidy {

/// A remark under a finding that shows one step of the path to it.
struct Note {
  clang::SourceLocation Loc;
  std::string Message;
  clang::SourceRange Range = {};
  /// Edits offered but never applied without asking: they change behaviour.
  llvm::SmallVector<clang::FixItHint, 1> Fixes = {};
};

struct Finding {
  llvm::StringRef Check; ///< Full name; filled in by the runner.
  clang::SourceLocation Loc;
  std::string Message; ///< As clang writes it: lower case, no full stop.
  clang::SourceRange Range = {};
  /// Edits that are certainly right; `--fix` applies them.
  llvm::SmallVector<clang::FixItHint, 1> Fixes = {};
  llvm::SmallVector<Note, 2> Notes = {};
  /// The qualified name of the function or class it is in, the same for all
  /// instantiations; of a lambda, that of the function around it. Filled in by
  /// the runner.
  std::string Symbol = {};
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_FINDING_H
