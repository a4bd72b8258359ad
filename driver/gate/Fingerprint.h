//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What tells a finding from others, whatever happens around it: lines move,
/// files are formatted anew and renamed.

#ifndef ASYNC_TIDY_DRIVER_GATE_FINGERPRINT_H
#define ASYNC_TIDY_DRIVER_GATE_FINGERPRINT_H

#include "analysis/PlainFinding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <utility>

namespace async_tidy {

/// 32 hexadecimal digits made of the check, the symbol around the finding and
/// its code: never of a line or a path. Equal findings have an equal one.
std::string likenessOf(const PlainFinding &F);

/// LIKENESS:N, where N counts equal findings from 1.
std::string makeFingerprint(llvm::StringRef Likeness, unsigned Number);

/// The two parts of a fingerprint, or nothing when \p Text is none.
std::optional<std::pair<llvm::StringRef, unsigned>>
readFingerprint(llvm::StringRef Text);

/// The fingerprint of each finding, all different. Equal findings are counted
/// in the order they are printed in, whatever that of \p Findings is.
std::vector<std::string> fingerprintsOf(llvm::ArrayRef<PlainFinding> Findings);

/// Gives each finding its fingerprint.
void fingerprint(llvm::MutableArrayRef<PlainFinding> Findings);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_FINGERPRINT_H
