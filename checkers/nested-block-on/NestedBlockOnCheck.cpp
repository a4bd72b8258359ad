//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Fate.h"
#include "core/base/Check.h"
#include "core/base/Places.h"
#include "core/effects/Blocking.h"
#include "core/effects/Effects.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/AwaitInstead.h"
#include "core/report/ChainNotes.h"
#include "core/report/TaskWords.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds waits for a task, by blocking the thread, in a coroutine that could
/// await it.
class NestedBlockOnCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"AllowedFunctions", "",
       "qualified names of functions that may wait for a task in a coroutine, "
       "separated by semicolons"},
  };
  static constexpr CheckInfo Info = {
      "async-nested-block-on",
      "a coroutine blocks its thread until a task has ended",
      Level::Correctness, "0.1", Options};

  explicit NestedBlockOnCheck(const CheckOptions &Options)
      : Query{{Effect::BlockOn}, Options.list("AllowedFunctions")} {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine())
      return;
    // rt::block_on(fetch(1));     result.get();     load(path);
    // ^                                  ^          ^
    SmallPtrSet<const void *, 4> Said;
    for (const Site &S : sitesIn(F))
      if (std::optional<Chain> Way = whyAt(F, S, Query);
          Way && whyMustNotBlock(F, S.At)) {
        if (Way->Hops.size() == 1)
          Out.push_back(nested(F, S, *Way));
        else if (Said.insert(S.subject()).second)
          Out.push_back(comesToWait(F, S, *Way));
      }
  }

private:
  static Finding begun(const Function &F, const Site &S, const Chain &Way,
                       const std::string &Task) {
    Finding Result;
    Result.Loc = S.Loc;
    if (S.Call)
      Result.Range = S.Call->getSourceRange();
    Result.Message = subjectOf(S, Way) + " blocks the thread that runs " +
                     F.describe() + " until " + Task + " has ended";
    return Result;
  }

  static void warn(Finding &Out) {
    Out.Notes.push_back(
        {Out.Loc,
         "no coroutine runs on this thread meanwhile: a deadlock on one "
         "thread, starvation on a pool",
         {}});
  }

  /// Through functions that are no coroutines.
  static Finding comesToWait(const Function &F, const Site &S,
                             const Chain &Way) {
    Finding Result = begun(F, S, Way, "a task");
    addChainNotes(F, S, Way, Result);
    warn(Result);
    Result.Notes.push_back(
        {Result.Loc,
         mayBeCoroutines(S, Way)
             ? "make it a coroutine that awaits the task"
             : "await the task here instead, or do this on a thread that may "
               "block",
         {}});
    return Result;
  }

  static Finding nested(const Function &F, const Site &S, const Chain &Way) {
    const Expr *Call = S.Call;
    Finding Result = begun(F, S, Way, subject(F, Call));
    Result.Notes.push_back({Result.Loc, Way.Hops[0].Name + " " + Way.Why, {}});
    warn(Result);
    advise(F, Call, Result);
    return Result;
  }

  /// The call that makes the task, through what only passes it on.
  static const CallExpr *maker(const Function &F, const Expr *Task) {
    const auto *Made = dyn_cast_or_null<CallExpr>(
        Task ? Task->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit()
             : nullptr);
    return Made && Made->isPRValue() && Made->getDirectCallee() ? Made
                                                                : nullptr;
  }

  /// "'fetch'", "'handle'", "a task"
  static std::string subject(const Function &F, const Expr *Call) {
    const Expr *Task = waitedFor(Call);
    if (!Task)
      return "a task";
    if (const CallExpr *Made = maker(F, Task))
      return isa<CXXOperatorCallExpr>(Made) &&
                     !isa<CXXMethodDecl>(Made->getDirectCallee())
                 ? "a task"
                 : makerName(F, Made);
    const Expr *E = Task->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *Into = dyn_cast<CXXConstructExpr>(E);
        Into && Into->getConstructor()->isCopyOrMoveConstructor())
      E = Into->getArg(0)->IgnoreParenImpCasts();
    // std::move(handle)
    //           ^~~~~~
    if (const auto *Move = dyn_cast<CallExpr>(E);
        Move && Move->isCallToStdMove())
      E = Move->getArg(0)->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return "'" + Ref->getDecl()->getNameAsString() + "'";
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return "'" + Member->getMemberDecl()->getNameAsString() + "'";
    return "a task";
  }

  static void advise(const Function &F, const Expr *Call, Finding &Out) {
    Note Advice{Out.Loc, "", {}};
    if (!mayAwaitAt(F, Call)) {
      Advice.Message = "'co_await' is not allowed here: await it before or "
                       "after, which frees the thread meanwhile";
    } else {
      Advice.Message = "'co_await' it, which suspends only the coroutine and "
                       "frees the thread";
      bool Certain = false;
      SmallVector<FixItHint, 2> Fixes = await(F, Call, Certain);
      (Certain ? Out.Fixes : Advice.Fixes).append(Fixes.begin(), Fixes.end());
    }
    Out.Notes.push_back(std::move(Advice));
  }

  /// Puts the await of the task in the place of the call.
  ///
  ///   rt::block_on(fetch(1))     ->  co_await fetch(1)
  ///   rt::block_on(all()).size() ->  (co_await all()).size()
  ///
  /// That is certain unless a lock is held around it, across which nothing
  /// should be awaited.
  static SmallVector<FixItHint, 2> await(const Function &F, const Expr *E,
                                         bool &Certain) {
    TranslationUnit &TU = F.unit();
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || isa<CXXMemberCallExpr>(Call) || argumentsOf(Call).size() != 1)
      return {};
    const CallExpr *Made = maker(F, waitedFor(Call));
    if (!Made)
      return {};
    const Task &T = TU.task(Made->getType());
    if (T.Kind != TaskKind::Task || T.Result.isNull() || !awaitFix(F, Made) ||
        !F.context().hasSameType(T.Result.getNonReferenceType(),
                                 Call->getType()))
      return {};
    // What is asked of the result binds tighter than co_await.
    const Stmt *User = F.user(Call);
    bool Parens =
        isa_and_nonnull<MemberExpr, ArraySubscriptExpr, CXXOperatorCallExpr>(
            User);
    for (const VarDecl *Local : F.locals())
      if (isGuard(TU, Local->getType()))
        return replace(Call, Parens);
    Certain = true;
    return replace(Call, Parens);
  }

  static SmallVector<FixItHint, 2> replace(const Expr *Call, bool Parens) {
    const Expr *Task = waitedFor(Call)->IgnoreImplicit();
    return {FixItHint::CreateReplacement(
                CharSourceRange::getCharRange(beginOf(Call), beginOf(Task)),
                Parens ? "(co_await " : "co_await "),
            FixItHint::CreateReplacement(Call->getEndLoc(), Parens ? ")" : "")};
  }

  EffectQuery Query;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(NestedBlockOnCheck)
