//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Runs over one of the parts of a project, of which others do the rest.

#ifndef ASYNC_TIDY_DRIVER_PHASES_PARTS_H
#define ASYNC_TIDY_DRIVER_PHASES_PARTS_H

#include "analysis/CompileCommands.h"

namespace async_tidy {

/// Leaves to \p List what belongs to this part; the other units join
/// List.Others. The part of a file depends only on its path from the database's
/// folder (from the current one, without a database) and on the number of
/// parts: it is the same on every machine with the same layout.
void keepPart(UnitList &List, const Shard &Part);

/// True when the run is about a part, so that only "merge" can tell what is
/// true of the whole.
inline bool isOfPart(const Settings &S) {
  return S.Part || S.Task == Command::Check;
}

/// Says that what other parts do is not known, so that findings which depend on
/// it are missing. \p File is where the parts are listed.
Problem otherPartsUnknown(llvm::StringRef File);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_PHASES_PARTS_H
