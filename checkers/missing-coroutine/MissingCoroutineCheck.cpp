//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/FallOff.h"
#include "core/base/Check.h"
#include "core/base/Compat.h"
#include "core/model/Exceptions.h"
#include "core/model/Names.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "clang/AST/Attr.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds functions that return a task and look like coroutines, but have no
/// `co_` in them: what they do, they do during the call.
class MissingCoroutineCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"AllowedExceptions", "std::logic_error",
       "qualified names of exceptions that may be thrown during the call, "
       "those derived from them included, separated by semicolons"},
  };
  static constexpr CheckInfo Info = {
      "async-missing-coroutine",
      "a function that returns a task is no coroutine and ends without one",
      Level::Strict, "0.1", Options};

  explicit MissingCoroutineCheck(const CheckOptions &Options)
      : Allowed(Options.list("AllowedExceptions")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (F.coroutine() || F.decl()->isNoReturn() ||
        F.unit().task(F.decl()->getReturnType()).Kind != TaskKind::Task ||
        isPartOfATask(F))
      return;
    // rt::task<> f(bool b) { if (b) return g(); }
    //            ^
    if (std::optional<FallOff> Why = whyFallsOff(F))
      Out.push_back(fallsOff(F, *Why));
    // A body that only throws stands in for one that is not written yet; who
    // calls a lambda that it was given often turns exceptions into tasks.
    if (F.lambda() || isWrapper(F.decl()) || F.own<ReturnStmt>().empty())
      return;
    // rt::task<> f(int n) { if (n < 0) throw bad(); return g(n); }
    //                                  ^
    for (const CXXThrowExpr *Throw : throwsOut(F))
      if (!isUnreachableCase(F, Throw) && !isAloneInBranch(F, Throw) &&
          !allowed(F, Throw))
        Out.push_back(throwsAtOnce(F, Throw));
  }

private:
  /// Members of a task, an awaiter or a promise make tasks from their parts.
  static bool isPartOfATask(const Function &F) {
    const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
    if (!Method || F.lambda())
      return false;
    const CXXRecordDecl *R = Method->getParent();
    QualType T = typeOf(R);
    return F.unit().task(T).Kind != TaskKind::None ||
           !R->lookup(&F.context().Idents.get("get_return_object")).empty();
  }

  /// `[[clang::coro_wrapper]]`: its author knows that it is no coroutine.
  static bool isWrapper(const FunctionDecl *F) {
    const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
    return F->hasAttr<CoroWrapperAttr>() ||
           (Pattern && Pattern->hasAttr<CoroWrapperAttr>());
  }

  /// The place that a `switch` over all enumerators never comes to: its
  /// default, or what follows it.
  static bool isUnreachableCase(const Function &F, const CXXThrowExpr *Throw) {
    if (const auto *Default = F.enclosing<DefaultStmt>(Throw))
      if (const auto *Switch = F.enclosing<SwitchStmt>(Default))
        return Switch->isAllEnumCasesCovered();
    const Stmt *S = Throw;
    while (isa_and_nonnull<Expr>(F.parent(S)))
      S = F.parent(S);
    const auto *Block = dyn_cast_or_null<CompoundStmt>(F.parent(S));
    if (!Block || Block->body_front() == S)
      return false;
    auto Here = std::find(Block->body_begin(), Block->body_end(), S);
    const auto *Switch = dyn_cast<SwitchStmt>(*std::prev(Here));
    return Switch && Switch->isAllEnumCasesCovered();
  }

  /// if constexpr (requires { t.load(); }) return t.load(); else throw bad();
  ///                                                             ^~~~~~~~~~~
  /// A branch that only throws, in a template: of an instantiation it is all.
  static bool isAloneInBranch(const Function &F, const CXXThrowExpr *Throw) {
    for (const Stmt *S = Throw; S; S = F.parent(S))
      if (const auto *If = dyn_cast_or_null<IfStmt>(F.parent(S));
          If && If->isConstexpr() && If->getCond()->isValueDependent())
        return none_of(F.own<ReturnStmt>(), [&](const ReturnStmt *Return) {
          return isWithin(F, Return, S);
        });
    return false;
  }

  bool allowed(const Function &F, const CXXThrowExpr *Throw) const {
    const CXXRecordDecl *R =
        Throw->getSubExpr()->getType()->getAsCXXRecordDecl();
    auto Named = [&](const CXXRecordDecl *Class) {
      return is_contained(Allowed, F.unit().qualifiedName(Class));
    };
    return R && R->hasDefinition() &&
           (Named(R) || !R->forallBases([&](const CXXRecordDecl *Base) {
             return !Named(Base);
           }));
  }

  static SourceLocation placeOf(const Function &F) {
    return F.lambda() ? F.lambda()->getBeginLoc() : F.decl()->getLocation();
  }

  static Finding fallsOff(const Function &F, const FallOff &Why) {
    Finding Result;
    Result.Loc = placeOf(F);
    Result.Message = F.describe() + " returns '" +
                     typeName(F.context(), F.decl()->getReturnType()) +
                     "' but can end without one";
    Result.Notes.push_back(
        {Why.End, "control can come here without a 'return'", {}});
    Result.Notes.push_back({Why.End,
                            "return a task on every path, or end with "
                            "'co_return' to make it a coroutine",
                            {}});
    return Result;
  }

  static Finding throwsAtOnce(const Function &F, const CXXThrowExpr *Throw) {
    Finding Result;
    Result.Loc = Throw->getThrowLoc();
    Result.Range = Throw->getSourceRange();
    Result.Message = "exception leaves the call of " + F.describe() +
                     ", not the 'co_await' of its task";
    Result.Notes.push_back(
        {placeOf(F),
         F.describe() + " is not a coroutine: its body runs in the call",
         {}});
    Result.Notes.push_back({Result.Loc,
                            "make it a coroutine with 'co_return', or return "
                            "a task that holds the exception",
                            {}});
    return Result;
  }

  std::vector<std::string> Allowed;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(MissingCoroutineCheck)
