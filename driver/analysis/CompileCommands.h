//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which units there are, and how each is compiled.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_COMPILECOMMANDS_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_COMPILECOMMANDS_H

#include "analysis/Problem.h"
#include "cli/Settings.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

/// One compilation of one file.
struct Unit {
  std::string File; ///< Absolute, without "." and "..".
  std::string Directory;
  std::vector<std::string> Arguments; ///< Ready for the parser.
  /// Whose flags these are when the database does not list the file.
  std::string BorrowedFrom;
};

struct UnitList {
  std::vector<Unit> Units;
  /// Files that were asked for and cannot be analysed at all.
  std::vector<Problem> Problems;
  std::string Database; ///< The file; empty when flags came with the files.
  /// What else the database lists, as far as its files are there.
  std::vector<Unit> Others;
};

/// The units that \p S asks for: the named files, those below a named folder,
/// or every C++ file of the compile database. A file that the database lists
/// with several different commands is several units.
llvm::Expected<UnitList> unitsFor(const Settings &S,
                                  llvm::StringRef ResourceDirectory);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_COMPILECOMMANDS_H
