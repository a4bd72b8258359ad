//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The commands of a compile_commands.json, whatever wrote it.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_COMPILEDATABASE_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_COMPILEDATABASE_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

class CompileDatabase {
public:
  /// Reads the file \p Path. Afterwards each command's folder is absolute (a
  /// relative one counts from the folder of the file), its first word is the
  /// compiler and not ccache or another program that starts one, response files
  /// are expanded, and what the compiler's name says (the target, a mode) is
  /// there as flags. An error is one line that names the file and the mend.
  static llvm::Expected<CompileDatabase> load(llvm::StringRef Path);

  llvm::ArrayRef<clang::tooling::CompileCommand> commands() const {
    return Commands;
  }

  /// The commands for \p File, an absolute path. When none is listed: that of
  /// its nearest neighbour, with a Heuristic that says so.
  std::vector<clang::tooling::CompileCommand>
  commandsFor(llvm::StringRef File) const;

private:
  class View;

  std::vector<clang::tooling::CompileCommand>
  listed(llvm::StringRef AbsolutePath) const;

  std::vector<clang::tooling::CompileCommand> Commands;
  llvm::StringMap<std::vector<size_t>> ByPath;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_COMPILEDATABASE_H
