//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The words for what crosses from one thread to another.

#ifndef ASYNC_TIDY_CORE_REPORT_THREADWORDS_H
#define ASYNC_TIDY_CORE_REPORT_THREADWORDS_H

#include "core/liveness/AliveAcross.h"
#include "core/model/Handover.h"
#include "core/model/SpawnedCoroutines.h"
#include "core/report/Finding.h"
#include "core/send/Sendability.h"

namespace async_tidy {

/// "'n' is passed by reference to", "iterator 'it' is passed to".
std::string passedTo(const Given &Thing);

/// Appends why the work that \p S starts runs on another thread: the spawn, the
/// calls that lead to it when it is inferred, and what is known of the
/// executor.
void addSpawn(const Function &F, const Spawn &S, Finding &Out);

/// Appends where \p F is suspended while \p Value, called \p Name, is alive.
void addSuspension(const Function &F, const AliveAcross &Value,
                   llvm::StringRef Name, Finding &Out);

/// Appends how \p F, a coroutine, comes to run on several threads: who awaits
/// it, and the spawn.
void addSpawned(const Function &F, const SpawnedAs &How, Finding &Out);

/// Appends the way from the type of a value to the part that forbids it to
/// change threads, and why. \p Loc stands for a place that only a model knows.
void addWhyNotSend(const Function &F, const NotSend &Why,
                   clang::SourceLocation Loc, Finding &Out);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_THREADWORDS_H
