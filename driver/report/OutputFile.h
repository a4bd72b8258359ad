//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_OUTPUTFILE_H
#define ASYNC_TIDY_DRIVER_REPORT_OUTPUTFILE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>
#include <optional>

namespace async_tidy {

/// Where a report goes. A named file is replaced as a whole once the report is
/// complete, so that no reader ever sees half of one.
class OutputFile {
public:
  /// Opens \p Path, or standard output when it is empty, before any work is
  /// done: an output that cannot be written is an error now, which says what
  /// to do with \p Option.
  static llvm::Expected<OutputFile> open(llvm::StringRef Path,
                                         llvm::StringRef Option = "--output");

  llvm::raw_ostream &stream() { return *Stream; }

  /// Completes the report; an error when not all of it could be written.
  llvm::Error commit();

  OutputFile(OutputFile &&) = default;
  ~OutputFile();

private:
  OutputFile() = default;

  std::string Path;
  std::string Option;
  std::optional<llvm::sys::fs::TempFile> Temporary;
  std::unique_ptr<llvm::raw_fd_ostream> Owned;
  llvm::raw_fd_ostream *Stream = nullptr;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_OUTPUTFILE_H
