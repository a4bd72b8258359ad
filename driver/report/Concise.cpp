//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "report/Report.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static void printLine(raw_ostream &OS, const Extent &At, StringRef Kind,
                      StringRef Message) {
  if (!At.File.empty())
    OS << displayPath(At.File) << ':' << At.Line << ':' << At.Column << ": ";
  OS << Kind << ": " << Message;
}

static void printEdits(raw_ostream &OS, ArrayRef<Edit> Edits) {
  for (const Edit &E : Edits) {
    OS << displayPath(E.At.File) << ":{" << E.At.Line << ':' << E.At.Column
       << '-' << E.At.EndLine << ':' << E.At.EndColumn << "}: fix-it: \"";
    OS.write_escaped(E.Text) << "\"\n";
  }
}

void reportConcise(const RunResult &Result, raw_ostream &OS) {
  for (const PlainFinding &F : Result.Findings) {
    printLine(OS, F.At, "warning", F.Message);
    OS << " [" << F.Check << "]\n";
    printEdits(OS, F.Fixes);
    for (const PlainNote &N : F.Notes) {
      printLine(OS, N.At, "note", N.Message);
      OS << '\n';
      printEdits(OS, N.Fixes);
    }
  }
}

} // namespace async_tidy
