//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Use.h"
#include "core/awaits/Holding.h"
#include "core/awaits/ParameterUse.h"
#include "core/base/Compat.h"
#include "core/model/ControlFlow.h"
#include "core/model/Names.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// std::move(t), std::get<0>(t): the same object, or a part of it.
static bool passesThrough(const CallExpr *Call) {
  return Call->getNumArgs() == 1 &&
         StringSwitch<bool>(standardName(Call->getDirectCallee()))
             .Cases({"move", "forward", "move_if_noexcept", "as_const", "get"},
                    true)
             .Default(false);
}

/// std::make_unique<task<int>>(fetch()): what is made holds the arguments.
static bool wrapsArguments(const CallExpr *Call) {
  return StringSwitch<bool>(standardName(Call->getDirectCallee()))
      .Cases({"make_unique", "make_shared", "make_optional", "make_tuple",
              "make_pair"},
             true)
      .Default(false);
}

static const VarDecl *localNamed(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() ? Var : nullptr;
}

namespace {

class UseReader {
public:
  UseReader(const Function &F, const DeclRefExpr *Ref)
      : F(F), TU(F.unit()), Ref(Ref) {}

  Use read() { return use(Ref); }

private:
  Use is(UseKind Kind, const Expr *By = nullptr) const {
    Use Result{Kind, Ref, Member};
    Result.By = By;
    Result.Moved = Moved;
    return Result;
  }

  Use isAwaitedOrReturned() const {
    Use Result = is(UseKind::Consume);
    Result.AwaitedOrReturned = true;
    return Result;
  }

  /// The use of \p E, which is what Ref names, an element or a member of it.
  Use use(const Expr *E) {
    const Stmt *P = F.user(E);
    if (!P)
      return is(UseKind::Consume);
    // t;   t, next();
    if (!isa<Expr>(P))
      return statement(P, E);
    if (const auto *Comma = dyn_cast<BinaryOperator>(P);
        Comma && Comma->getOpcode() == BO_Comma)
      return isIn(E, Comma->getLHS()) ? is(UseKind::Look) : use(Comma);
    if (isa<CXXStaticCastExpr, CXXFunctionalCastExpr>(P) &&
        F.context().hasSameUnqualifiedType(
            cast<Expr>(P)->getType().getNonReferenceType(), E->getType())) {
      Moved |= cast<Expr>(P)->isXValue();
      return use(cast<Expr>(P));
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(P))
      return isIn(E, Choice->getCond()) ? is(UseKind::Look) : use(Choice);
    if (const auto *Operator = dyn_cast<UnaryOperator>(P)) {
      if (Operator->getOpcode() == UO_AddrOf)
        return is(UseKind::Escape);
      return Operator->getOpcode() == UO_Deref && E->getType()->isArrayType()
                 ? use(Operator)
                 : is(UseKind::Consume);
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(P))
      return isIn(E, Element->getBase()) ? use(Element) : is(UseKind::Consume);
    if (const auto *Access = dyn_cast<MemberExpr>(P))
      return access(Access, E);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(P))
      return captured(Lambda, E);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(P))
      return operatorCall(Operator, E);
    if (const auto *Call = dyn_cast<CallExpr>(P)) {
      if (passesThrough(Call) || wrapsArguments(Call)) {
        Moved |= Call->isXValue();
        return use(Call);
      }
      return argument(Call, E);
    }
    if (isa<CoawaitExpr, DependentCoawaitExpr>(P))
      return isAwaitedOrReturned();
    if (const auto *List = dyn_cast<InitListExpr>(P))
      return use(List);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(P)) {
      if (Construct->getConstructor()->isCopyOrMoveConstructor() ||
          whatHolds(TU, Construct->getType()))
        return use(Construct);
      return argument(Construct, E);
    }
    return is(UseKind::Consume);
  }

  /// True when \p E stands in \p Part, one of the operands of its user.
  bool isIn(const Expr *E, const Expr *Part) const {
    for (const Stmt *S = E; S; S = F.parent(S)) {
      if (S == Part)
        return true;
      if (S != E && !isa<ImplicitCastExpr, ParenExpr, FullExpr,
                         MaterializeTemporaryExpr, CXXBindTemporaryExpr>(S))
        return false;
    }
    return false;
  }

  Use statement(const Stmt *P, const Expr *E) {
    if (const auto *Declares = dyn_cast<DeclStmt>(P)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->getInit() && isIn(E, Var->getInit()))
          return bound(Var, E);
      return is(UseKind::Consume);
    }
    if (const auto *Range = dyn_cast<CXXForRangeStmt>(P)) {
      if (isIn(E, Range->getRangeInit()))
        return through(Range->getLoopVariable());
      return is(UseKind::Look);
    }
    return isa<ReturnStmt, CoreturnStmt>(P) ? isAwaitedOrReturned()
                                            : is(UseKind::Look);
  }

  /// auto u = std::move(t);   auto &r = t;   auto &[a, b] = both;
  Use bound(const VarDecl *Var, const Expr *E) {
    if (isa<DecompositionDecl>(Var))
      return is(Var->getType()->isReferenceType() ? UseKind::Escape
                                                  : UseKind::Consume);
    if (Var->getType()->isReferenceType() && E->isGLValue())
      return through(Var);
    if (!Var->hasLocalStorage())
      return is(UseKind::Consume);
    Use Result = is(UseKind::MoveInto);
    Result.Into = Var;
    return Result;
  }

  /// What is done to \p Alias is done to the object that it refers to.
  Use through(const VarDecl *Alias) {
    if (isa<DecompositionDecl>(Alias))
      return is(UseKind::Consume);
    bool Consumes = false;
    for (const DeclRefExpr *Mention : F.references(Alias)) {
      UseKind Kind = useOf(F, Mention).Kind;
      if (Kind == UseKind::Consume || Kind == UseKind::MoveInto ||
          Kind == UseKind::Ignored)
        Consumes = true;
      else if (Kind != UseKind::Look)
        return is(UseKind::Escape);
    }
    // Where the alias is used, not where it is made: we do not follow when.
    if (Consumes && !F.enclosing<CXXForRangeStmt>(Ref))
      return is(UseKind::Escape);
    return is(Consumes ? UseKind::Consume : UseKind::Look);
  }

  /// [&t] {}   [u = std::move(t)] {}
  Use captured(const LambdaExpr *Lambda, const Expr *E) {
    auto Init = Lambda->capture_init_begin();
    for (const LambdaCapture &Capture : Lambda->captures())
      if (const Expr *From = *Init++; From && isIn(E, From))
        return is(Capture.getCaptureKind() == LCK_ByRef ? UseKind::Escape
                                                        : UseKind::Consume);
    return is(UseKind::Consume);
  }

  /// both.first   t.done()
  Use access(const MemberExpr *Access, const Expr *E) {
    if (const auto *Field = dyn_cast<FieldDecl>(Access->getMemberDecl())) {
      // std::pair has its elements as members.
      if (Field->getParent()->isInStdNamespace() && whatHolds(TU, E->getType()))
        return use(Access);
      if (Member || E != Ref || Access->isArrow())
        return is(UseKind::Consume);
      Member = Field;
      return use(Access);
    }
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(F.user(Access));
    const auto *Method = dyn_cast<CXXMethodDecl>(Access->getMemberDecl());
    if (!Call || !Method)
      return is(UseKind::Consume);
    std::optional<Holds> Held = whatHolds(TU, E->getType());
    if (Held && Held->How != Holding::Itself)
      return standardMember(Call, Method);
    if (!asksSomething(Call, Method))
      return is(UseKind::Consume, Call);
    // while (!t.done()) loop.step();   waits for a task that runs.
    return is(Held && TU.task(Held->Task).Start == TaskStart::Eager &&
                      isLoopCondition(F, Call)
                  ? UseKind::Consume
                  : UseKind::Look);
  }

  /// `t.done()`, `if (t)`: a const member without arguments that answers a bool
  /// tells something about the task and starts nothing. Others need a model.
  /// `t.await_ready()` by hand is a way to poll.
  bool asksSomething(const CXXMemberCallExpr *Call,
                     const CXXMethodDecl *Method) {
    return (Method->isConst() && Method->getNumParams() == 0 &&
            Method->getReturnType()->isBooleanType() &&
            !(Method->getIdentifier() && Method->getName() == "await_ready")) ||
           roleOf(TU, Call, FunctionRole::Looks);
  }

  /// A member of a wrapper or container of the standard library.
  Use standardMember(const CXXMemberCallExpr *Call,
                     const CXXMethodDecl *Method) {
    StringRef Name = Method->getIdentifier() ? Method->getName() : "";
    switch (StringSwitch<UseKind>(Name)
                .Cases({"push_back", "emplace_back", "push_front",
                        "emplace_front", "push", "emplace", "insert",
                        "insert_or_assign", "try_emplace"},
                       UseKind::Fill)
                .Cases({"reserve", "resize", "shrink_to_fit"}, UseKind::Look)
                .Case("clear", UseKind::Clear)
                .Case("reset", Call->getNumArgs() == 0 ? UseKind::Clear
                                                       : UseKind::Consume)
                .Default(UseKind::Consume)) {
    case UseKind::Fill:
      // co_await v.emplace_back(fetch(1));
      return isa_and_nonnull<Expr>(F.user(Call)) ? is(UseKind::Consume)
                                                 : is(UseKind::Fill, Call);
    case UseKind::Clear:
      return is(UseKind::Clear, Call);
    case UseKind::Look:
      return is(UseKind::Look);
    default:
      break;
    }
    QualType Returns = Call->getType();
    if (Method->getNumParams() == 0 && Returns->isIntegralOrEnumerationType())
      return is(UseKind::Look); // v.size(), v.empty(), o.has_value()
    // v.front(), v.at(1), o.value()
    return Call->isGLValue() && whatHolds(TU, Returns) ? use(Call)
                                                       : is(UseKind::Consume);
  }

  Use operatorCall(const CXXOperatorCallExpr *Call, const Expr *E) {
    bool First = isIn(E, Call->getArg(0));
    switch (Call->getOperator()) {
    case OO_Equal:
      if (First)
        return is(UseKind::Overwrite, Call);
      if (const VarDecl *Target = localNamed(Call->getArg(0))) {
        Use Result = is(UseKind::MoveInto, Call);
        Result.Into = Target;
        return Result;
      }
      return is(UseKind::Consume);
    case OO_Exclaim:
    case OO_EqualEqual:
    case OO_ExclaimEqual:
      return is(Call->getType()->isBooleanType() ? UseKind::Look
                                                 : UseKind::Consume);
    case OO_Star:
    case OO_Arrow:
    case OO_Subscript:
      if (std::optional<Holds> Held = whatHolds(TU, E->getType());
          First && Held && Held->How != Holding::Itself)
        return Call->getOperator() == OO_Arrow ? arrow(Call) : use(Call);
      return is(UseKind::Consume);
    default:
      return argument(Call, E);
    }
  }

  /// maybe->done(): the operator gives a pointer, which the member follows.
  Use arrow(const CXXOperatorCallExpr *Call) {
    const auto *Access = dyn_cast_or_null<MemberExpr>(F.user(Call));
    const auto *Asked =
        Access ? dyn_cast_or_null<CXXMemberCallExpr>(F.user(Access)) : nullptr;
    const auto *Method =
        Access ? dyn_cast<CXXMethodDecl>(Access->getMemberDecl()) : nullptr;
    return Asked && Method && asksSomething(Asked, Method)
               ? is(UseKind::Look)
               : is(UseKind::Consume);
  }

  /// An argument of a call or construction that is not part of the task.
  Use argument(const Expr *Call, const Expr *E) {
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    const auto *Found = find_if(
        Arguments, [&](const Expr *Argument) { return isIn(E, Argument); });
    const FunctionDecl *Callee = calleeOf(Call);
    unsigned Index = Found - Arguments.begin();
    if (Found == Arguments.end() || !Callee || Index >= Callee->getNumParams())
      return is(UseKind::Consume);
    // jobs.push_back(std::move(t));
    if (const Expr *Object = objectOf(Call); Object &&
                                             whatHolds(TU, Object->getType()) &&
                                             !standardName(Callee).empty())
      if (const VarDecl *Container = localNamed(Object)) {
        Use Result = is(UseKind::MoveInto, Call);
        Result.Into = Container;
        return Result;
      }
    if (roleOf(TU, Call, FunctionRole::Looks))
      return is(UseKind::Look);
    QualType T = Callee->getParamDecl(Index)->getType();
    bool Borrows = T->isLValueReferenceType();
    if (const ParmVarDecl *Parm = ignoredParameter(TU, Callee, Index)) {
      if (Borrows)
        return is(UseKind::Look);
      Use Result = is(UseKind::Ignored, Call);
      Result.IgnoredBy = Parm;
      return Result;
    }
    if (StringRef Name = standardName(Callee); Name == "ref" || Name == "cref")
      return is(UseKind::Escape);
    return is(Borrows && !T->getPointeeType().isConstQualified()
                  ? UseKind::Escape
                  : UseKind::Consume,
              Call);
  }

  const Function &F;
  TranslationUnit &TU;
  const DeclRefExpr *Ref;
  const FieldDecl *Member = nullptr;
  bool Moved = false;
};

} // namespace

Use useOf(const Function &F, const DeclRefExpr *Ref) {
  return UseReader(F, Ref).read();
}

Source sourceOf(TranslationUnit &TU, const Expr *Value) {
  if (!Value)
    return {};
  const Expr *E = Value->IgnoreImplicit();
  auto FirstOf = [&](auto Parts) -> Source {
    for (const Expr *Part : Parts)
      if (Source Found = sourceOf(TU, Part))
        return Found;
    return {};
  };
  if (const auto *Paren = dyn_cast<ParenExpr>(E))
    return sourceOf(TU, Paren->getSubExpr());
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return sourceOf(TU, Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return FirstOf(List->inits());
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return sourceOf(TU, List->getSubExpr());
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    Source First = sourceOf(TU, Choice->getTrueExpr());
    return First ? First : sourceOf(TU, Choice->getFalseExpr());
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    std::optional<Holds> Held = whatHolds(TU, Construct->getType());
    bool Moves = Construct->getNumArgs() == 1 &&
                 Construct->getConstructor()->isCopyOrMoveConstructor();
    return Moves || (Held && Held->How != Holding::Itself)
               ? FirstOf(Construct->arguments())
               : Source();
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (passesThrough(Call)) {
      const auto *Ref =
          dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
      return {nullptr, Ref};
    }
    if (wrapsArguments(Call))
      return FirstOf(Call->arguments());
    if (!standardName(Call->getDirectCallee()).empty())
      return {};
  } else if (!isa<CoawaitExpr>(E)) {
    return {};
  }
  bool Holds =
      whatHolds(TU, E->getType()) || !membersThatHold(TU, E->getType()).empty();
  return E->isPRValue() && Holds ? Source{E, nullptr} : Source{};
}

} // namespace async_tidy
