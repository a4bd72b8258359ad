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

/// Which forbidden names stand for nothing in any unit they hold for.
class ForbiddenNames {
public:
  void add(const ForbiddenName &Said) {
    // One entry under several namespaces: one of them is enough.
    auto [Place, New] =
        Entries.try_emplace({Said.At.File, Said.At.Line, Said.At.Column}, Said);
    ForbiddenName &Known = Place->second;
    Known.Resolved |= Said.Resolved;
    if (Known.Near.empty())
      Known.Near = Said.Near;
  }

  void complain(std::vector<Problem> &Out) const {
    for (const auto &[Place, Known] : Entries) {
      if (Known.Resolved)
        continue;
      std::string Message =
          "'" + Known.Name + "' names no function in the units analysed";
      if (!Known.Near.empty())
        Message += "; did you mean '" + Known.Near + "'?";
      Out.push_back({Problem::Kind::Remark,
                     Known.At.File,
                     Message,
                     {},
                     Known.At.Line,
                     Known.At.Column});
    }
  }

private:
  std::map<std::tuple<std::string, unsigned, unsigned>, ForbiddenName> Entries;
};

} // namespace

RunResult merge(std::vector<UnitResult> Units, std::vector<Problem> Missing) {
  RunResult Result;
  Result.Problems = std::move(Missing);
  Result.UnitsFailed = Result.Problems.size();
  std::set<std::string> Remarks;
  ForbiddenNames Forbidden;
  for (UnitResult &Unit : Units) {
    bool Failed = false;
    for (Problem &P : Unit.Problems) {
      Failed |= P.What == Problem::Kind::Unanalysed;
      // Each unit that includes a header repeats what is wrong in it.
      if (P.What == Problem::Kind::Unanalysed ||
          Remarks.insert(P.text()).second)
        Result.Problems.push_back(std::move(P));
    }
    ++(Failed ? Result.UnitsFailed : Result.UnitsAnalysed);
    append_range(Result.Findings, std::move(Unit.Findings));
    append_range(Result.Nolints, std::move(Unit.Nolints));
    for (const ForbiddenName &Said : Unit.Forbidden)
      Forbidden.add(Said);
  }
  Forbidden.complain(Result.Problems);

  FileIdentity Identity;
  std::set<std::tuple<StringRef, unsigned, StringRef, StringRef>> Seen;
  std::vector<PlainFinding> Unique;
  Unique.reserve(Result.Findings.size());
  for (PlainFinding &F : Result.Findings)
    if (Seen.emplace(Identity.of(F.At.File), F.At.Offset, F.Check, F.Message)
            .second)
      Unique.push_back(F);
  sort(Unique, [](const PlainFinding &A, const PlainFinding &B) {
    return A.order() < B.order();
  });
  Result.Findings = std::move(Unique);
  return Result;
}

} // namespace async_tidy
