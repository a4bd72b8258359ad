//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/effects/Blocking.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/AwaitInstead.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds calls that the user's own models forbid in coroutines.
class ForbiddenCallCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-forbidden-call",
      "a coroutine calls what your models forbid there",
      Level::Correctness,
      "0.1",
      {}};

  explicit ForbiddenCallCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine())
      return;
    // acme::log::flush();     acme::session s("x");     std::cout << line;
    // ^                                     ^                     ^
    for (const Expr *Call : F.calls())
      if (std::optional<FunctionFact> Fact =
              roleOf(F.unit(), Call, FunctionRole::Forbidden))
        if (whyMustNotBlock(F, Call) && !isInstead(F, *Fact))
          Out.push_back(forbidden(F, Call, *Fact));
  }

private:
  /// The function to call instead may be written with the forbidden one.
  static bool isInstead(const Function &F, const FunctionFact &Fact) {
    StringRef Own = F.unit().qualifiedName(F.decl());
    return Own == Fact.Model->Instead ||
           any_of(F.unit().models().replacements(Fact.Name),
                  [&](const Replacement *R) { return R->Use == Own; });
  }

  static Finding forbidden(const Function &F, const Expr *Call,
                           const FunctionFact &Fact) {
    Finding Result;
    Result.Loc = Call->getExprLoc();
    if (!isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call))
      Result.Loc = Call->getBeginLoc();
    Result.Range = Call->getSourceRange();
    std::string Name =
        "'" +
        (isa<CXXConstructExpr>(Call) ? typeName(F.context(), Call->getType())
                                     : Fact.Name) +
        "'";
    Result.Message =
        Name + " is forbidden in coroutines, and " + F.describe() + " calls it";
    Result.Notes.push_back({Result.Loc, Name + " " + Fact.Model->Why, {}});
    advise(F, Call, Fact, Result);
    return Result;
  }

  /// The last note: what the models name instead.
  static void advise(const Function &F, const Expr *Call,
                     const FunctionFact &Fact, Finding &Out) {
    TranslationUnit &TU = F.unit();
    const std::string &Instead = Fact.Model->Instead;
    for (const Replacement *Candidate : TU.models().replacements(Fact.Name)) {
      if ((!Instead.empty() && Candidate->Use != Instead) ||
          !TU.declares(Candidate->Use))
        continue;
      if (std::optional<FixItHint> Fix = awaitInstead(F, Call, *Candidate))
        Out.Fixes.push_back(*Fix);
      Out.Notes.push_back(
          {Out.Loc, "await '" + Candidate->Use + "' instead", {}});
      return;
    }
    Out.Notes.push_back({Out.Loc,
                         Instead.empty()
                             ? "call it outside of coroutines, or where "
                               "blocking is fine"
                             : "use '" + Instead + "' instead",
                         {}});
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ForbiddenCallCheck)
