//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/Blocking.h"
#include "core/base/Compat.h"
#include "core/effects/Context.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Zero, or a struct around zero such as a std::chrono::duration.
static bool isZero(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt().isZero();
  case APValue::Float:
    return Value.getFloat().isZero();
  case APValue::Struct:
    return Value.getStructNumBases() == 0 && Value.getStructNumFields() == 1 &&
           isZero(Value.getStructField(0));
  default:
    return false;
  }
}

static bool isConstantZero(const Expr *E, const ASTContext &Context) {
  E = E->IgnoreImplicit();
  Expr::EvalResult Value;
  return !E->isValueDependent() && E->EvaluateAsRValue(Value, Context) &&
         isZero(Value.Val);
}

static bool hasFlag(const Expr *E, unsigned Bits, const ASTContext &Context) {
  Expr::EvalResult Value;
  return !E->isValueDependent() && E->EvaluateAsInt(Value, Context) &&
         (Value.Val.getInt().getZExtValue() & Bits) != 0;
}

/// The variable or field that \p E names, through `*p`, `p->` and parentheses.
static const ValueDecl *objectNamed(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Deref = dyn_cast<UnaryOperator>(E))
    E = Deref->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E))
    if (Arrow->getNumArgs() > 0)
      E = Arrow->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  return nullptr;
}

/// `if (f.wait_for(0s) == ready) f.get();`,
/// `while (!f.is_ready()) co_await yield(); f.get();`
///
/// A condition earlier in the function that asks the same object something,
/// or an await of it: the author looked before waiting.
static bool testedBefore(const Function &F, const Expr *Call) {
  const Expr *Object = objectOf(Call);
  const ValueDecl *Named = Object ? objectNamed(Object) : nullptr;
  if (!Named)
    return false;
  for (const Stmt *S = F.parent(Call), *From = Call; S;
       From = S, S = F.parent(S)) {
    const Expr *Condition = nullptr;
    if (const auto *If = dyn_cast<IfStmt>(S))
      Condition = If->getCond();
    else if (const auto *While = dyn_cast<WhileStmt>(S))
      Condition = While->getCond();
    else if (const auto *Choice = dyn_cast<ConditionalOperator>(S))
      Condition = Choice->getCond();
    if (Condition && Condition != From && names(Condition, Named))
      return true;
    const auto *Block = dyn_cast<CompoundStmt>(S);
    if (!Block)
      continue;
    for (const Stmt *Earlier : Block->body()) {
      if (Earlier == From)
        break;
      const Expr *Asked = nullptr;
      if (const auto *If = dyn_cast<IfStmt>(Earlier))
        Asked = If->getCond();
      else if (const auto *While = dyn_cast<WhileStmt>(Earlier))
        Asked = While->getCond();
      else if (const auto *Do = dyn_cast<DoStmt>(Earlier))
        Asked = Do->getCond();
      if (Asked && names(Asked, Named))
        return true;
      const Expr *Awaited = dyn_cast<Expr>(Earlier);
      if (const auto *Declares = dyn_cast<DeclStmt>(Earlier);
          Declares && Declares->isSingleDecl())
        if (const auto *Var = dyn_cast<VarDecl>(Declares->getSingleDecl()))
          Awaited = Var->getInit();
      if (Awaited && isa<CoawaitExpr>(Awaited->IgnoreImplicit()) &&
          names(Awaited, Named))
        return true;
    }
  }
  return false;
}

std::optional<Blocking> whyBlocks(const Function &F, const Expr *Call) {
  TranslationUnit &TU = F.unit();
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || hasNonBlockingEffect(Callee) ||
      roleOf(TU, Call, FunctionRole::NonBlocking))
    return std::nullopt;
  std::optional<FunctionFact> Fact = roleOf(TU, Call, FunctionRole::Blocking);
  if (!Fact) {
    if (!hasBlockingEffect(Callee))
      return std::nullopt;
    return Blocking{functionName(TU, Callee), BlockingKind::Wait,
                    "is declared '[[clang::blocking]]'"};
  }
  if (!Fact->Model)
    return Blocking{Fact->Name, BlockingKind::Wait,
                    "is annotated 'async::blocking'"};

  const FunctionModel &Model = *Fact->Model;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  if (isa<CXXConstructExpr>(Call) && Arguments.empty())
    return std::nullopt; // a stream or thread that is not opened
  if (Model.UnlessZero && *Model.UnlessZero < Arguments.size() &&
      isConstantZero(Arguments[*Model.UnlessZero], F.context()))
    return std::nullopt;
  if (Model.FlagArgument && *Model.FlagArgument < Arguments.size() &&
      hasFlag(Arguments[*Model.FlagArgument], Model.FlagBits, F.context()))
    return std::nullopt;
  if (Model.UnlessReady && testedBefore(F, Call))
    return std::nullopt;
  // The wrapper that offers the alternative may fall back to the original.
  StringRef Own = TU.qualifiedName(F.decl());
  if (any_of(TU.models().replacements(Fact->Name),
             [&](const Replacement *R) { return R->Use == Own; }))
    return std::nullopt;
  return Blocking{Fact->Name, Model.Kind, Model.Why};
}

SmallVector<DirectEffect, 1> directEffects(const Function &F,
                                           const Expr *Call) {
  SmallVector<DirectEffect, 1> Result;
  if (std::optional<Blocking> Why = whyBlocks(F, Call))
    Result.push_back({effectOf(Why->Kind), Why->Name, Why->Why});
  if (std::optional<FunctionFact> Waits =
          roleOf(F.unit(), Call, FunctionRole::BlockOn))
    Result.push_back({Effect::BlockOn, Waits->Name,
                      Waits->Model && !Waits->Model->Why.empty()
                          ? Waits->Model->Why
                          : "waits for a task by blocking the thread"});
  return Result;
}

std::optional<std::string> whyMustNotBlock(const Function &F, const Stmt *At) {
  if (!F.coroutine() || F.yields() || whyMayBlock(F, At))
    return std::nullopt;
  // The wrapper that takes work to where blocking is fine.
  for (FunctionRole Role :
       {FunctionRole::Offload, FunctionRole::BlockingContext})
    if (roleOf(F.unit(), F.decl(), Role))
      return std::nullopt;
  const Task &T = F.unit().task(F.decl()->getReturnType());
  switch (T.Kind) {
  case TaskKind::Task:
    return "it can be awaited";
  case TaskKind::Detached:
    // A coroutine type that is neither awaited nor awaits computes a value
    // where it stands (an optional, an expected).
    return F.awaits().empty() ? std::nullopt
                              : std::optional<std::string>("it awaits");
  case TaskKind::None:
  case TaskKind::Generator:
  case TaskKind::Awaiter:
  case TaskKind::Awaitable:
  case TaskKind::Sender:
    return F.decl()->isDependentContext()
               ? std::optional<std::string>("it is a coroutine template")
               : std::nullopt;
  }
  llvm_unreachable("unknown kind");
}

} // namespace async_tidy
