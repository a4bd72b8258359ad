//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/ExpectedThrow.h"
#include "core/awaits/Fate.h"
#include "core/base/Check.h"
#include "core/model/Locking.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds locks that are taken and released in one statement.
class DroppedGuardCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-dropped-guard",
      "a lock is released as soon as it is taken",
      Level::Correctness,
      "0.1",
      {}};

  explicit DroppedGuardCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // co_await mutex.scoped_lock();     n = (co_await m.scoped_lock(), 1);
    // ^                                      ^
    for (const Expr *E : F.awaits())
      if (E->isPRValue() && isGuard(F.unit(), E->getType()))
        if (std::optional<Discard> Where = discardOf(F, E);
            Where && !whoExpectsThrow(F, E) && !isMemberOf(F, E->getType()) &&
            !wasAskedBefore(F, E))
          Out.push_back(dropped(F, E, *Where));
  }

private:
  /// A guard's own members know what they do with one.
  static bool isMemberOf(const Function &F, QualType Guard) {
    const CXXRecordDecl *Class = Guard->getAsCXXRecordDecl();
    for (const DeclContext *DC = F.decl(); DC; DC = DC->getParent())
      if (const auto *Own = dyn_cast<CXXRecordDecl>(DC);
          Own && Class && Own->getCanonicalDecl() == Class->getCanonicalDecl())
        return true;
    return false;
  }

  /// auto all = get_units(limit, 8);  stop();  co_await std::move(all);
  ///
  /// Whether the lock was asked for in a statement before, by a task that runs
  /// from its start: the await is there to wait until others have let go.
  static bool wasAskedBefore(const Function &F, const Expr *E) {
    const auto *Await = dyn_cast<CoroutineSuspendExpr>(E);
    if (!Await)
      return false;
    const Expr *Asked = Await->getOperand()->IgnoreParenImpCasts();
    if (const Expr *Moved = movedBy(Asked))
      Asked = Moved->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(Asked);
    return Ref && F.unit().task(Ref->getType()).Start == TaskStart::Eager;
  }

  static Finding dropped(const Function &F, const Expr *E,
                         const Discard &Where) {
    std::string Guard =
        "'" + typeName(F.context(), E->getType().getCanonicalType()) + "'";
    Finding Result;
    Result.Loc = E->getBeginLoc();
    Result.Range = E->getSourceRange();
    Result.Message = "guard " + Guard +
                     " is dropped, so the lock is released as soon as it is "
                     "taken";
    Result.Notes.push_back(
        {E->getEndLoc(), Guard + " is a temporary, destroyed here", {}});
    Note Advice{Result.Loc,
                "keep it in a variable for as long as the lock is needed",
                {}};
    if (isWholeStatement(F, E, Where))
      if (std::optional<StringRef> Name = freeName(F))
        Advice.Fixes.push_back(FixItHint::CreateInsertion(
            Result.Loc, ("auto " + *Name + " = ").str()));
    Result.Notes.push_back(std::move(Advice));
    return Result;
  }

  /// Whether a variable can take the place of the expression: one in a comma, a
  /// loop's increment or a lone branch would protect nothing.
  static bool isWholeStatement(const Function &F, const Expr *E,
                               const Discard &Where) {
    const Stmt *S = F.parent(E);
    while (isa_and_nonnull<ImplicitCastExpr, FullExpr, MaterializeTemporaryExpr,
                           CXXBindTemporaryExpr>(S))
      S = F.parent(S);
    return isa_and_nonnull<CompoundStmt>(S) && S == Where.Where;
  }

  /// A name for the guard that nothing in \p F has.
  static std::optional<StringRef> freeName(const Function &F) {
    static constexpr llvm::StringLiteral Names[] = {"guard", "lock"};
    for (StringRef Name : Names) {
      auto Has = [&](const VarDecl *Var) {
        return Var->getIdentifier() && Var->getName() == Name;
      };
      if (none_of(F.locals(), Has) && none_of(F.decl()->parameters(), Has))
        return Name;
    }
    return std::nullopt;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(DroppedGuardCheck)
