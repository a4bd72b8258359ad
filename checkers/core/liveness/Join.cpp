//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/Join.h"
#include "core/model/ControlFlow.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// What holds the handle that \p Spawn returns.
enum class Handle { Dropped, Waited, Escaped };

/// std::thread(f).detach()
static bool detaches(const Stmt *S) {
  const auto *Member = dyn_cast_or_null<MemberExpr>(S);
  return Member && Member->getMemberDecl()->getIdentifier() &&
         Member->getMemberDecl()->getName() == "detach";
}

/// Whether \p Var is used for nothing but detaching, past \p Except.
static bool onlyDetached(const Function &F, const VarDecl *Var,
                         const Stmt *Except = nullptr) {
  return all_of(F.references(Var), [&](const DeclRefExpr *Ref) {
    return Ref == Except || detaches(F.user(Ref));
  });
}

static Handle handleOf(const Function &F, const Expr *Spawn) {
  TranslationUnit &TU = F.unit();
  // threads.emplace_back(work): the container has the handle.
  if (roleOf(TU, Spawn, FunctionRole::Emplaces))
    return Handle::Escaped;
  const Stmt *User = F.user(Spawn);
  while (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(User)) {
    if (Cast->getType()->isVoidType())
      break;
    User = F.user(Cast);
  }
  if (detaches(User))
    return Handle::Dropped;
  const VarDecl *Holder = nullptr;
  if (const auto *Declares = dyn_cast_or_null<DeclStmt>(User);
      Declares && Declares->isSingleDecl())
    Holder = dyn_cast<VarDecl>(Declares->getSingleDecl());
  bool Detached = Holder && onlyDetached(F, Holder);
  // std::async's future waits in its destructor ([futures.async]/5).
  if (joinsWhenDropped(TU, Spawn->getType()))
    return Detached && !F.references(Holder).empty() ? Handle::Dropped
                                                     : Handle::Waited;
  if (Holder)
    return Detached ? Handle::Dropped : Handle::Escaped;
  // pthread_create(&id, nullptr, run, &job): the handle goes out that way.
  SmallVector<const Expr *> Arguments = argumentsOf(Spawn);
  for (const Expr *E : beforeCallable(Arguments)) {
    const auto *Address = dyn_cast<UnaryOperator>(E->IgnoreParenImpCasts());
    if (!Address || Address->getOpcode() != UO_AddrOf)
      continue;
    const Expr *Of = Address->getSubExpr()->IgnoreParens();
    const auto *Ref = dyn_cast<DeclRefExpr>(Of);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Var->hasLocalStorage() || !onlyDetached(F, Var, Ref))
      return Handle::Escaped;
  }
  if (!User || isa<CompoundStmt, IfStmt, ForStmt, CXXForRangeStmt, WhileStmt,
                   DoStmt, SwitchCase, LabelStmt, ExplicitCastExpr>(User))
    return Handle::Dropped;
  return Handle::Escaped;
}

static bool leavesLoop(const Stmt *S) {
  if (!S)
    return false;
  if (isa<BreakStmt, ReturnStmt, CoreturnStmt, GotoStmt, CXXThrowExpr>(S))
    return true;
  return !isa<LambdaExpr>(S) && any_of(S->children(), leavesLoop);
}

/// `for (;;) serve();`: what stands around it lives for as long as the thread.
static bool loopsForever(const Stmt *S) {
  const Stmt *Body = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(S))
    Body = For->getBody();
  else if (const auto *While = dyn_cast<WhileStmt>(S))
    Body = While->getBody();
  if (!Body || leavesLoop(Body))
    return false;
  const Expr *Condition = loopCondition(S);
  if (!Condition)
    return true;
  const Expr *Value = Condition->IgnoreParenImpCasts();
  if (const auto *Truth = dyn_cast<CXXBoolLiteralExpr>(Value))
    return Truth->getValue();
  const auto *Number = dyn_cast<IntegerLiteral>(Value);
  return Number && Number->getValue() != 0;
}

static bool declares(const Stmt *S, const VarDecl *Var) {
  const auto *Declares = dyn_cast<DeclStmt>(S);
  return Declares && is_contained(Declares->decls(), Var);
}

const Stmt *endlessLoopAfter(const Function &F, const Expr *Spawn,
                             const VarDecl *Var) {
  const Stmt *From = Spawn;
  for (const Stmt *S = F.parent(Spawn); S; From = S, S = F.parent(S)) {
    const auto *Block = dyn_cast<CompoundStmt>(S);
    if (!Block)
      continue;
    auto Here = std::find(Block->body_begin(), Block->body_end(), From);
    auto Loop = std::find_if(std::next(Here), Block->body_end(), loopsForever);
    if (Loop != Block->body_end())
      return *Loop;
    if (any_of(Block->body(),
               [&](const Stmt *Child) { return declares(Child, Var); }))
      return nullptr;
  }
  return nullptr;
}

/// A class made for several threads, which has something that synchronises.
static bool synchronises(TranslationUnit &TU, QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->hasDefinition() && !R->isInStdNamespace() &&
         any_of(R->fields(), [&](const FieldDecl *Field) {
           return roleOf(TU, Field->getType(), TypeRole::Sync).has_value();
         });
}

const Stmt *scopeOf(const Function &F, const VarDecl *Var) {
  for (const DeclStmt *Declares : F.own<DeclStmt>())
    if (is_contained(Declares->decls(), Var))
      for (const Stmt *S = F.parent(Declares); S; S = F.parent(S))
        if (isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, SwitchStmt,
                CXXForRangeStmt>(S))
          return S;
  for (const CXXForRangeStmt *Loop : F.own<CXXForRangeStmt>())
    if (Loop->getLoopVariable() == Var)
      return Loop;
  return nullptr;
}

/// scheduler.spawn(serve(server, connection));  co_await server.closed;
///                       ^~~~~~                          ^~~~~~
/// Whether \p Await names something that \p F does not own and gave the work.
static bool awaitsShared(const Function &F, const Expr *Spawn,
                         const Expr *Await) {
  SmallVector<const Expr *> Arguments = argumentsOf(Spawn);
  return any_of(F.decl()->parameters(), [&](const ParmVarDecl *Parameter) {
    return Parameter->getType()->isReferenceType() && names(Await, Parameter) &&
           any_of(Arguments,
                  [&](const Expr *E) { return names(E, Parameter); });
  });
}

bool mayWaitAfter(const Function &F, const Expr *Spawn, const Stmt *Within) {
  TranslationUnit &TU = F.unit();
  auto After = [&](const Stmt *S, SourceLocation Loc) {
    if (Within && !isWithin(F, S, Within))
      return false;
    if (F.isBefore(Spawn->getBeginLoc(), Loc))
      return true;
    // It comes round again before the end of what is looked at.
    for (const Stmt *Loop = F.parent(Spawn); Within && Loop && Loop != Within;
         Loop = F.parent(Loop))
      if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Loop) &&
          isWithin(F, S, Loop))
        return true;
    return false;
  };
  if (any_of(F.calls(), [&](const Expr *Call) {
        return After(Call, Call->getExprLoc()) && mayWait(TU, Call);
      }))
    return true;
  // co_await done;  where the work was given `done` too
  std::vector<Given> Things = givenTo(F, Spawn);
  if (any_of(F.awaits(), [&](const Expr *Await) {
        return After(Await, Await->getBeginLoc()) &&
               (awaitsShared(F, Spawn, Await) ||
                any_of(Things, [&](const Given &Thing) {
                  return Thing.Var && names(Await, Thing.Var);
                }));
      }))
    return true;
  // It asks again and again what the work has done.
  for (const Stmt *Loop : F.own<Stmt>())
    // while (!done) ;    do { ... } while (left.load() > 0);
    if (const Expr *Condition = loopCondition(Loop);
        Condition && After(Loop, Loop->getBeginLoc()) &&
        any_of(Things, [&](const Given &Thing) {
          // for (size_t i = 0; i < names.size(); ++i)  asks nobody.
          return Thing.Var && names(Condition, Thing.Var) &&
                 (!isa<ForStmt>(Loop) ||
                  roleOf(TU, Thing.Var->getType(), TypeRole::Sync));
        }))
      return true;
  // latch.await(executor);   whose other end the work has
  return any_of(F.calls(), [&](const Expr *Call) {
    const Expr *Object = objectOf(Call);
    const auto *Ref =
        Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
    return Ref && After(Call, Call->getExprLoc()) &&
           synchronises(TU, Ref->getType()) &&
           any_of(Things, [&](const Given &Thing) {
             return Thing.Var == Ref->getDecl();
           });
  });
}

std::optional<NotJoined> whyNotJoined(const Function &F, const Expr *Spawn,
                                      const ExecutorFact &Executor) {
  if (handleOf(F, Spawn) != Handle::Dropped || mayWaitAfter(F, Spawn, nullptr))
    return std::nullopt;
  if (Executor.Local && joinsWhenDropped(F.unit(), Executor.Local->getType()))
    return NotJoined{Executor.Local};
  return NotJoined{};
}

std::optional<NotJoined> whyOutlives(const Function &F, const Expr *Spawn,
                                     const ExecutorFact &Executor,
                                     const VarDecl *Var) {
  std::optional<NotJoined> Alone = whyNotJoined(F, Spawn, Executor);
  if (!Alone || endlessLoopAfter(F, Spawn, Var))
    return std::nullopt;
  if (const VarDecl *Pool = Alone->WaitsInDestructor) {
    // Locals are destroyed in reverse order ([stmt.jump]/2). The executor
    // itself is there for as long as it waits.
    if (Var == Pool || F.isBefore(Var->getLocation(), Pool->getLocation()))
      return std::nullopt;
    if (joinsWhenDropped(F.unit(), Pool->getType())->Certain)
      return std::nullopt;
  }
  return Alone;
}

} // namespace async_tidy
