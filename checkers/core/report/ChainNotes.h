//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// How messages tell of a chain of calls that leads to an effect.

#ifndef ASYNC_TIDY_CORE_REPORT_CHAINNOTES_H
#define ASYNC_TIDY_CORE_REPORT_CHAINNOTES_H

#include "core/effects/Effects.h"
#include "core/report/Finding.h"

namespace async_tidy {

/// What the coroutine's own call is said to be: "'load'", "destroying
/// 'worker'", "this lambda".
std::string subjectOf(const Site &S, const Chain &Way);

/// What runs because of a call: "'load'", "the destructor of 'upload'".
std::string runs(const Hop &Call);

/// Whether all that lies between could be written with awaits: functions and
/// lambdas that are called by name can; constructors, operators, and what an
/// algorithm or a range-for calls cannot.
bool mayBeCoroutines(const Site &S, const Chain &Way);

/// One note for each further call of \p Way, at its place, and for the last why
/// it has the effect. The middle of a long chain is left out.
void addChainNotes(const Function &F, const Site &S, const Chain &Way,
                   Finding &Out);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_CHAINNOTES_H
