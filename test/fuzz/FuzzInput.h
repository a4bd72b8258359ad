//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the fuzz targets share.

#ifndef ASYNC_TIDY_TEST_FUZZ_FUZZINPUT_H
#define ASYNC_TIDY_TEST_FUZZ_FUZZINPUT_H

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>

namespace async_tidy {

inline llvm::StringRef asText(const uint8_t *Data, size_t Size) {
  return {reinterpret_cast<const char *>(Data), Size};
}

/// A file of this process, for readers that take only a path.
class TemporaryFile {
public:
  /// \p Suffix is the end of the file's name.
  explicit TemporaryFile(llvm::StringRef Suffix) {
    if (llvm::sys::fs::createTemporaryFile("fuzz", Suffix, Path))
      abort();
  }
  ~TemporaryFile() { llvm::sys::fs::remove(Path); }

  /// The file's path, once it holds \p Text.
  std::string holding(llvm::StringRef Text) const {
    std::error_code Failure;
    llvm::raw_fd_ostream OS(Path, Failure);
    if (Failure)
      abort();
    OS << Text;
    return Path.str().str();
  }

private:
  llvm::SmallString<128> Path;
};

/// Reads \p Text with \p Read. What is read is written and read again: that
/// must work, and give the same text when it is written once more.
template <typename Function>
void readAndWriteBack(llvm::StringRef Text, Function Read) {
  auto First = Read(Text);
  if (!First)
    return llvm::consumeError(First.takeError());
  auto Written = [](const auto &Value) {
    std::string Result;
    llvm::raw_string_ostream OS(Result);
    Value.write(OS);
    return Result;
  };
  std::string Once = Written(*First);
  auto Second = Read(Once);
  if (!Second)
    llvm::report_fatal_error(Second.takeError());
  if (Written(*Second) != Once)
    llvm::report_fatal_error("what was written reads as something else");
}

} // namespace async_tidy

/// What libFuzzer calls; each target defines it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size);

#endif // ASYNC_TIDY_TEST_FUZZ_FUZZINPUT_H
