//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CommandLine.h"
#include "cli/WrapText.h"
#include "commands/Commands.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace async_tidy;

static ExitStatus run(const Settings &S, const char *ProgramName) {
  switch (S.Task) {
  case Command::Analyse:
  case Command::Check:
    return analyse(S, ProgramName);
  case Command::Facts:
    return printFacts(S, ProgramName);
  case Command::Index:
    return updateIndex(S, ProgramName);
  case Command::Summarize:
    return summarize(S, ProgramName);
  case Command::Merge:
    return mergeReports(S);
  case Command::Explain:
    return explain(S);
  case Command::ListChecks:
    return listChecks(S);
  case Command::NewCheck:
    return newCheck(S);
  case Command::PrintConfig:
    return printConfig(S);
  case Command::Completions:
    return printCompletions(S);
  case Command::Manual:
    return printManual();
  case Command::Help:
    printHelp(outs(), proseColumns());
    return ExitStatus::Clean;
  case Command::Version:
    outs() << "async-tidy " ASYNC_TIDY_VERSION " (LLVM " LLVM_VERSION_STRING
              ")\n";
    return ExitStatus::Clean;
  }
  llvm_unreachable("unknown command");
}

int main(int ArgumentCount, const char **Arguments) {
  InitLLVM Init(ArgumentCount, Arguments);
  // Projects are parsed for the targets they are compiled for.
  InitializeAllTargetInfos();
  InitializeAllTargets();
  InitializeAllTargetMCs();
  InitializeAllAsmParsers();

  auto Words = ArrayRef(Arguments, ArgumentCount);
  Expected<Settings> S = settingsFrom(Words.drop_front());
  ExitStatus Status = S ? run(*S, Words.front()) : usageError(S.takeError());
  outs().flush();
  if (std::error_code Failure = outs().error()) {
    outs().clear_error();
    Status = usageError(createStringError("cannot write to standard output: " +
                                          Failure.message()));
  }
  return static_cast<int>(Status);
}
