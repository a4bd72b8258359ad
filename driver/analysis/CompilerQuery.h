//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where compilers are, and what those know of themselves that may be asked.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_COMPILERQUERY_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_COMPILERQUERY_H

#include "cli/PathGlob.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// What a compiler says of itself.
struct CompilerAnswer {
  std::string Target; ///< May be empty.
  std::vector<std::string> IncludeFolders;
};

/// Reads what gcc or clang print on standard error for -E -v. Without a list of
/// folders: nothing.
std::optional<CompilerAnswer> readCompilerAnswer(llvm::StringRef Printed);

/// The compilers of a run.
class Compilers {
public:
  /// Those whose path fits one of \p Globs are run, to ask them; no others: a
  /// compile database may name any program.
  Compilers(llvm::ArrayRef<std::string> Globs,
            llvm::StringRef ResourceDirectory);

  /// Completes what parserArguments() made: the compiler's path becomes
  /// absolute, so that the parser finds what is installed beside it, and one
  /// that may be asked gives the target and the folders of its own headers.
  void complete(std::vector<std::string> &Arguments, llvm::StringRef Directory);

  /// What went wrong first when asking, in one line.
  llvm::Error takeError();

private:
  std::string pathOf(llvm::StringRef Program, llvm::StringRef Directory);
  const std::optional<CompilerAnswer> &
  answerOf(llvm::StringRef Compiler, llvm::ArrayRef<std::string> Flags);

  std::vector<PathGlob> Asked;
  llvm::StringRef ResourceDirectory;
  llvm::StringMap<std::string> Paths;
  llvm::StringMap<std::optional<CompilerAnswer>> Answers;
  std::string Complaint;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_COMPILERQUERY_H
