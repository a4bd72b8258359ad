//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/Problems.h"
#include "analysis/DisplayPath.h"
#include "commands/Commands.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static void printProblem(const Problem &P, StringSet<> &Printed) {
  for (const std::string &Line : P.Details)
    if (Printed.insert(Line).second)
      WithColor::error(errs()) << Line << '\n';
  if (P.What == Problem::Kind::Remark)
    WithColor::warning(errs()) << P.text() << '\n';
  else
    WithColor::error(errs()) << "could not analyse '" << displayPath(P.File)
                             << "': " << P.Message << '\n';
}

void printProblems(ArrayRef<Problem> Problems) {
  StringSet<> Printed;
  for (const Problem &P : Problems)
    printProblem(P, Printed);
}

ExitStatus usageError(Error E) {
  WithColor::error(errs()) << toString(std::move(E)) << '\n';
  return ExitStatus::Usage;
}

bool wantsColor(const Settings &S) {
  if (S.Color != ColorMode::Auto)
    return S.Color == ColorMode::Always;
  bool ToFile = !S.OutputFile.empty() && S.OutputFile != "-";
  return !ToFile && !sys::Process::GetEnv("NO_COLOR") &&
         sys::Process::StandardOutHasColors();
}

} // namespace async_tidy
