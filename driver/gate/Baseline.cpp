//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/Baseline.h"
#include "gate/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace async_tidy {

BaselineEntry entryFor(const PlainFinding &F) {
  return {resolvedPath(F.At.File), F.Check, F.Symbol, F.Message, likenessOf(F)};
}

BaselineMatch::BaselineMatch(ArrayRef<PlainFinding> Findings,
                             ArrayRef<BaselineEntry> Entries,
                             const Coverage &Covered)
    : Entries(Entries), Covered(Covered), Known(Findings.size()),
      Used(Entries.size()) {
  // The numbers of free entries, the last to be taken first.
  StringMap<std::vector<size_t>> InFile, Movable;
  auto Key = [](const BaselineEntry &E) { return E.Likeness + E.File; };
  for (size_t I = Entries.size(); I-- > 0;)
    InFile[Key(Entries[I])].push_back(I);
  auto Take = [&](std::vector<size_t> &Free, size_t Finding) {
    if (Free.empty())
      return;
    Used[Free.back()] = true;
    Known[Finding] = true;
    Free.pop_back();
  };

  std::vector<BaselineEntry> Wanted;
  for (const PlainFinding &F : Findings)
    Wanted.push_back(entryFor(F));
  for (auto [Number, Entry] : enumerate(Wanted))
    Take(InFile[Key(Entry)], Number);
  for (size_t I = Entries.size(); I-- > 0;)
    if (!Used[I] &&
        (Covered.hasFile(Entries[I].File) || !sys::fs::exists(Entries[I].File)))
      Movable[Entries[I].Likeness].push_back(I);
  for (auto [Number, Entry] : enumerate(Wanted))
    if (!Known[Number])
      Take(Movable[Entry.Likeness], Number);
}

std::vector<const BaselineEntry *> BaselineMatch::unused(bool Decided) const {
  std::vector<const BaselineEntry *> Result;
  for (auto [Entry, InUse] : zip(Entries, Used))
    if (!InUse && Decided == (Covered.hasCheck(Entry.Check) &&
                              Covered.hasFile(Entry.File)))
      Result.push_back(&Entry);
  return Result;
}

std::vector<const BaselineEntry *> BaselineMatch::stale() const {
  return unused(/*Decided=*/true);
}

std::vector<const BaselineEntry *> BaselineMatch::undecided() const {
  return unused(/*Decided=*/false);
}

} // namespace async_tidy
