//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/AwaitedBorrow.h"
#include "core/model/Names.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds references, pointers and views that lead to the result of an await
/// when that result is gone.
class DanglingAwaitResultCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-dangling-await-result",
      "a reference or view of an await's result outlives that result",
      Level::Correctness,
      "0.1",
      {}};

  explicit DanglingAwaitResultCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // auto &&r = co_await make();     std::string_view v = co_await name();
    //            ^                                         ^
    for (const AwaitedBorrow &Borrow : danglingAwaitResults(F))
      Out.push_back(found(F, Borrow));
  }

private:
  static std::string borrower(const AwaitedBorrow &Borrow) {
    if (!Borrow.Var)
      return isa<CXXForRangeStmt>(Borrow.Used) ? "this loop iterates over"
                                               : "this coroutine returns";
    if (isa<DecompositionDecl>(Borrow.Var))
      return "these structured bindings refer to";
    return "'" + Borrow.Var->getNameAsString() + "' refers to";
  }

  static StringRef owner(ResultIn Where) {
    switch (Where) {
    case ResultIn::Task:
      return " the result inside a temporary task";
    case ResultIn::Awaiter:
      return " the result inside a temporary awaiter";
    case ResultIn::Temporary:
      return " a part of the temporary result";
    }
    llvm_unreachable("unknown place");
  }

  static Finding found(const Function &F, const AwaitedBorrow &Borrow) {
    Finding Result;
    Result.Loc = Borrow.Await->getBeginLoc();
    Result.Range = Borrow.Await->getSourceRange();
    const auto *Loop = dyn_cast<CXXForRangeStmt>(Borrow.Used);
    Result.Message = borrower(Borrow) + owner(Borrow.Result.Where).str() +
                     ", which is gone " +
                     (Loop ? "before the first turn" : "after this statement");
    if (const FunctionDecl *Resume = Borrow.Result.Resume)
      Result.Notes.push_back(
          {Resume->getLocation(),
           Borrow.Result.Where == ResultIn::Task
               ? "'await_resume' returns a reference into the coroutine, which "
                 "the task destroys"
               : "'await_resume' returns a reference into its awaiter",
           {}});
    if (Borrow.Through && Borrow.Result.Where == ResultIn::Temporary)
      Result.Notes.push_back(
          {Borrow.Through->getExprLoc(),
           "the '" + typeName(F.context(), Borrow.Await->getType()) +
               "' that it belongs to ends with this statement",
           Borrow.Through->getSourceRange()});
    if (Borrow.Var)
      Result.Notes.push_back(
          {Borrow.Used->getBeginLoc(), "it is used here", {}});
    advise(F, Borrow, Result);
    return Result;
  }

  static void advise(const Function &F, const AwaitedBorrow &Borrow,
                     Finding &Out) {
    Note Advice{Out.Loc, "", {}};
    Out.Fixes = keepValue(F, Borrow);
    if (!Out.Fixes.empty())
      Advice.Message = "keep the result itself, not a reference to it";
    else if (!Borrow.Var && isa<CoreturnStmt>(Borrow.Used))
      Advice.Message = "return the result by value";
    else
      Advice.Message = "put the result of the 'co_await' into a variable of "
                       "its own type first";
    Out.Notes.push_back(std::move(Advice));
  }

  /// `auto r = co_await make();`: without the `&`, where that compiles and
  /// copies or moves the whole result.
  static SmallVector<FixItHint, 1> keepValue(const Function &F,
                                             const AwaitedBorrow &Borrow) {
    const VarDecl *Var = Borrow.Var;
    if (!Var || Borrow.Through || !Var->getTypeSourceInfo() ||
        Borrow.Await != Var->getInit()->IgnoreImplicit())
      return {};
    auto Reference = Var->getTypeSourceInfo()
                         ->getTypeLoc()
                         .getUnqualifiedLoc()
                         .getAs<ReferenceTypeLoc>();
    QualType Bound = Var->getType().getNonReferenceType();
    if (!Reference || Reference.getSigilLoc().isMacroID() ||
        F.decl()->getTemplateInstantiationPattern() ||
        !F.context().hasSameUnqualifiedType(Bound, Borrow.Await->getType()) ||
        !canBeInitialised(Bound, Borrow.Await->isXValue()))
      return {};
    SourceLocation Sigil = Reference.getSigilLoc();
    return {
        FixItHint::CreateRemoval(CharSourceRange::getTokenRange(Sigil, Sigil))};
  }

  static bool canBeInitialised(QualType T, bool FromRvalue) {
    const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
    if (!Record)
      return T->isScalarType();
    if (Record->isAbstract() || !Record->isCompleteDefinition())
      return false;
    if (Record->hasSimpleCopyConstructor() ||
        (FromRvalue && Record->hasSimpleMoveConstructor()))
      return true;
    return any_of(Record->ctors(), [&](const CXXConstructorDecl *C) {
      return (C->isCopyConstructor() ||
              (FromRvalue && C->isMoveConstructor())) &&
             !C->isDeleted() && C->getAccess() == AS_public;
    });
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(DanglingAwaitResultCheck)
