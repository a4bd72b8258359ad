//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_PROVENANCE_H
#define ASYNC_TIDY_DRIVER_CACHE_PROVENANCE_H

#include "cache/ContentHash.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <vector>

namespace async_tidy {

struct Unit;

struct InputFile {
  std::string Path; ///< Absolute.
  std::string Hash; ///< Of its content.

  bool operator==(const InputFile &) const = default;
};

/// Everything that what is known of a unit was made from: while all of it is
/// the same, it need not be made again.
struct Provenance {
  std::string Tool;    ///< Which async-tidy.
  std::string File;    ///< The unit's main file.
  std::string Command; ///< Hash of how it is compiled.
  std::string Models;  ///< Hash of the user's model files that hold for it.
  /// Every file that was read; none while they are not known.
  std::vector<InputFile> Inputs;

  bool operator==(const Provenance &) const = default;

  /// How \p U would be analysed now, but for the files.
  static Provenance of(const Unit &U, llvm::StringRef Tool,
                       llvm::StringRef Models);

  /// True when this, which has no inputs, would come to \p Then again.
  bool isStill(const Provenance &Then, FileHashes &Files) const;

  /// What tells this unit from others: the name of its file in the cache.
  std::string key() const;

  /// One line of JSON, and back.
  void write(llvm::raw_ostream &OS) const;
  static llvm::Expected<Provenance> read(llvm::StringRef Line);
};

/// This program, however it was built.
std::string thisTool(const char *ProgramName);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_PROVENANCE_H
