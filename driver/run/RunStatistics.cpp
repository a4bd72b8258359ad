//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "run/RunStatistics.h"
#include "analysis/DisplayPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace async_tidy {

void printCacheStats(const ProjectRun &Run, raw_ostream &OS) {
  const RunCounts &Counts = Run.counts();
  OS << "cache: " << Counts.Kept << " units from it, "
     << Run.unitCount() - Counts.Kept << " analysed, " << Counts.Again
     << " of them twice because of others";
  const CacheFolder *Folder = Run.cache() ? Run.cache()->folder() : nullptr;
  if (Folder)
    OS << "; '" << displayPath(Folder->pathOf("")) << "' has "
       << format("%.1f MB", double(Folder->size()) / 1e6);
  else
    OS << "; nothing is kept";
  OS << '\n';
}

namespace {

struct ProfileRow {
  StringRef What;
  double Seconds;
};

} // namespace

static void printRows(std::vector<ProfileRow> Rows, double Total,
                      raw_ostream &OS) {
  sort(Rows, [](const ProfileRow &A, const ProfileRow &B) {
    return std::tie(B.Seconds, A.What) < std::tie(A.Seconds, B.What);
  });
  for (const ProfileRow &Row : Rows)
    OS << format("%9.3f s %5.1f %%  ", Row.Seconds, 100 * Row.Seconds / Total)
       << Row.What << '\n';
}

void printProfile(const TimeTable &Times, raw_ostream &OS) {
  std::vector<ProfileRow> Phases, Checks;
  double Total = 0, OfChecks = 0;
  for (const auto &[What, Time] : Times) {
    double Seconds = std::chrono::duration<double>(Time).count();
    bool IsCheck = StringRef(What).starts_with("async-");
    (IsCheck ? Checks : Phases).push_back({What, Seconds});
    Total += Seconds;
    if (IsCheck)
      OfChecks += Seconds;
  }
  Phases.push_back({"all checks", OfChecks});
  if (Total == 0) {
    OS << "profile: nothing was analysed\n";
    return;
  }
  OS << "profile: processor time of all units, of "
     << format("%.3f s\n", Total);
  printRows(std::move(Phases), Total, OS);
  OS << "of the checks (the first to need an analysis pays for it):\n";
  printRows(std::move(Checks), Total, OS);
}

} // namespace async_tidy
