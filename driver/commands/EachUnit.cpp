//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/EachUnit.h"
#include "analysis/Scheduler.h"
#include "analysis/SourceCache.h"
#include "report/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/Support/CrashRecoveryContext.h"

using namespace llvm;

namespace async_tidy {

std::vector<Problem> parseUnits(ArrayRef<size_t> Numbers, const Inputs &In,
                                const Settings &S, const EachUnit &Each) {
  std::vector<std::optional<Problem>> Failures(Numbers.size());
  SourceCache Sources;
  Progress Shown(Numbers.size(), S);
  CrashRecoveryContext::Enable();
  runParallel(Numbers.size(), S.Jobs, [&](size_t I) {
    size_t Number = Numbers[I];
    const Unit &U = In.List.Units[Number];
    Shown.begin(U.File);
    Activity Doing;
    Failures[I] = parseUnit(U, {Sources, In.Library.of(U), nullptr}, Doing,
                            [&](ParsedUnit Parsed) {
                              Doing.begin(Each.What);
                              Each.Parsed(Number, Parsed);
                            });
    Each.Finished(Number, !Failures[I]);
    Shown.done(U.File);
  });
  CrashRecoveryContext::Disable();
  std::vector<Problem> Problems;
  for (std::optional<Problem> &Failure : Failures)
    if (Failure)
      Problems.push_back(std::move(*Failure));
  return Problems;
}

std::vector<size_t> allUnits(const Inputs &In) {
  auto Numbers = seq<size_t>(In.List.Units.size());
  return {Numbers.begin(), Numbers.end()};
}

} // namespace async_tidy
