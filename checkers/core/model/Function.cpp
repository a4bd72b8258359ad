//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Function.h"
#include "core/model/BodyWalker.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Walks one body in source order and notes what is in it.
class BodyWalk : public BodyWalker<BodyWalk> {
public:
  BodyWalk(Function::Facts &Facts, const ASTContext &Context)
      : BodyWalker(Context), Facts(Facts) {}

  void enter(const Stmt *S, const Stmt *Parent) { Facts.Parents[S] = Parent; }

  void VisitCallExpr(const CallExpr *E) {
    Facts.Calls.push_back(E);
    VisitStmt(E);
  }
  void VisitCXXConstructExpr(const CXXConstructExpr *E) {
    Facts.Calls.push_back(E);
    VisitStmt(E);
  }
  void VisitDeclRefExpr(const DeclRefExpr *E) {
    Facts.References[E->getDecl()].push_back(E);
  }
  void VisitLambdaExpr(const LambdaExpr *E) {
    Facts.Lambdas.push_back(E);
    BodyWalker::VisitLambdaExpr(E);
  }
  void VisitCoroutineSuspendExpr(const CoroutineSuspendExpr *E) {
    if (isa<CoyieldExpr>(E))
      Facts.Yields = true;
    else
      Facts.Awaits.push_back(E);
    BodyWalker::VisitCoroutineSuspendExpr(E);
  }
  void VisitDependentCoawaitExpr(const DependentCoawaitExpr *E) {
    Facts.Awaits.push_back(E);
    BodyWalker::VisitDependentCoawaitExpr(E);
  }
  void VisitDeclStmt(const DeclStmt *S) {
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D)) {
        if (Var->hasLocalStorage())
          Facts.Locals.push_back(Var);
        walk(Var->getInit(), S);
      }
  }
  void VisitCXXTryStmt(const CXXTryStmt *S) {
    Facts.Tries = true;
    VisitStmt(S);
  }
  void VisitCXXForRangeStmt(const CXXForRangeStmt *S) {
    walk(S->getInit(), S);
    walk(S->getRangeInit(), S);
    if (const VarDecl *Var = S->getLoopVariable())
      Facts.Locals.push_back(Var);
    walk(S->getBody(), S);
  }

private:
  Function::Facts &Facts;
};

Function::Function(TranslationUnit &TU, const FunctionDecl *Decl,
                   const LambdaExpr *Lambda)
    : TU(TU), Decl(Decl), Lambda(Lambda),
      Coroutine(dyn_cast_or_null<CoroutineBodyStmt>(Decl->getBody())),
      Body(Coroutine ? Coroutine->getBody() : Decl->getBody()) {
  const SourceManager &Sources = context().getSourceManager();
  FileID ID = Sources.getFileID(Sources.getExpansionLoc(Decl->getLocation()));
  if (ID.isValid())
    File = {Sources.getLocForStartOfFile(ID), Sources.getLocForEndOfFile(ID)};
}

ASTContext &Function::context() const { return TU.context(); }

const CXXRecordDecl *Function::promise() const {
  return Coroutine
             ? Coroutine->getPromiseDecl()->getType()->getAsCXXRecordDecl()
             : nullptr;
}

std::string Function::describe() const {
  if (Lambda)
    return Coroutine ? "this coroutine lambda" : "this lambda";
  // A function object is known by its class.
  const auto *Method = dyn_cast<CXXMethodDecl>(Decl);
  std::string Name = Method && Method->getOverloadedOperator() == OO_Call
                         ? Method->getParent()->getNameAsString()
                         : Decl->getNameAsString();
  return (Coroutine ? "coroutine '" : "function '") + Name + "'";
}

const Function::Facts &Function::facts() const {
  if (!Walked) {
    Walked = std::make_unique<Facts>();
    BodyWalk Walk(*Walked, context());
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Decl))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (Init->isWritten())
          Walk.walk(Init->getInit(), nullptr);
    Walk.walk(Body, nullptr);
  }
  return *Walked;
}

ArrayRef<const DeclRefExpr *> Function::references(const ValueDecl *D) const {
  auto It = facts().References.find(D);
  if (It == facts().References.end())
    return {};
  return It->second;
}

const Stmt *Function::parent(const Stmt *S) const {
  return facts().Parents.lookup(S);
}

const Stmt *Function::user(const Stmt *E) const {
  const Stmt *S = parent(E);
  while (S && (isa<ImplicitCastExpr, ParenExpr, FullExpr,
                   MaterializeTemporaryExpr, CXXBindTemporaryExpr>(S)))
    S = parent(S);
  return S;
}

bool Function::isInFile(SourceLocation Loc) const {
  return Loc.isFileID() && File.getBegin() <= Loc && Loc <= File.getEnd();
}

ArrayRef<const Stmt *> Function::inOrder() const {
  if (!facts().InOrder.empty())
    return Walked->InOrder;
  const SourceManager &Sources = context().getSourceManager();
  // Asked once each: only the innermost first operand knows where it begins.
  struct Place {
    SourceLocation Expansion, Begin;
    const Stmt *S;
  };
  std::vector<Place> Places;
  Places.reserve(Walked->Parents.size());
  for (const auto &[S, Parent] : Walked->Parents) {
    SourceLocation Begin = S->getBeginLoc();
    Places.push_back({Sources.getExpansionLoc(Begin), Begin, S});
  }
  llvm::stable_sort(Places, [this](const Place &A, const Place &B) {
    if (A.Expansion != B.Expansion && isInFile(A.Expansion) &&
        isInFile(B.Expansion))
      return A.Expansion < B.Expansion;
    return A.Begin != B.Begin && isBefore(A.Begin, B.Begin);
  });
  for (const Place &P : Places)
    Walked->InOrder.push_back(P.S);
  return Walked->InOrder;
}

bool Function::isBefore(SourceLocation A, SourceLocation B) const {
  // Nearly always both are in one file, where offsets tell.
  if (isInFile(A) && isInFile(B))
    return A < B;
  return context().getSourceManager().isBeforeInTranslationUnit(A, B);
}

bool Function::hasCodeAt(SourceLocation Loc) const {
  if (facts().CodeAt.empty()) {
    for (const auto &[S, Parent] : Walked->Parents) {
      Walked->CodeAt.insert(S->getBeginLoc());
      if (const auto *E = dyn_cast<Expr>(S))
        Walked->CodeAt.insert(E->getExprLoc());
    }
    for (const VarDecl *Var : Walked->Locals)
      Walked->CodeAt.insert(Var->getLocation());
  }
  return facts().CodeAt.contains(Loc);
}

std::vector<const Expr *>
Function::select(const ast_matchers::StatementMatcher &Matcher) const {
  struct Callback : ast_matchers::MatchFinder::MatchCallback {
    void run(const ast_matchers::MatchFinder::MatchResult &) override {
      Matched = true;
    }
    bool Matched = false;
  } Matches;
  std::vector<const Expr *> Result;
  if (calls().empty())
    return Result;
  ast_matchers::MatchFinder Finder;
  Finder.addMatcher(Matcher, &Matches);
  for (const Expr *Call : calls()) {
    Matches.Matched = false;
    Finder.match(*Call, context());
    if (Matches.Matched)
      Result.push_back(Call);
  }
  return Result;
}

bool isWithin(const Function &F, const Stmt *S, const Stmt *Outer) {
  for (; S; S = F.parent(S))
    if (S == Outer)
      return true;
  return false;
}

bool names(const Stmt *S, const ValueDecl *D) {
  if (!S)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S); Ref && Ref->getDecl() == D)
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && Member->getMemberDecl() == D)
    return true;
  return any_of(S->children(),
                [&](const Stmt *Child) { return names(Child, D); });
}

} // namespace async_tidy
