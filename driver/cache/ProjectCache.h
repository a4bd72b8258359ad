//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What is known of the units of a project: what their functions do, kept from
/// earlier runs, learned in this one, and joined to an index; and what was
/// found in them.

#ifndef ASYNC_TIDY_DRIVER_CACHE_PROJECTCACHE_H
#define ASYNC_TIDY_DRIVER_CACHE_PROJECTCACHE_H

#include "analysis/CompileCommands.h"
#include "analysis/UnitAnalysis.h"
#include "cache/CacheFolder.h"
#include "cache/UnitRecord.h"

namespace async_tidy {

/// What a unit was found to have, and when that holds.
struct KeptResult {
  std::set<std::string> Asked; ///< UnitRecord::Asked.
  std::string Answers;         ///< AnswerDigest of the answers it got.
  UnitResult Result;
};

class ProjectCache {
public:
  /// Of \p List, whose units have the numbers from 0 to Units.size() - 1. Reads
  /// what is kept of them, and of the others, in the folder that \p S names.
  ProjectCache(const UnitList &List, const Settings &S,
               const char *ProgramName);

  /// Where \p Number comes from, but for its files.
  const Provenance &now(size_t Number) const { return Known[Number].Now; }
  /// True when what is kept of \p Number holds.
  bool isFresh(size_t Number) const { return Known[Number].Fresh; }

  /// True when what is kept of every unit that is not to be analysed holds.
  bool knowsOthers() const;

  /// How long the last analysis of \p Number took; 0: not known.
  double seconds(size_t Number) const { return Known[Number].Seconds; }

  /// What a run with the same \p Plan found in \p Number as it is now; nothing
  /// when that is not kept.
  std::optional<KeptResult> recall(size_t Number, llvm::StringRef Plan);
  /// Keeps that for later runs, once learn() knows the unit.
  void keep(size_t Number, llvm::StringRef Plan, const KeptResult &Kept);

  /// Takes what was found out about \p Number, and keeps it. May be called from
  /// several threads with different numbers.
  void learn(size_t Number, UnitRecord Record);
  /// \p Number cannot be analysed as it is.
  void forget(size_t Number) { Known[Number].Fresh = false; }

  /// What the units that hold know together.
  std::shared_ptr<const ProjectIndex> index() const { return merge(0); }
  /// The same, with what was known last of those to be analysed that changed.
  std::shared_ptr<const ProjectIndex> guess() const { return merge(Asked); }

  /// Keeps the index for clang-tidy and the editor, and drops what is kept of
  /// units that the project no longer has. Of a unit that has changed and was
  /// not analysed again, the index has what was known last.
  void save();

  /// Where the index is kept; empty when nothing is.
  std::string indexFile() const;
  /// The folder; null when nothing is kept.
  const CacheFolder *folder() const { return Folder.get(); }
  bool couldWrite() const { return !Unwritable; }

  /// What is wrong with the cache.
  std::vector<Problem> takeRemarks() { return std::move(Remarks); }

private:
  struct KnownUnit {
    Provenance Now;
    std::string Name; ///< Of its file in the cache.
    std::vector<InputFile> Inputs;
    std::string Version; ///< UnitRecord::Version.
    double Seconds = 0;
    std::optional<UnitSummary> Summary;
    bool Fresh = false;
    std::string Damage; ///< What is wrong with the file, if something is.
  };

  void recall(KnownUnit &Unit);
  /// Of the file with what \p Plan found in \p Unit.
  static std::string resultName(const KnownUnit &Unit, llvm::StringRef Plan);
  /// Units with lower numbers take part although they have changed.
  std::shared_ptr<const ProjectIndex> merge(size_t StaleBelow) const;
  void remark(std::string File, std::string Message);
  /// Says what is wrong with a file, once a run: what spoilt one has spoilt
  /// others too.
  void damaged(llvm::StringRef Name, const std::string &What,
               llvm::StringRef Mend);
  /// Says so when it failed, once a run.
  void written(llvm::StringRef Name, llvm::Error Failure);
  void write(llvm::StringRef Name, llvm::StringRef Contents);

  std::vector<KnownUnit> Known;
  size_t Asked; ///< How many of them, the first, the run is about.
  std::unique_ptr<CacheFolder> Folder; ///< Null: nothing is kept.
  FileHashes Files;
  std::mutex Lock; ///< Of what follows.
  std::vector<Problem> Remarks;
  bool Unwritable = false;
  bool SaidDamaged = false;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_PROJECTCACHE_H
