//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/UnitModels.h"
#include "core/models/ModelFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

Expected<UnitModels> UnitModels::load(ArrayRef<Unit> Units,
                                      ArrayRef<std::string> Named) {
  UnitModels Result;
  StringMap<std::shared_ptr<const Models>> Loaded;
  for (const Unit &U : Units) {
    auto [Folder, New] =
        Result.ByFolder.try_emplace(sys::path::parent_path(U.File));
    if (!New)
      continue;
    std::vector<std::string> Files = modelFilesFor(U.File, "");
    append_range(Files, Named);
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
