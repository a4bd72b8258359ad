//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "report/Report.h"
#include "report/SourceLines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static StringRef commandOf(Level L) {
  switch (L) {
  case Level::Correctness:
    return "error";
  case Level::Strict:
    return "warning";
  case Level::Performance:
  case Level::Preview:
    return "notice";
  }
  llvm_unreachable("unknown level");
}

/// As the text of a workflow command, which is one line; in the value of a
/// property, ':' and ',' have a meaning too.
static std::string escaped(StringRef Text, bool InProperty) {
  std::string Result;
  for (char C : Text)
    if (C == '%')
      Result += "%25";
    else if (C == '\r')
      Result += "%0D";
    else if (C == '\n')
      Result += "%0A";
    else if (InProperty && C == ':')
      Result += "%3A";
    else if (InProperty && C == ',')
      Result += "%2C";
    else
      Result += C;
  return Result;
}

static std::string pathOf(const Extent &At) {
  return repositoryPath(At.File, "GITHUB_WORKSPACE");
}

static std::string placeOf(const Extent &At) {
  if (At.File.empty())
    return "";
  return pathOf(At) + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column) + ": ";
}

/// The place again, for the log shows nothing but these words, and the notes.
static std::string wordsOf(const PlainFinding &F) {
  std::string Words = placeOf(F.At) + F.Message + " [" + F.Check + "]";
  for (const PlainNote &N : F.Notes)
    Words += "\n" + placeOf(N.At) + "note: " + N.Message;
  return Words;
}

void reportGitHub(const RunResult &Result, raw_ostream &OS) {
  SmallVector<const PlainFinding *, 0> Ordered;
  for (const PlainFinding &F : Result.Findings)
    Ordered.push_back(&F);
  // Only the first few of a step are shown beside the code.
  sort(Ordered, [](const PlainFinding *A, const PlainFinding *B) {
    return std::tie(A->CheckLevel, A) < std::tie(B->CheckLevel, B);
  });
  SourceLines Lines;
  for (const PlainFinding *F : Ordered) {
    OS << "::" << commandOf(F->CheckLevel) << ' ';
    if (!F->At.File.empty()) {
      const Extent &E = F->Range && F->Range->File == F->At.File &&
                                F->Range->Offset == F->At.Offset
                            ? *F->Range
                            : F->At;
      auto Column = [&](unsigned Offset, unsigned Bytes) {
        return Lines.codePointColumn(E.File, Offset, Bytes);
      };
      OS << "file=" << escaped(pathOf(E), true) << ",line=" << E.Line
         << ",endLine=" << E.EndLine;
      // Columns of a range over several lines are not accepted.
      if (E.Line == E.EndLine)
        OS << ",col=" << Column(E.Offset, E.Column)
           << ",endColumn=" << Column(E.Offset + E.Length, E.EndColumn);
      OS << ',';
    }
    OS << "title=" << escaped(F->Check, true)
       << "::" << escaped(wordsOf(*F), false) << '\n';
  }
}

} // namespace async_tidy
