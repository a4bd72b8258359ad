//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_GIT_H
#define ASYNC_TIDY_DRIVER_GATE_GIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace async_tidy {

/// The git of the PATH, asked about the repository around a folder.
class Git {
public:
  /// An error when there is no git, or no work tree around the current folder.
  static llvm::Expected<Git> open();

  /// What git prints to standard output when it is run with \p Arguments; an
  /// error with its own words when its status is not 0.
  llvm::Expected<std::string> run(llvm::ArrayRef<llvm::StringRef> Arguments);

  /// The folder that paths in the repository are relative to.
  const std::string &top() const { return Folder; }

private:
  Git(std::string Program) : Program(std::move(Program)) {}

  std::string Program;
  std::string Folder; ///< Where it runs.
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_GIT_H
