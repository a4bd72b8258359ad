//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/LostException.h"
#include "core/base/Check.h"
#include "core/model/Exceptions.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds exceptions that nobody learns of: promises that drop them, and
/// coroutines started so that nobody gets them.
class LostExceptionCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-lost-exception",
      "an exception that leaves a coroutine ends without a trace",
      Level::Strict,
      "0.1",
      {}};

  explicit LostExceptionCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // void unhandled_exception() {}
    //      ^
    if (whoSwallows(F))
      Out.push_back(swallows(F));
    // fire_and_forget run() { co_await step(); }
    //                 ^
    if (F.coroutine() &&
        F.unit().task(F.decl()->getReturnType()).Kind == TaskKind::Detached)
      if (const FunctionDecl *Handler = whoSwallows(F.promise());
          Handler && isOutOfReach(F, Handler))
        if (const Expr *Escape = firstEscape(F))
          Out.push_back(escapes(F, Handler, Escape));
    // start(pool, run(), ignore);
    // ^
    for (const Expr *Call : F.calls())
      if (std::optional<LostException> Why = whyLost(F, Call))
        Out.push_back(lost(F, Call, *Why));
  }

private:
  /// A promise of a system header; one in the user's own code is reported
  /// itself.
  static bool isOutOfReach(const Function &F, const FunctionDecl *Handler) {
    const SourceManager &SM = F.context().getSourceManager();
    return SM.isInSystemHeader(SM.getExpansionLoc(Handler->getLocation()));
  }

  static SourceLocation placeOf(const Function &F) {
    return F.lambda() ? F.lambda()->getBeginLoc() : F.decl()->getLocation();
  }

  static Finding swallows(const Function &F) {
    Finding Result;
    Result.Loc = F.decl()->getLocation();
    Result.Message = "'unhandled_exception' does nothing, so exceptions that "
                     "leave the coroutine are lost";
    Result.Notes.push_back(
        {Result.Loc,
         "keep 'std::current_exception()' for whoever awaits the coroutine, "
         "or end the program if nobody can",
         {}});
    return Result;
  }

  static void mayThrow(const Function &Coroutine, const Expr *Escape,
                       Finding &Out) {
    Out.Notes.push_back(
        {Escape->getExprLoc(),
         isa<CXXThrowExpr>(Escape)
             ? "this exception leaves " + Coroutine.describe()
             : "what this await throws leaves " + Coroutine.describe(),
         {}});
  }

  static Finding escapes(const Function &F, const FunctionDecl *Handler,
                         const Expr *Escape) {
    Finding Result;
    Result.Loc = placeOf(F);
    Result.Message = "an exception that leaves " + F.describe() + " is lost";
    mayThrow(F, Escape, Result);
    Result.Notes.push_back(
        {Handler->getLocation(),
         "'" + functionName(F.unit(), Handler) + "' does nothing with it",
         {}});
    Result.Notes.push_back(
        {Result.Loc, "put the body into a 'try' with 'catch (...)'", {}});
    return Result;
  }

  static Finding lost(const Function &F, const Expr *Call,
                      const LostException &Why) {
    Finding Result;
    Result.Loc = Call->getBeginLoc();
    Result.Range = Call->getSourceRange();
    Result.Message =
        "an exception that leaves " + Why.Coroutine->describe() + " is lost";
    mayThrow(*Why.Coroutine, Why.Escape, Result);
    std::string How = "'" + functionName(F.unit(), calleeOf(Call)) + "' ";
    if (Why.Loses.Model && !Why.Loses.Model->WhenArgumentType.empty())
      How += "with '" + Why.Loses.Model->WhenArgumentType + "' ";
    Result.Notes.push_back(
        {Call->getBeginLoc(), How + "gives it to nobody", {}});
    Result.Notes.push_back({placeOf(*Why.Coroutine),
                            "put the body into a 'try' with 'catch (...)', or "
                            "start it in a way that keeps the exception",
                            {}});
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(LostExceptionCheck)
