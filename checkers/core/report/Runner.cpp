//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/Runner.h"
#include "core/model/Function.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether every instantiation that has the code of \p F agrees with it.
static bool allAgree(const Finding &F, size_t Own, const FunctionGroup &Group,
                     ArrayRef<std::vector<Finding>> Said) {
  for (size_t I = 0; I < Group.size(); ++I)
    if (I != Own &&
        none_of(Said[I],
                [&](const Finding &Other) { return Other.Loc == F.Loc; }) &&
        Group[I]->hasCodeAt(F.Loc))
      return false;
  return true;
}

static std::string symbolOf(const FunctionDecl *F) {
  const DeclContext *Around = F;
  while (const auto *Closure = dyn_cast<CXXRecordDecl>(Around->getParent())) {
    if (!Closure->isLambda())
      break;
    // A lambda in a member's initialiser or at file scope is in no function.
    Around = Closure->getParent();
    if (!isa<FunctionDecl>(Around))
      return isa<NamedDecl>(Around)
                 ? cast<NamedDecl>(Around)->getQualifiedNameAsString()
                 : "";
  }
  const auto *Outer = cast<FunctionDecl>(Around);
  if (const FunctionDecl *Pattern = Outer->getTemplateInstantiationPattern())
    Outer = Pattern;
  return Outer->getQualifiedNameAsString();
}

static std::string symbolOf(const CXXRecordDecl *R) {
  if (const CXXRecordDecl *Pattern = R->getTemplateInstantiationPattern())
    R = Pattern;
  return R->getQualifiedNameAsString();
}

/// Makes locations file locations. Edits in what a macro expands to go: those
/// in its body would change its other expansions, and an argument may be
/// expanded more than once.
static void settle(Finding &F, const SourceManager &SM) {
  auto SettleFixes = [&](SmallVectorImpl<FixItHint> &Fixes) {
    if (any_of(Fixes, [](const FixItHint &Fix) {
          return Fix.RemoveRange.getBegin().isMacroID() ||
                 Fix.RemoveRange.getEnd().isMacroID();
        }))
      Fixes.clear();
  };
  auto SettleRange = [&](SourceRange &Range) {
    if (Range.isValid())
      Range = SourceRange(SM.getExpansionLoc(Range.getBegin()),
                          SM.getExpansionLoc(Range.getEnd()));
  };
  F.Loc = SM.getExpansionLoc(F.Loc);
  SettleRange(F.Range);
  SettleFixes(F.Fixes);
  for (Note &N : F.Notes) {
    N.Loc = SM.getExpansionLoc(N.Loc);
    SettleRange(N.Range);
    SettleFixes(N.Fixes);
  }
}

std::vector<Finding> findingsOf(TranslationUnit &TU, Check &C,
                                const CheckInfo &Info) {
  std::vector<Finding> Result;
  for (const FunctionGroup &Group : TU.functions()) {
    std::vector<std::vector<Finding>> Said(Group.size());
    for (size_t I = 0; I < Group.size(); ++I)
      C.check(*Group[I], Said[I]);
    for (size_t I = 0; I < Group.size(); ++I)
      for (Finding &F : Said[I])
        if (allAgree(F, I, Group, Said)) {
          F.Symbol = symbolOf(Group[I]->decl());
          Result.push_back(F);
        }
  }
  for (const CXXRecordDecl *R : TU.records()) {
    size_t Before = Result.size();
    C.checkClass(TU, R, Result);
    for (Finding &F : drop_begin(Result, Before))
      F.Symbol = symbolOf(R);
  }
  const SourceManager &SM = TU.context().getSourceManager();
  for (Finding &F : Result) {
    F.Check = Info.Name;
    settle(F, SM);
  }
  llvm::sort(Result, [&](const Finding &A, const Finding &B) {
    if (A.Loc != B.Loc)
      return SM.isBeforeInTranslationUnit(A.Loc, B.Loc);
    return A.Message < B.Message;
  });
  Result.erase(unique(Result, [](const Finding &A,
                                 const Finding &B) { return A.Loc == B.Loc; }),
               Result.end());
  return Result;
}

} // namespace async_tidy
