//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_UNITRECORD_H
#define ASYNC_TIDY_DRIVER_CACHE_UNITRECORD_H

#include "cache/Provenance.h"
#include "core/model/ProjectIndex.h"
#include <set>

namespace async_tidy {

class TranslationUnit;

/// What one analysis of a unit leaves for later ones.
struct UnitRecord {
  Provenance From;
  /// A hash of From: what else is known of the unit as it was then bears it.
  std::string Version;
  /// The ids it asked the index about: with the same answers to them its
  /// findings are the same.
  std::set<std::string> Asked;
  UnitSummary Summary;
  double Seconds = 0; ///< Of processor time that the analysis took.

  /// Of \p TU, once its checks have run. \p Files are those it was read from,
  /// as the parser names them, and \p Now is where it comes from but for them.
  static UnitRecord of(TranslationUnit &TU, llvm::ArrayRef<std::string> Files,
                       Provenance Now);

  /// One file of the cache, and back (without what was asked).
  void write(llvm::raw_ostream &OS) const;
  static llvm::Expected<UnitRecord> read(llvm::StringRef Text);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_UNITRECORD_H
