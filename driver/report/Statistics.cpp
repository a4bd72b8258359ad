//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/Statistics.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static double processorSeconds() {
  sys::TimePoint<> Now;
  std::chrono::nanoseconds User, System;
  sys::Process::GetTimeUsage(Now, User, System);
  return std::chrono::duration<double>(User + System).count();
}

Stopwatch::Stopwatch()
    : Begin(std::chrono::steady_clock::now()), Processor(processorSeconds()) {}

std::pair<double, double> Stopwatch::seconds() const {
  std::chrono::duration<double> Passed =
      std::chrono::steady_clock::now() - Begin;
  return {Passed.count(), processorSeconds() - Processor};
}

namespace {

/// Findings that have something in common.
struct Tally {
  StringRef Name, Kind; ///< Of a check, its level.
  size_t Findings = 0;
  StringSet<> Files;

  void add(const PlainFinding &F) {
    ++Findings;
    Files.insert(F.At.File);
  }
};

} // namespace

static void printRow(raw_ostream &OS, size_t Width, const Tally &Row) {
  OS << left_justify(Row.Name, Width + 2) << left_justify(Row.Kind, 11)
     << right_justify(std::to_string(Row.Findings), 10)
     << right_justify(std::to_string(Row.Files.size()), 7) << '\n';
}

static void printTable(raw_ostream &OS, StringRef Name, StringRef Kind,
                       ArrayRef<Tally> Rows) {
  size_t Width = Name.size();
  for (const Tally &Row : Rows)
    Width = std::max(Width, Row.Name.size());
  OS << left_justify(Name, Width + 2) << left_justify(Kind, 11)
     << right_justify("findings", 10) << right_justify("files", 7) << '\n';
  for (const Tally &Row : Rows)
    printRow(OS, Width, Row);
}

std::string statisticsOf(const RunResult &Result,
                         ArrayRef<const CheckEntry *> Checks,
                         const Stopwatch &Time) {
  std::vector<Tally> ByCheck;
  Tally All{"total", "", 0, {}};
  for (const CheckEntry *Entry : Checks)
    ByCheck.push_back(
        {Entry->Info->Name, nameOf(Entry->Info->CheckLevel), 0, {}});
  StringMap<size_t> Index;
  for (const Tally &Row : ByCheck)
    Index.try_emplace(Row.Name, Index.size());
  size_t Certain = 0, Offered = 0;
  for (const PlainFinding &F : Result.Findings) {
    if (auto Known = Index.find(F.Check); Known != Index.end())
      ByCheck[Known->second].add(F);
    All.add(F);
    bool Offers =
        any_of(F.Notes, [](const PlainNote &N) { return !N.Fixes.empty(); });
    Certain += !F.Fixes.empty();
    Offered += F.Fixes.empty() && Offers;
  }
  erase_if(ByCheck, [](const Tally &Row) { return Row.Findings == 0; });
  size_t Silent = Checks.size() - ByCheck.size();
  sort(ByCheck, [](const Tally &A, const Tally &B) {
    return std::tie(B.Findings, A.Name) < std::tie(A.Findings, B.Name);
  });

  std::string Text;
  raw_string_ostream OS(Text);
  if (!ByCheck.empty()) {
    if (ByCheck.size() > 1)
      ByCheck.push_back(std::move(All));
    printTable(OS, "check", "level", ByCheck);
    OS << '\n';
  }
  auto Line = [&](StringRef Name) -> raw_ostream & {
    return OS << left_justify(Name, 8);
  };
  Line("checks") << Checks.size() << " ran, " << Silent << " found nothing\n";
  Line("units") << Result.UnitsAnalysed << " analysed, " << Result.UnitsFailed
                << " could not be";
  if (Result.Interrupted)
    OS << ", " << Result.UnitsUnfinished << " not reached";
  OS << '\n';
  Line("fixes") << Certain << " certain, " << Offered << " more offered\n";
  if (!Result.InBaseline.empty() || Result.OutsideDiff > 0)
    Line("hidden") << Result.InBaseline.size() << " in the baseline, "
                   << Result.OutsideDiff << " on unchanged lines\n";
  auto [Passed, Processor] = Time.seconds();
  Line("time") << format("%.2f s, %.2f s of processor time\n", Passed,
                         Processor);
  return Text;
}

} // namespace async_tidy
