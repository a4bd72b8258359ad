//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/RunResult.h"
#include "analysis/DisplayPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include <map>
#include <set>

using namespace llvm;

namespace async_tidy {

namespace {

/// The one name of a file that units may reach by several paths.
class FileIdentity {
public:
  StringRef of(StringRef Path) {
    auto [Place, New] = Real.try_emplace(Path);
    if (New) {
      SmallString<256> Resolved;
      bool Failed = bool(sys::fs::real_path(Path, Resolved));
      Place->second = Failed ? Path.str() : Resolved.str().str();
    }
    return Place->second;
  }

private:
  StringMap<std::string> Real;
};

/// What all units know of the forbidden names, by place.
class ForbiddenNames {
public:
  void add(ForbiddenName Said) {
    // One entry under several namespaces: one of them is enough.
    auto [Place, New] = Entries.try_emplace(
        {Said.At.File, Said.At.Line, Said.At.Column}, std::move(Said));
    if (New)
      return;
    ForbiddenName &Known = Place->second;
    Known.Resolved |= Said.Resolved;
    if (Known.Near.empty())
      Known.Near = std::move(Said.Near);
  }

  std::vector<ForbiddenName> take() {
    std::vector<ForbiddenName> Result;
    for (auto &[Place, Known] : Entries)
      Result.push_back(std::move(Known));
    return Result;
  }

private:
  std::map<std::tuple<std::string, unsigned, unsigned>, ForbiddenName> Entries;
};

} // namespace

static auto order(const PlainNote &N) {
  return std::tie(N.At.File, N.At.Line, N.At.Column, N.Message);
}

/// Of two units with the same finding, the notes may differ, and where macros
/// make names, so may the function that it is in.
static bool isBefore(const PlainFinding &A, const PlainFinding &B) {
  if (A.order() != B.order())
    return A.order() < B.order();
  if (A.Symbol != B.Symbol)
    return A.Symbol < B.Symbol;
  return std::lexicographical_compare(
      A.Notes.begin(), A.Notes.end(), B.Notes.begin(), B.Notes.end(),
      [](const PlainNote &A, const PlainNote &B) {
        return order(A) < order(B);
      });
}

static std::vector<PlainFinding> eachOnce(std::vector<PlainFinding> Findings) {
  sort(Findings, isBefore);
  FileIdentity Identity;
  std::set<std::tuple<StringRef, unsigned, StringRef, StringRef>> Seen;
  std::vector<PlainFinding> Unique;
  Unique.reserve(Findings.size());
  for (const PlainFinding &F : Findings)
    if (Seen.emplace(Identity.of(F.At.File), F.At.Offset, F.Check, F.Message)
            .second)
      Unique.push_back(F);
  return Unique;
}

RunResult merge(std::vector<RunResult> Parts) {
  RunResult Result;
  std::set<std::string> Remarks;
  ForbiddenNames Forbidden;
  for (RunResult &Part : Parts) {
    Result.UnitsAnalysed += Part.UnitsAnalysed;
    Result.UnitsFailed += Part.UnitsFailed;
    Result.UnitsUnfinished += Part.UnitsUnfinished;
    Result.Interrupted |= Part.Interrupted;
    append_range(Result.Findings, std::move(Part.Findings));
    // Each unit that includes a header repeats what is wrong in it.
    for (Problem &P : Part.Problems)
      if (P.What == Problem::Kind::Unanalysed ||
          Remarks.insert(P.text()).second)
        Result.Problems.push_back(std::move(P));
    append_range(Result.Nolints, std::move(Part.Nolints));
    for (ForbiddenName &Said : Part.Forbidden)
      Forbidden.add(std::move(Said));
  }
  sort(Result.Problems, [](const Problem &A, const Problem &B) {
    return std::tie(A.File, A.Line, A.Column, A.Message, A.Details) <
           std::tie(B.File, B.Line, B.Column, B.Message, B.Details);
  });
  Result.Findings = eachOnce(std::move(Result.Findings));
  Result.Forbidden = Forbidden.take();
  return Result;
}

RunResult merge(std::vector<UnitResult> Units, std::vector<Problem> Missing) {
  std::vector<RunResult> Parts(1);
  Parts.front().UnitsFailed = Missing.size();
  Parts.front().Problems = std::move(Missing);
  for (UnitResult &Unit : Units) {
    RunResult &Part = Parts.emplace_back();
    bool Failed = any_of(Unit.Problems, [](const Problem &P) {
      return P.What == Problem::Kind::Unanalysed;
    });
    ++(Failed ? Part.UnitsFailed : Part.UnitsAnalysed);
    Part.Findings = std::move(Unit.Findings);
    Part.Problems = std::move(Unit.Problems);
    Part.Forbidden = std::move(Unit.Forbidden);
    Part.Nolints = std::move(Unit.Nolints);
  }
  return merge(std::move(Parts));
}

void judgeForbiddenNames(RunResult &Result) {
  // What runs over parts said knew of those parts only.
  erase_if(Result.Problems, [&](const Problem &P) {
    return any_of(Result.Forbidden, [&](const ForbiddenName &Name) {
      return P.File == Name.At.File && P.Line == Name.At.Line &&
             P.Column == Name.At.Column;
    });
  });
  for (const ForbiddenName &Name : Result.Forbidden) {
    if (Name.Resolved)
      continue;
    std::string Message =
        "'" + Name.Name + "' names no function in the units analysed";
    if (!Name.Near.empty())
      Message += "; did you mean '" + Name.Near + "'?";
    Result.Problems.push_back({Problem::Kind::Remark,
                               Name.At.File,
                               Message,
                               {},
                               Name.At.Line,
                               Name.At.Column});
  }
}

} // namespace async_tidy
