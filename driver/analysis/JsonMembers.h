//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Reading members of JSON objects that json::ObjectMapper does not know. Each
/// function is false after it has reported, at its path, what is wrong.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_JSONMEMBERS_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_JSONMEMBERS_H

#include "core/base/CheckInfo.h"
#include "llvm/Support/JSON.h"
#include <vector>

namespace async_tidy {

/// Reads the member \p Name of the object \p Value, an array, one element at a
/// time with \p Element(const json::Value &, T &, json::Path).
template <typename T, typename Function>
bool readArray(const llvm::json::Value &Value, llvm::json::Path P,
               llvm::StringLiteral Name, std::vector<T> &Out,
               Function Element) {
  llvm::json::Path List = P.field(Name); // points at its parent
  const llvm::json::Array *Array = Value.getAsObject()->getArray(Name);
  if (!Array) {
    List.report("expected array");
    return false;
  }
  Out.resize(Array->size());
  for (size_t I = 0; I < Array->size(); ++I)
    if (!Element((*Array)[I], Out[I], List.index(I)))
      return false;
  return true;
}

/// Reads the member "level" of what \p Map maps, whose path is \p P.
bool readLevel(llvm::json::ObjectMapper &Map, Level &Out, llvm::json::Path P);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_JSONMEMBERS_H
