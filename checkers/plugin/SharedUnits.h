//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the adapters of one host process share. clang-tidy makes every check
/// anew for every unit, and clangd parses several units at the same time.

#ifndef ASYNC_TIDY_PLUGIN_SHAREDUNITS_H
#define ASYNC_TIDY_PLUGIN_SHAREDUNITS_H

#include "core/model/ProjectIndex.h"
#include "core/model/TranslationUnit.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace async_tidy {

/// Models, or why there are none.
struct LoadedModels {
  std::shared_ptr<const Models> Library;
  std::string Error;
};

/// An index, or why there is none.
struct LoadedIndex {
  std::shared_ptr<const ProjectIndex> Index;
  std::string Error;
};

/// The options of checks that an `.async-tidy.yaml` sets.
using ConfiguredOptions = llvm::StringMap<std::string>;

/// A file's size and time of change, enough to see that it was edited.
using FileStamps = std::vector<std::pair<uint64_t, int64_t>>;
FileStamps stampsOf(const std::vector<std::string> &Files);

/// What was made of some files, until one of them changes.
template <typename Made> class ByFiles {
public:
  /// What \p Make, which takes nothing, makes of \p Files; called for the first
  /// time and again once one of them has changed. One thread makes at a time.
  template <typename Maker>
  Made get(const std::vector<std::string> &Files, Maker Make) {
    std::lock_guard<std::mutex> Hold(Lock);
    FileStamps Now = stampsOf(Files);
    auto [Known, IsNew] = All.try_emplace(Files);
    auto &[Then, Result] = Known->second;
    if (IsNew || Then != Now) {
      Then = std::move(Now);
      Result = Make();
    }
    return Result;
  }

private:
  std::mutex Lock;
  std::map<std::vector<std::string>, std::pair<FileStamps, Made>> All;
};

class SharedUnits {
public:
  /// By "async-check.Name": what the nearest `.async-tidy.yaml` with settings
  /// says in the folder of \p SourceFile or above. Empty when one of them is
  /// malformed: loading the models complains.
  ConfiguredOptions options(const std::string &SourceFile);

  /// The library models with these user files. Files are read once, and again
  /// when they change: an editor's session is long.
  LoadedModels models(const std::vector<std::string> &Files);

  /// The index in \p File, read once and again when it changes.
  LoadedIndex index(const std::string &File);

  /// The one unit of \p Context with \p Library and \p Index, which may be
  /// null. It lives as long as somebody holds it, so an AST made later at the
  /// same address gets a new one.
  std::shared_ptr<TranslationUnit>
  unit(clang::ASTContext &Context, std::shared_ptr<const Models> Library,
       std::shared_ptr<const ProjectIndex> Index);

private:
  ByFiles<ConfiguredOptions> Options;
  ByFiles<LoadedModels> Loaded;
  ByFiles<LoadedIndex> Indexes;
  std::mutex UnitsLock;
  std::map<
      std::tuple<clang::ASTContext *, const Models *, const ProjectIndex *>,
      std::weak_ptr<TranslationUnit>>
      Units;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_PLUGIN_SHAREDUNITS_H
