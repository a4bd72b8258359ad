//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The first includes that several units have in common, parsed once for all of
/// them. Such a preamble is clang's precompiled header, which is on no disk by
/// its name. The units still include what is in it, and the guards of the
/// headers make that nothing.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_PREAMBLE_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_PREAMBLE_H

#include "analysis/CompileCommands.h"
#include "analysis/SpilledBytes.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <optional>

namespace async_tidy {

class SourceCache;

/// The `#include` lines that \p Text begins with, each without space around its
/// words; what else is there ends them, comments excepted.
std::vector<std::string> leadingIncludes(llvm::StringRef Text);

class Preamble {
public:
  /// Parses \p Includes as they stand in \p First, with its flags. Null when
  /// they do not compile on their own.
  static std::unique_ptr<Preamble> of(llvm::ArrayRef<std::string> Includes,
                                      const Unit &First, SourceCache &Sources);

  /// What a unit is parsed with: \p Files and the preamble's own.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
  addTo(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files) const;
  /// The precompiled header among them.
  llvm::StringRef file() const { return File; }
  /// The file that was parsed, which is on no disk.
  llvm::StringRef source() const { return Source; }
  size_t size() const { return Data->size(); }

private:
  std::string File;
  std::string Source;
  std::string Text;
  std::optional<SpilledBytes> Data;
};

/// Units that begin with the same includes, and are compiled alike.
struct PreambleGroup {
  std::vector<std::string> Includes;
  std::vector<size_t> Units; ///< Their numbers.
};

/// Those among the units \p Numbers of \p List for which a preamble pays, the
/// most used first. Looks at the units' files on disk.
std::vector<PreambleGroup> preambleGroups(const UnitList &List,
                                          llvm::ArrayRef<size_t> Numbers);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_PREAMBLE_H
