//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A function body as the checks see it: its own statements, without those of
/// the lambdas and local classes written inside it, without unevaluated
/// operands, and without the discarded branches of `if constexpr`.

#ifndef ASYNC_TIDY_CORE_MODEL_FUNCTION_H
#define ASYNC_TIDY_CORE_MODEL_FUNCTION_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"

namespace async_tidy {

class TranslationUnit;

class Function {
public:
  Function(TranslationUnit &TU, const clang::FunctionDecl *Decl,
           const clang::LambdaExpr *Lambda);

  TranslationUnit &unit() const { return TU; }
  clang::ASTContext &context() const;
  const clang::FunctionDecl *decl() const { return Decl; }
  /// The lambda whose call operator this is, or null.
  const clang::LambdaExpr *lambda() const { return Lambda; }

  /// Non-null when this is a coroutine ([dcl.fct.def.coroutine]).
  const clang::CoroutineBodyStmt *coroutine() const { return Coroutine; }
  /// The promise type, or null when unknown or dependent.
  const clang::CXXRecordDecl *promise() const;
  /// The statements as written (for a coroutine without what the compiler
  /// adds).
  const clang::Stmt *body() const { return Body; }
  /// How diagnostics name it: "coroutine 'fetch'", "function 'main'",
  /// "this coroutine lambda", "this lambda".
  std::string describe() const;

  /// Calls, constructions, and overloaded operators, in source order.
  llvm::ArrayRef<const clang::Expr *> calls() const { return facts().Calls; }
  llvm::ArrayRef<const clang::Expr *> awaits() const { return facts().Awaits; }
  /// True when the body has a `co_yield`.
  bool yields() const { return facts().Yields; }
  /// True when the body has a `try`.
  bool hasTry() const { return facts().Tries; }
  llvm::ArrayRef<const clang::LambdaExpr *> lambdas() const {
    return facts().Lambdas;
  }
  /// Variables of automatic storage declared in the body, without parameters.
  llvm::ArrayRef<const clang::VarDecl *> locals() const {
    return facts().Locals;
  }
  /// Where this body (and the captures of lambdas in it) names \p D.
  llvm::ArrayRef<const clang::DeclRefExpr *>
  references(const clang::ValueDecl *D) const;

  /// The statement that directly holds \p S in this body, or null at its top.
  const clang::Stmt *parent(const clang::Stmt *S) const;
  /// parent(), past parentheses, casts the compiler adds, temporaries and
  /// cleanups: the statement or expression that really uses \p E.
  const clang::Stmt *user(const clang::Stmt *E) const;
  /// The nearest enclosing statement of \p S of this class, or null.
  template <typename T> const T *enclosing(const clang::Stmt *S) const {
    for (S = parent(S); S; S = parent(S))
      if (const auto *Found = llvm::dyn_cast<T>(S))
        return Found;
    return nullptr;
  }

  /// The own statements and expressions of this class, in source order; of two
  /// that begin at one place, what holds the other first.
  template <typename T> std::vector<const T *> own() const {
    std::vector<const T *> Result;
    for (const clang::Stmt *S : inOrder())
      if (const auto *Own = llvm::dyn_cast<T>(S))
        Result.push_back(Own);
    return Result;
  }
  /// Whether \p A is written before \p B.
  bool isBefore(clang::SourceLocation A, clang::SourceLocation B) const;

  /// True when an own expression or statement begins here: whether another
  /// instantiation of this body contains the code at that location.
  bool hasCodeAt(clang::SourceLocation Loc) const;

  /// The calls that \p Matcher matches, in source order, with the parts it
  /// binds. The matcher sees one call at a time.
  std::vector<const clang::Expr *>
  select(const clang::ast_matchers::StatementMatcher &Matcher) const;

private:
  struct Facts {
    std::vector<const clang::Expr *> Calls;
    std::vector<const clang::Expr *> Awaits;
    std::vector<const clang::LambdaExpr *> Lambdas;
    std::vector<const clang::VarDecl *> Locals;
    /// In the order of the walk: what holds comes before what it holds.
    llvm::MapVector<const clang::Stmt *, const clang::Stmt *> Parents;
    /// The same in source order, once somebody asks.
    std::vector<const clang::Stmt *> InOrder;
    llvm::DenseMap<const clang::ValueDecl *,
                   llvm::SmallVector<const clang::DeclRefExpr *, 2>>
        References;
    llvm::DenseSet<clang::SourceLocation> CodeAt;
    bool Yields = false;
    bool Tries = false;
  };
  const Facts &facts() const;
  friend class BodyWalk;
  /// Whether \p Loc is written, outside of macros, where the body is.
  bool isInFile(clang::SourceLocation Loc) const;
  /// All own statements as own() orders them.
  llvm::ArrayRef<const clang::Stmt *> inOrder() const;

  TranslationUnit &TU;
  const clang::FunctionDecl *Decl;
  const clang::LambdaExpr *Lambda;
  const clang::CoroutineBodyStmt *Coroutine;
  const clang::Stmt *Body;
  clang::SourceRange File; ///< Of the file that the body is written in.
  mutable std::unique_ptr<Facts> Walked;
};

/// Whether \p S, of the body of \p F, is or is in \p Outer.
bool isWithin(const Function &F, const clang::Stmt *S,
              const clang::Stmt *Outer);

/// Whether \p D is named anywhere in \p S, as a variable or as a member.
bool names(const clang::Stmt *S, const clang::ValueDecl *D);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_FUNCTION_H
