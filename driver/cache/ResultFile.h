//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What was found in a unit, as text: for the cache, and for runs that are
/// split over several machines.

#ifndef ASYNC_TIDY_DRIVER_CACHE_RESULTFILE_H
#define ASYNC_TIDY_DRIVER_CACHE_RESULTFILE_H

#include "analysis/UnitAnalysis.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace async_tidy {

/// Nothing when something in it is not UTF-8, which JSON could not give back.
std::optional<llvm::json::Value> toJSON(const UnitResult &Result);

/// False, with the reason at \p P, when \p Value is not what toJSON() makes.
bool fromJSON(const llvm::json::Value &Value, UnitResult &Out,
              llvm::json::Path P);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_RESULTFILE_H
