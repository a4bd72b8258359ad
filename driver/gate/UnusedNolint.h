//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_UNUSEDNOLINT_H
#define ASYNC_TIDY_DRIVER_GATE_UNUSEDNOLINT_H

#include "gate/Coverage.h"

namespace async_tidy {

/// What --report-unused-nolint reports under: no check of a unit, since only
/// all units together know which comments are unused.
const CheckInfo &unusedNolintInfo();

/// A finding for each NOLINT comment with a name of ours that silenced nothing
/// in any unit, as far as \p Covered can say so, in no order. Names with stars
/// count only when all the checks they mean ran; a comment without a list never
/// does. The fix takes these names out.
std::vector<PlainFinding> unusedNolints(llvm::ArrayRef<NolintName> Names,
                                        const Coverage &Covered);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_UNUSEDNOLINT_H
