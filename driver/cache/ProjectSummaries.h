//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What is known of the functions of all units of a project: kept from earlier
/// runs, learned in this one, and joined to an index.

#ifndef ASYNC_TIDY_DRIVER_CACHE_PROJECTSUMMARIES_H
#define ASYNC_TIDY_DRIVER_CACHE_PROJECTSUMMARIES_H

#include "analysis/CompileCommands.h"
#include "cache/CacheFolder.h"
#include "cache/UnitRecord.h"

namespace async_tidy {

class ProjectSummaries {
public:
  /// Of \p List, whose units have the numbers from 0 to Units.size() - 1. Reads
  /// what is kept of them, and of the others, in the folder that \p S names.
  ProjectSummaries(const UnitList &List, const Settings &S,
                   const char *ProgramName);

  /// Where \p Number comes from, but for its files.
  const Provenance &now(size_t Number) const { return Known[Number].Now; }
  /// True when what is kept of \p Number holds.
  bool isFresh(size_t Number) const { return Known[Number].Fresh; }

  /// Takes what was found out about \p Number, and keeps it. May be called from
  /// several threads with different numbers.
  void learn(size_t Number, UnitRecord Record);
  /// \p Number cannot be analysed as it is.
  void forget(size_t Number) { Known[Number].Fresh = false; }

  /// What the units that hold know together.
  std::shared_ptr<const ProjectIndex> index() const;

  /// Keeps the index for clang-tidy and the editor, and drops what is kept of
  /// units that the project no longer has. Of a unit that has changed and was
  /// not analysed again, the index has what was known last.
  void save();

  /// Where the index is kept; empty when nothing is.
  std::string indexFile() const;
  bool couldWrite() const { return !Unwritable; }

  /// What is wrong with the cache.
  std::vector<Problem> takeRemarks() { return std::move(Remarks); }

private:
  struct KnownUnit {
    Provenance Now;
    std::string Name; ///< Of its file in the cache.
    std::vector<InputFile> Inputs;
    std::optional<UnitSummary> Summary;
    bool Fresh = false;
    std::string Damage; ///< What is wrong with the file, if something is.
  };

  void recall(KnownUnit &Unit);
  std::shared_ptr<const ProjectIndex> merge(bool StaleToo) const;
  void remark(std::string File, std::string Message);
  void write(llvm::StringRef Name,
             llvm::function_ref<void(llvm::raw_ostream &)> Contents);

  std::vector<KnownUnit> Known;
  std::unique_ptr<CacheFolder> Folder; ///< Null: nothing is kept.
  FileHashes Files;
  std::mutex Lock; ///< Of what follows.
  std::vector<Problem> Remarks;
  bool Unwritable = false;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_PROJECTSUMMARIES_H
