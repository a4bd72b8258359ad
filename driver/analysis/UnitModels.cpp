//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/UnitModels.h"
#include "cli/Configuration.h"
#include "core/models/ModelFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

std::vector<std::string> modelFilesOf(StringRef File, const Settings &S) {
  std::vector<std::string> Files;
  if (!S.ConfigFile.empty())
    Files = withListedModels(S.ConfigFile);
  else if (!S.NoConfig)
    Files = modelFilesFor(File, "");
  append_range(Files, S.ModelFiles);
  return Files;
}

Expected<UnitModels> UnitModels::load(ArrayRef<Unit> Units, const Settings &S) {
  UnitModels Result;
  for (const std::string &File : S.ModelFiles)
    if (Error E = requireModelsOnly(File))
      return std::move(E);
  StringMap<std::shared_ptr<const Models>> Loaded;
  for (const Unit &U : Units) {
    auto [Folder, New] =
        Result.ByFolder.try_emplace(sys::path::parent_path(U.File));
    if (!New)
      continue;
    std::vector<std::string> Files = modelFilesOf(U.File, S);
    std::shared_ptr<const Models> &Library = Loaded[join(Files, "\n")];
    if (!Library) {
      auto Fresh = Models::load(Files);
      if (!Fresh)
        return Fresh.takeError();
      Library = std::move(*Fresh);
    }
    Folder->second = Library;
  }
  return Result;
}

std::shared_ptr<const Models> UnitModels::of(const Unit &U) const {
  return ByFolder.lookup(sys::path::parent_path(U.File));
}

} // namespace async_tidy
