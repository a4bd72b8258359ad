//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A baseline as a file: findings that are known and do not count. JSON, with
/// one finding a line, so that version control shows what came and went.

#ifndef ASYNC_TIDY_DRIVER_GATE_BASELINEFILE_H
#define ASYNC_TIDY_DRIVER_GATE_BASELINEFILE_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace async_tidy {

struct BaselineEntry {
  /// Absolute; in the file it is relative to the folder the baseline is in, so
  /// that a baseline means the same wherever the project is checked out.
  std::string File;
  std::string Check;    ///< Full name.
  std::string Symbol;   ///< For a reader, as is the message.
  std::string Message;  ///< As the finding had it when it was accepted.
  std::string Likeness; ///< See likenessOf().
};

/// Reads the baseline \p Path. What is wrong with it is an error that says
/// which line and what to do.
llvm::Expected<std::vector<BaselineEntry>> readBaseline(llvm::StringRef Path);

/// The same for its text.
llvm::Expected<std::vector<BaselineEntry>> parseBaseline(llvm::StringRef Text,
                                                         llvm::StringRef Path);

/// Writes \p Entries, in any order, as the baseline \p Path has them.
void writeBaseline(llvm::raw_ostream &OS, std::vector<BaselineEntry> Entries,
                   llvm::StringRef Path);

/// \p Path without links, as far as it exists.
std::string resolvedPath(llvm::StringRef Path);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_BASELINEFILE_H
