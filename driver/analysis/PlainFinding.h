//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Findings as plain data: what a report prints, what a cache would store, and
/// what survives the unit it was found in.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_PLAINFINDING_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_PLAINFINDING_H

#include "core/base/CheckInfo.h"
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace async_tidy {

/// Some bytes of a file; none, for a mere place. Lines and columns count from
/// 1, columns in bytes, and the end is the place after the last byte.
struct Extent {
  std::string File; ///< Absolute, without "." and ".."; empty: nowhere.
  unsigned Offset = 0;
  unsigned Length = 0;
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned EndLine = 0;
  unsigned EndColumn = 0;

  bool operator==(const Extent &) const = default;
};

/// Put Text where the bytes of At are.
struct Edit {
  Extent At;
  std::string Text;

  bool operator==(const Edit &) const = default;
};

struct PlainNote {
  Extent At;
  std::string Message;
  std::optional<Extent> Range;
  std::vector<Edit> Fixes; ///< Offered only: they change behaviour.
};

struct PlainFinding {
  std::string Check; ///< Full name.
  Level CheckLevel = Level::Correctness;
  Extent At;
  std::string Message;
  std::optional<Extent> Range;
  std::vector<Edit> Fixes; ///< Certainly right; --fix applies them.
  std::vector<PlainNote> Notes;
  /// The qualified name of the function or class it is in; may be empty.
  std::string Symbol;
  /// The code it is about, without comments, with one space between tokens:
  /// what stays the same when the file is formatted anew.
  std::string Snippet;
  /// See gate/Fingerprint.h. Filled in when the findings of all units are
  /// together, before any of them is hidden.
  std::string Fingerprint;

  /// Findings are printed in this order.
  auto order() const {
    return std::tie(At.File, At.Line, At.Column, Check, Message);
  }
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_PLAINFINDING_H
