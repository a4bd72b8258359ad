//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/DanglingWords.h"
#include "core/base/Places.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/TaskWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

std::string ownerName(const Function &F, const BorrowedFrom &From) {
  if (From.What == BorrowedFrom::Temporary &&
      From.Made->getType()->isArrayType())
    return "a temporary array";
  if (From.What == BorrowedFrom::Temporary)
    return "a temporary '" + typeName(F.context(), From.Made->getType()) + "'";
  if (From.Var->isImplicit())
    return "the range";
  return "'" + From.Var->getNameAsString() + "'";
}

/// What stands for the work: "task", "generator", "coroutine".
static StringRef workName(const LateUse &Use) {
  return Use.Kind == TaskKind::Generator  ? "generator"
         : Use.Kind == TaskKind::Detached ? "coroutine"
                                          : "task";
}

std::string goneBefore(const Dangling &D) {
  std::string Work = workName(D.Use).str();
  // Spawned work may be done by then.
  bool IsCertain =
      D.Way.Where != TaskWay::Spawned &&
      (D.LetGoBy || D.From.What == BorrowedFrom::Temporary ||
       D.Way.Where == TaskWay::Returned || D.Way.Where == TaskWay::Kept);
  if (!IsCertain)
    return "which the " + Work + " may outlive";
  return "which is gone before the " + Work +
         (D.Use.Await ? " goes on" : " runs");
}

void addWay(const Function &F, const TaskWay &Way, const LateUse &Use,
            Finding &Out) {
  std::string Work = "the " + workName(Use).str();
  SourceLocation At = Way.At->getBeginLoc();
  switch (Way.Where) {
  case TaskWay::Kept:
    if (Way.Holder->isImplicit()) {
      Out.Notes.push_back({At, "the loop runs " + Work + " after that", {}});
      return;
    }
    Out.Notes.push_back(
        {isa<DeclStmt>(Way.At) ? Way.Holder->getLocation() : At,
         Work + " is kept in '" + Way.Holder->getNameAsString() + "'",
         {}});
    return;
  case TaskWay::Returned:
    Out.Notes.push_back({At, Work + " is returned here", {}});
    return;
  case TaskWay::Spawned: {
    const Spawn &S = *Way.By;
    std::string Name = ("'" + calledName(S.Role.Name) + "'").str();
    Out.Notes.push_back({At,
                         Name + (S.Role.Model && !S.Inferred
                                     ? " " + S.Role.Model->Why
                                     : " runs it concurrently with its caller"),
                         {}});
    for (const SpawnHop &Hop : S.Path)
      Out.Notes.push_back({Hop.Loc, Hop.What, {}});
    return;
  }
  case TaskWay::Stored:
    Out.Notes.push_back(
        {At, Work + " is kept here, beyond " + F.describe(), {}});
    return;
  case TaskWay::Dropped:
    Out.Notes.push_back({At, "nothing waits for " + Work, {}});
    return;
  case TaskWay::Alone:
    Out.Notes.push_back(
        {At, "a coroutine that nobody can wait for awaits " + Work, {}});
    return;
  case TaskWay::Ended: // its closure does not wait for that
    return;
  case TaskWay::Unknown:
    break;
  }
  llvm_unreachable("does not get away");
}

static void addDeath(const Function &F, const Dangling &D, Finding &Out) {
  if (D.LetGoBy) {
    bool IsParameter = D.From.Var && !D.From.Var->getType()->isReferenceType();
    Out.Notes.push_back(
        {D.Dies,
         IsParameter ? ownerName(F, D.From) + ", the closure, is destroyed "
                                              "here, at the end of its scope"
         : D.From.Var
             ? "the closure is destroyed here, at the end of its expression"
             : makerName(F, D.LetGoBy) +
                   " destroys the closure when it has called it",
         {}});
    return;
  }
  if (D.Late && !D.Late->Wait)
    Out.Notes.push_back({D.Late->Group->getLocation(),
                         "'" + D.Late->Group->getNameAsString() +
                             "' waits for its work in its destructor, after " +
                             ownerName(F, D.From) + " is gone",
                         {}});
  Out.Notes.push_back(
      {D.Dies,
       D.From.What == BorrowedFrom::Temporary
           ? "the temporary is destroyed here, at the end of its expression"
           : ownerName(F, D.From) +
                 " is destroyed here, at the end of its scope",
       {}});
  if (D.Late && D.Late->Wait)
    Out.Notes.push_back({D.Late->Wait->getBeginLoc(),
                         "the work is waited for only here, after that",
                         {}});
}

static void addHandedOn(const Function &F, const LateUse &Use, Finding &Out) {
  for (const CallExpr *Next : Use.Through)
    if (const FunctionDecl *Callee = Next->getDirectCallee())
      Out.Notes.push_back({beginOf(Next),
                           "handed on to " + quotedName(F, Callee) + " here",
                           {}});
}

void addLateUse(const Function &F, const LateUse &Use, StringRef Name,
                Finding &Out) {
  addHandedOn(F, Use, Out);
  std::string Coroutine = quotedName(F, Use.Coroutine);
  if (Use.Await)
    Out.Notes.push_back(
        {Use.Await->getKeywordLoc(), Coroutine + " may be suspended here", {}});
  Out.Notes.push_back({Use.At,
                       (Use.Await ? Coroutine + " uses " + Name.str() +
                                        " here, after that suspension"
                                  : Coroutine + " uses " + Name.str() +
                                        " here, and starts only later"),
                       {}});
}

void addDangling(const Function &F, const Dangling &D, StringRef Name,
                 Finding &Out) {
  addWay(F, D.Way, D.Use, Out);
  addDeath(F, D, Out);
  if (!D.Use.Coroutine)
    return;
  if (D.Use.At.isValid())
    return addLateUse(F, D.Use, Name, Out);
  addHandedOn(F, D.Use, Out);
  if (D.What != Dangling::Captured)
    Out.Notes.push_back({D.Use.Coroutine->getLocation(),
                         quotedName(F, D.Use.Coroutine) + " returns '" +
                             typeName(F.context(), D.Maker->getType()) +
                             "', which starts only when it is awaited",
                         {}});
}

} // namespace async_tidy
