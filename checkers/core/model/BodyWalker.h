//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A walk over what one body evaluates: without the bodies of lambdas and local
/// classes in it, unevaluated operands and discarded branches, and without what
/// the compiler adds for coroutines.

#ifndef ASYNC_TIDY_CORE_MODEL_BODYWALKER_H
#define ASYNC_TIDY_CORE_MODEL_BODYWALKER_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/AST/StmtVisitor.h"
#include <optional>

namespace async_tidy {

/// \p Derived may define `enter(S, Parent)`, called before each statement, and
/// Visit functions, which call those of this class to go on downwards.
template <typename Derived>
class BodyWalker : public clang::ConstStmtVisitor<Derived> {
public:
  explicit BodyWalker(const clang::ASTContext &Context) : Context(Context) {}

  void walk(const clang::Stmt *S, const clang::Stmt *Parent) {
    if (!S)
      return;
    self().enter(S, Parent);
    self().Visit(S);
  }

  void enter(const clang::Stmt *, const clang::Stmt *) {}

  void VisitStmt(const clang::Stmt *S) {
    for (const clang::Stmt *Child : S->children())
      walk(Child, S);
  }

  // A lambda is a function of its own; its captures are evaluated here.
  void VisitLambdaExpr(const clang::LambdaExpr *E) {
    for (const clang::Expr *Init : E->capture_inits())
      walk(Init, E);
  }

  // Only what the user wrote, not what the compiler calls on the promise.
  void VisitCoroutineSuspendExpr(const clang::CoroutineSuspendExpr *E) {
    if (!llvm::isa<clang::CoyieldExpr>(E)) {
      walk(E->getOperand(), E);
      return;
    }
    // The operand of `co_yield x` is the compiler's `promise.yield_value(x)`.
    if (const auto *Call = llvm::dyn_cast<clang::CXXMemberCallExpr>(
            E->getOperand()->IgnoreImplicit()))
      for (const clang::Expr *Argument : Call->arguments())
        walk(Argument, E);
    else
      walk(E->getOperand(), E);
  }
  void VisitDependentCoawaitExpr(const clang::DependentCoawaitExpr *E) {
    walk(E->getOperand(), E);
  }
  void VisitCoreturnStmt(const clang::CoreturnStmt *S) {
    walk(S->getOperand(), S);
  }

  void VisitDeclStmt(const clang::DeclStmt *S) {
    for (const clang::Decl *D : S->decls())
      if (const auto *Var = llvm::dyn_cast<clang::VarDecl>(D))
        walk(Var->getInit(), S);
  }
  void VisitCXXForRangeStmt(const clang::CXXForRangeStmt *S) {
    walk(S->getInit(), S);
    walk(S->getRangeInit(), S);
    walk(S->getBody(), S);
  }

  void VisitIfStmt(const clang::IfStmt *S) {
    std::optional<const clang::Stmt *> Taken;
    if (S->isConstexpr() && !S->getCond()->isInstantiationDependent())
      Taken = S->getNondiscardedCase(Context);
    walk(S->getInit(), S);
    walk(S->getConditionVariableDeclStmt(), S);
    if (!S->isConsteval())
      walk(S->getCond(), S);
    if (Taken) {
      walk(*Taken, S);
      return;
    }
    walk(S->getThen(), S);
    walk(S->getElse(), S);
  }

  // Unevaluated operands run nothing.
  void VisitUnaryExprOrTypeTraitExpr(const clang::UnaryExprOrTypeTraitExpr *) {}
  void VisitCXXNoexceptExpr(const clang::CXXNoexceptExpr *) {}
  void VisitRequiresExpr(const clang::RequiresExpr *) {}
  void
  VisitConceptSpecializationExpr(const clang::ConceptSpecializationExpr *) {}
  void VisitCXXTypeidExpr(const clang::CXXTypeidExpr *E) {
    if (E->isPotentiallyEvaluated())
      VisitStmt(E);
  }

protected:
  const clang::ASTContext &Context;

private:
  Derived &self() { return static_cast<Derived &>(*this); }
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_BODYWALKER_H
