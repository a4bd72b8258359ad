//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Excluded.h"
#include "analysis/DisplayPath.h"
#include "cli/PathGlob.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

std::vector<Problem> leaveOut(UnitList &List, const Settings &S) {
  std::vector<Problem> Remarks;
  Exclusion Excluded(S.Exclude);
  // `facts` is about a file that somebody wants to see.
  if (S.Exclude.empty() || S.Task == Command::Facts)
    return Remarks;
  auto IsOut = [&](const Unit &U) { return Excluded.covers(U.File); };
  erase_if(List.Units, IsOut);
  erase_if(List.Others, IsOut);
  erase_if(List.Problems,
           [&](const Problem &P) { return Excluded.covers(P.File); });
  for (StringRef Argument : S.Arguments) {
    std::string File = absolutePath(Argument);
    if (Excluded.covers(File))
      Remarks.push_back({Problem::Kind::Remark,
                         File,
                         "'" + displayPath(File) +
                             "' is excluded, and so not analysed; "
                             "--print-config says where",
                         {}});
  }
  return Remarks;
}

void leaveOut(RunResult &Result, const Settings &S) {
  if (S.Exclude.empty())
    return;
  Exclusion Excluded(S.Exclude);
  erase_if(Result.Findings,
           [&](const PlainFinding &F) { return Excluded.covers(F.At.File); });
}

} // namespace async_tidy
