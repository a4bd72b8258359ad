//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Callable.h"
#include "core/awaits/ExpectedThrow.h"
#include "core/awaits/Fate.h"
#include "core/awaits/MustUse.h"
#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/report/TaskWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds awaits as statements whose result says whether the work succeeded.
class IgnoredAwaitResultCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"Types", "",
       "qualified names of more types that must be used, separated by "
       "semicolons"},
      {"AllowedFunctions", "",
       "qualified names of functions whose result may be ignored, separated "
       "by semicolons"},
  };
  static constexpr CheckInfo Info = {
      "async-ignored-await-result",
      "the result of an await must be used and is ignored", Level::Correctness,
      "0.1", Options};

  explicit IgnoredAwaitResultCheck(const CheckOptions &Options)
      : Types(Options.list("Types")),
        Allowed(Options.list("AllowedFunctions")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // co_await send(request);     where the result is an error code
    // ^
    for (const Expr *E : F.awaits())
      if (const auto *Await = dyn_cast<CoawaitExpr>(E);
          Await && mayReport(F, Await) && discardOf(F, Await))
        if (std::optional<MustUse> Says = whyUsed(F, Await))
          Out.push_back(ignored(F, Await, *Says));
  }

private:
  /// A task that is awaited for a task, and a guard, have checks of their own.
  /// Generic code awaits what its caller gives it.
  bool mayReport(const Function &F, const CoawaitExpr *Await) const {
    TranslationUnit &TU = F.unit();
    QualType Result = Await->getType();
    if (TU.task(Result).Kind != TaskKind::None || isGuard(TU, Result) ||
        roleOf(TU, Result, TypeRole::MayDrop) ||
        templateParameter(F, Await->getOperand()) || whoExpectsThrow(F, Await))
      return false;
    const CallExpr *Call = awaitedCall(Await);
    if (!Call)
      return true;
    const FunctionDecl *Callee = Call->getDirectCallee();
    return !calleeIsTemplateArgument(F, Call) &&
           !roleOf(TU, Call, FunctionRole::MayDrop) &&
           !(Callee && is_contained(Allowed, TU.qualifiedName(Callee)));
  }

  std::optional<MustUse> whyUsed(const Function &F,
                                 const CoawaitExpr *Await) const {
    if (std::optional<MustUse> Says = mustUse(F, Await))
      return Says;
    const TagDecl *Tag =
        Await->isPRValue() ? Await->getType()->getAsTagDecl() : nullptr;
    if (Tag && is_contained(Types, F.unit().qualifiedName(Tag)))
      return MustUse{MustUse::Model, Tag, ""};
    return std::nullopt;
  }

  static std::string quoted(StringRef Name) { return ("'" + Name + "'").str(); }

  static std::string nameOf(const Function &F, const NamedDecl *D) {
    const auto *Callee = dyn_cast<FunctionDecl>(D);
    return Callee ? quotedName(F, Callee) : quoted(F.unit().qualifiedName(D));
  }

  static Finding ignored(const Function &F, const CoawaitExpr *Await,
                         const MustUse &Says) {
    Finding Result;
    Result.Loc = Await->getBeginLoc();
    Result.Range = Await->getSourceRange();
    const CallExpr *Call = awaitedCall(Await);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    Result.Message =
        "result of " +
        (Callee && Callee->getOverloadedOperator() != OO_Coawait
             ? "awaiting " + nameOf(F, Callee)
             : std::string("this 'co_await'")) +
        ", of type " +
        quoted(typeName(F.context(), Await->getType().getCanonicalType())) +
        ", is ignored";
    Note Why{Says.By->getLocation(), nameOf(F, Says.By), {}};
    switch (Says.Says) {
    case MustUse::Type:
    case MustUse::Resume:
      Why.Message += " is declared 'nodiscard'";
      break;
    case MustUse::Function:
      Why.Message +=
          " is declared 'nodiscard', as is its task, so the result is "
          "meant";
      break;
    case MustUse::Model:
      Why.Loc = Result.Loc;
      Why.Message += Says.Reason.empty() ? " must be used" : " " + Says.Reason;
      break;
    }
    if (Says.Says != MustUse::Model && !Says.Reason.empty())
      Why.Message += ": " + Says.Reason;
    Result.Notes.push_back(std::move(Why));
    Result.Notes.push_back(
        {Result.Loc, "use it, or cast it to void to ignore it on purpose", {}});
    return Result;
  }

  std::vector<std::string> Types, Allowed;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(IgnoredAwaitResultCheck)
