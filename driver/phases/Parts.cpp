//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "phases/Parts.h"
#include "analysis/DisplayPath.h"
#include "core/model/ProjectIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace async_tidy {

/// The way from \p Folder to \p File, both absolute.
static std::string relativePath(StringRef File, StringRef Folder) {
  auto At = sys::path::begin(File), AtEnd = sys::path::end(File);
  auto From = sys::path::begin(Folder), FromEnd = sys::path::end(Folder);
  for (; At != AtEnd && From != FromEnd && *At == *From; ++At)
    ++From;
  std::string Result;
  for (; From != FromEnd; ++From)
    Result += "../";
  for (; At != AtEnd; ++At)
    Result += "/" + At->str();
  return Result;
}

/// Where the database is; when it is a link, where that leads.
static std::string folderOf(StringRef Database) {
  if (Database.empty())
    return currentFolder();
  return absolutePath(
      sys::path::parent_path(ProjectIndex::folderFor(Database)));
}

void keepPart(UnitList &List, const Shard &Part) {
  std::string Folder = folderOf(List.Database);
  auto IsOfOthers = [&](const auto &Item) {
    uint64_t Hash = xxh3_64bits(relativePath(Item.File, Folder));
    return Hash % Part.Count + 1 != Part.Number;
  };
  std::vector<Unit> All = std::move(List.Units);
  List.Units.clear();
  for (Unit &U : All)
    (IsOfOthers(U) ? List.Others : List.Units).push_back(std::move(U));
  erase_if(List.Problems, IsOfOthers);
}

Problem otherPartsUnknown(StringRef File) {
  return {Problem::Kind::Remark, File.str(),
          "what the units of other shards do is not known, so findings that "
          "depend on it are missing; give their summaries with --summaries, or "
          "a cache that knows them with --cache-dir"};
}

} // namespace async_tidy
