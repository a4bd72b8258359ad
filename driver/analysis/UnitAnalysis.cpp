//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/UnitAnalysis.h"
#include "analysis/DisplayPath.h"
#include "analysis/Flatten.h"
#include "analysis/Suppression.h"
#include "core/model/Unresolved.h"
#include "core/report/Runner.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Regex.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

/// What a malformed NOLINT comment deserves: a remark, as in clang-tidy.
static Problem remark(const tooling::Diagnostic &Mistake,
                      const SourceManager &Sources, Flattener &Flat) {
  const tooling::DiagnosticMessage &Message = Mistake.Message;
  std::string File = Message.FilePath;
  if (auto Entry = Sources.getFileManager().getOptionalFileRef(File)) {
    SourceLocation Start =
        Sources.getLocForStartOfFile(Sources.translateFile(*Entry));
    Extent At = Flat.place(
        Start.getLocWithOffset(static_cast<int>(Message.FileOffset)));
    return {Problem::Kind::Remark,
            At.File,
            Message.Message,
            {},
            At.Line,
            At.Column};
  }
  return {Problem::Kind::Remark, File, File + ": " + Message.Message};
}

std::string AnalysisPlan::text() const {
  return Selection.text() + "header-filter=" + HeaderFilter + "\n" +
         (WatchNolints ? "nolint\n" : "");
}

static void runChecks(ParsedUnit Parsed, const AnalysisPlan &Plan,
                      Activity &Doing, UnitResult &Result) {
  TranslationUnit &TU = Parsed.TU;
  ASTContext &Context = TU.context();
  const SourceManager &Sources = Context.getSourceManager();
  Flattener Flat(Sources, Context.getLangOpts());
  Suppression Comments(Context.getDiagnostics());
  NolintUses Uses(Sources, Flat);
  Regex HeaderFilter(Plan.HeaderFilter);
  auto Reports = [&](SourceLocation Loc) {
    return Sources.isInMainFile(Loc) || Plan.HeaderFilter.empty() ||
           HeaderFilter.match(Flat.nameOfFile(Sources.getFileID(Loc)));
  };

  for (const CheckEntry *Entry : Plan.Selection.checks()) {
    const CheckInfo &Info = *Entry->Info;
    Doing.begin(Info.Name);
    std::unique_ptr<Check> C = Entry->Make(Plan.Selection.optionsOf(*Entry));
    for (const Finding &F : findingsOf(TU, *C, Info)) {
      if (!Reports(F.Loc))
        continue;
      if (!Comments.silences(F.Loc, Info.Name))
        Result.Findings.push_back(Flat.flatten(F, Info.CheckLevel));
      else if (Plan.WatchNolints)
        Uses.silenced(F.Loc, Info.Name);
    }
  }
  for (const tooling::Diagnostic &Mistake : Comments.mistakes())
    Result.Problems.push_back(remark(Mistake, Sources, Flat));
  if (Plan.WatchNolints)
    Result.Nolints = Uses.names(Parsed.Skipped, Reports);
}

static std::vector<ForbiddenName> forbiddenNames(TranslationUnit &TU) {
  std::vector<ForbiddenName> Result;
  for (const FunctionModel &Model : TU.models().allFunctions())
    if (Model.Role == FunctionRole::Forbidden && !Model.At.File.empty()) {
      std::optional<Unresolved> Why = whyUnresolved(TU, Model.Name);
      Result.push_back({Model.At, Model.Name, !Why, Why ? Why->Near : ""});
    }
  return Result;
}

UnitResult analyseUnit(const Unit &U, const AnalysisPlan &Plan,
                       UnitKnowledge With, Activity &Doing,
                       function_ref<void(ParsedUnit)> Afterwards) {
  UnitResult Result;
  std::optional<Problem> Failure =
      parseUnit(U, std::move(With), Doing, [&](ParsedUnit Parsed) {
        Result = {}; // of a first attempt, which crashed
        runChecks(Parsed, Plan, Doing, Result);
        Doing.begin("looking up forbidden functions");
        Result.Forbidden = forbiddenNames(Parsed.TU);
        Doing.begin("summing it up for other units");
        Afterwards(Parsed);
      });
  if (Failure)
    return {{}, {std::move(*Failure)}, {}, {}};
  return Result;
}

} // namespace async_tidy
