//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/TaskWords.h"
#include "core/awaits/Holding.h"
#include "core/base/Places.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

std::string quotedName(const Function &F, const FunctionDecl *Callee) {
  std::string Name = functionName(F.unit(), Callee);
  return Name == "this lambda" ? Name : "'" + Name + "'";
}

std::string makerName(const Function &F, const Expr *E) {
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      return quotedName(F, Callee);
    return "this call";
  }
  return "'co_await'";
}

StringRef noun(const Task &T) {
  if (T.MustKeep)
    return "handle ";
  if (T.Kind == TaskKind::Sender)
    return "sender ";
  return T.Kind == TaskKind::Task ? "task " : "awaiter ";
}

StringRef verb(const Task &T) {
  return T.Kind == TaskKind::Sender ? "started" : "awaited";
}

std::string consequence(const Task &T, bool Maybe, bool Several) {
  StringRef Is = Maybe ? "may not be " : "is not ";
  if (T.MustKeep)
    return Maybe ? ", so the work may be given up"
                 : ", so the work is given up";
  if (T.ResultIsGuard) {
    if (T.Start == TaskStart::Eager)
      return (", so the lock " + Is + "held").str();
    return Maybe ? ", so the lock may not be taken"
                 : ", so the lock is never taken";
  }
  if (T.Kind == TaskKind::Sender)
    return Maybe ? ", so its work may never run" : ", so its work never runs";
  if (T.Kind != TaskKind::Task)
    return Maybe ? "" : ", so nothing waits";
  switch (T.Start) {
  case TaskStart::Lazy:
    if (Several)
      return ", so the coroutines never run";
    return Maybe ? ", so the coroutine may never run"
                 : ", so the coroutine never runs";
  case TaskStart::Eager:
    if (Several)
      return ", so their results and exceptions are lost";
    return Maybe ? ", so its result and exceptions may be lost"
                 : ", so its result and exceptions are lost";
  case TaskStart::Unknown:
    return "";
  }
  llvm_unreachable("unknown start");
}

void addOrigin(const Function &F, const Expr *E, const Task &T, Finding &Out) {
  if (T.MustKeep)
    Out.Notes.push_back(
        {beginOf(E),
         "'" + typeName(F.context(), E->getType()) + "': " + T.MustKeep->Why,
         {}});
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || T.Kind != TaskKind::Task)
    return;
  std::optional<Holds> Held = whatHolds(F.unit(), E->getType());
  bool Itself = Held && Held->How == Holding::Itself;
  StringRef How;
  if (T.Start == TaskStart::Lazy)
    How = Itself ? "', which starts only when it is awaited"
                 : "', whose tasks start only when they are awaited";
  else if (T.Start == TaskStart::Eager)
    How = Itself ? "', which starts at once and keeps its result for whoever "
                   "awaits it"
                 : "', whose tasks start at once and keep their results for "
                   "whoever awaits them";
  else
    How = Itself ? "', a task" : "', which holds tasks";
  Out.Notes.push_back({Callee->getLocation(),
                       (quotedName(F, Callee) + " returns '" +
                        typeName(F.context(), E->getType()) + How)
                           .str(),
                       {}});
}

static bool mayReturnTask(const Function &F) {
  return !F.decl()->isMain() &&
         !isa<CXXConstructorDecl, CXXDestructorDecl>(F.decl());
}

void addAdvice(const Function &F, const Expr *E, const Task &T,
               const std::optional<FixItHint> &Fix, Finding &Out) {
  Note Advice{beginOf(E), "", {}};
  if (T.Kind == TaskKind::Sender)
    Advice.Message = "start it, await it, or cast it to void to drop it on "
                     "purpose";
  else if (T.MustKeep)
    Advice.Message = "keep it for as long as the work is wanted";
  else if (!F.coroutine() && T.Kind != TaskKind::Task)
    Advice.Message =
        F.describe() + " is not a coroutine: only a coroutine can wait here";
  else if (!F.coroutine())
    Advice.Message =
        F.describe() + " is not a coroutine: " +
        (mayReturnTask(F) ? "return the task, spawn it, or block on it"
                          : "spawn the task, or block on it");
  else if (F.enclosing<CXXCatchStmt>(E))
    Advice.Message = "a handler cannot 'co_await': leave it first";
  else if (T.ResultIsGuard)
    Advice.Message = "write 'co_await' and keep the result for as long as "
                     "the lock is needed";
  else
    Advice.Message = (T.Kind != TaskKind::Task ? "write 'co_await' to wait here"
                      : T.Start == TaskStart::Eager
                          ? "write 'co_await' to get its result here"
                          : "write 'co_await' to run it here") +
                     std::string(", or cast it to void to drop it on purpose");
  if (Fix && Out.Fixes.empty())
    Advice.Fixes.push_back(*Fix);
  Out.Notes.push_back(std::move(Advice));
}

} // namespace async_tidy
