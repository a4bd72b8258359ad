//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A forward analysis over the graph of one function. Where paths meet, only
/// what all of them know remains.

#include "core/liveness/HandleStates.h"
#include "core/base/Compat.h"
#include "core/model/ControlFlow.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include <map>
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool isCoroutineHandle(QualType T) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         R->getName() == "coroutine_handle";
}

static StringRef standardName(const FunctionDecl *F) {
  return F && F->isInStdNamespace() && F->getIdentifier() ? F->getName() : "";
}

/// The handle that \p E names or copies: a local, or a member of `this`.
static const ValueDecl *handleNamed(const Expr *E) {
  E = E->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
  if (!isCoroutineHandle(E->getType()))
    return nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType()
               ? Var
               : nullptr;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())
               ? dyn_cast<FieldDecl>(Member->getMemberDecl())
               : nullptr;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return Construct->getNumArgs() == 1 &&
                   Construct->getConstructor()->isCopyOrMoveConstructor()
               ? handleNamed(Construct->getArg(0))
               : nullptr;
  // std::move(h), and the conversion to coroutine_handle<>
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (isa_and_nonnull<CXXConversionDecl>(Callee))
      return handleNamed(
          cast<CXXMemberCallExpr>(Call)->getImplicitObjectArgument());
    return standardName(Callee) == "move" ? handleNamed(Call->getArg(0))
                                          : nullptr;
  }
  return nullptr;
}

/// `nullptr`, `{}`, `std::coroutine_handle<>()`
static bool isNull(const Expr *E) {
  E = E->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
  if (E->getType()->isNullPtrType())
    return true;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return isNull(Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return isCoroutineHandle(E->getType()) && List->getNumInits() == 0;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return isCoroutineHandle(E->getType()) &&
           (Construct->getNumArgs() == 0 ||
            (Construct->getNumArgs() == 1 && isNull(Construct->getArg(0))));
  return isa<CXXScalarValueInitExpr>(E) && isCoroutineHandle(E->getType());
}

namespace {

struct Fact {
  HandleState State;
  SourceRange Since;
  bool ByTest = false;
};
using Facts = std::map<const ValueDecl *, Fact>;

/// What a condition asks of a handle.
struct Test {
  const ValueDecl *Handle = nullptr;
  HandleState State = HandleState::Null;
  bool WhenTrue = true; ///< The handle has the state when it is true.
};

class HandleFlow {
public:
  HandleFlow(const Function &F, const CFG &Graph) : F(F), Graph(Graph) {
    for (const auto *Ref : F.own<DeclRefExpr>())
      if (isCoroutineHandle(Ref->getType()) && escapes(Ref))
        Escaped.insert(Ref->getDecl());
    for (const auto *Member : F.own<MemberExpr>())
      if (isCoroutineHandle(Member->getType()) && escapes(Member))
        Escaped.insert(Member->getMemberDecl());
  }

  std::vector<MisusedHandle> run() {
    std::set<unsigned, std::greater<>> Work;
    Enter(&Graph.getEntry(), {}, Work);
    while (!Work.empty()) {
      const CFGBlock *Block = Blocks[*Work.begin()];
      Work.erase(Work.begin());
      Facts Now = *Entry[Block->getBlockID()];
      transfer(*Block, Now, nullptr);
      unsigned Index = 0;
      for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
        unsigned Successor = Index++;
        Facts After = Now;
        if (const CFGBlock *To = Next.getReachableBlock();
            To && along(*Block, Successor, After))
          Enter(To, std::move(After), Work);
      }
    }
    std::vector<MisusedHandle> Found;
    for (const auto &[Id, In] : Entry) {
      Facts Now = *In;
      transfer(*Blocks[Id], Now, &Found);
    }
    llvm::sort(Found, [&](const MisusedHandle &A, const MisusedHandle &B) {
      return F.isBefore(A.Call->getExprLoc(), B.Call->getExprLoc());
    });
    // What follows from the first is no other mistake.
    DenseSet<std::pair<const ValueDecl *, SourceLocation>> Reported;
    std::erase_if(Found, [&](const MisusedHandle &Misuse) {
      return !Reported.insert({Misuse.Handle, Misuse.Since.getBegin()}).second;
    });
    return Found;
  }

private:
  void Enter(const CFGBlock *Block, Facts Now,
             std::set<unsigned, std::greater<>> &Work) {
    unsigned Id = Block->getBlockID();
    Blocks[Id] = Block;
    std::optional<Facts> &In = Entry[Id];
    if (!In) {
      In = std::move(Now);
      Work.insert(Id);
      return;
    }
    size_t Before = In->size();
    std::erase_if(*In, [&](const auto &Known) {
      auto Other = Now.find(Known.first);
      return Other == Now.end() || Other->second.State != Known.second.State;
    });
    if (In->size() != Before)
      Work.insert(Id);
  }

  /// Whether \p E, a handle, is bound to something that may change it.
  bool escapes(const Expr *E) const {
    const Stmt *P = F.parent(E);
    while (P && (isa<ParenExpr>(P) ||
                 (isa<ImplicitCastExpr>(P) &&
                  cast<ImplicitCastExpr>(P)->getCastKind() == CK_NoOp)))
      P = F.parent(P);
    if (!P || isa<MemberExpr, CXXOperatorCallExpr, CompoundStmt>(P) ||
        isa<ImplicitCastExpr>(P))
      return false;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(P))
      return !isCoroutineHandle(Construct->getType()) &&
             bindsMutable(
                 Construct->getConstructor(),
                 ArrayRef(Construct->getArgs(), Construct->getNumArgs()), E);
    if (const auto *Call = dyn_cast<CallExpr>(P)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (StringSwitch<bool>(standardName(Callee))
              .Cases({"exchange", "swap", "move", "as_const"}, true)
              .Default(false))
        return false;
      return !Callee ||
             bindsMutable(Callee, ArrayRef(Call->getArgs(), Call->getNumArgs()),
                          E);
    }
    return true;
  }

  static bool bindsMutable(const FunctionDecl *Callee,
                           ArrayRef<const Expr *> Arguments, const Expr *E) {
    for (unsigned I = 0; I < Arguments.size(); ++I)
      if (Arguments[I]->IgnoreParenImpCasts() == E) {
        if (I >= Callee->getNumParams())
          return true;
        QualType T = Callee->getParamDecl(I)->getType();
        return T->isReferenceType() && !T->getPointeeType().isConstQualified();
      }
    return true;
  }

  const ValueDecl *tracked(const Expr *E) const {
    const ValueDecl *Handle = handleNamed(E);
    return Handle && !Escaped.contains(Handle) ? Handle : nullptr;
  }

  void put(Facts &Now, const ValueDecl *Handle, const Expr *Value,
           SourceRange Where) const {
    if (!Value || isNull(Value)) {
      Now[Handle] = {HandleState::Null, Where};
      return;
    }
    const ValueDecl *From = tracked(Value);
    auto Known = From ? Now.find(From) : Now.end();
    if (Known == Now.end())
      Now.erase(Handle);
    else
      Now[Handle] = Fact(Known->second);
  }

  /// Members may be changed by whatever is called.
  static void forgetMembers(Facts &Now) {
    std::erase_if(
        Now, [](const auto &Known) { return isa<FieldDecl>(Known.first); });
  }

  static StringRef action(const Expr *Call) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      return Operator->getOperator() == OO_Call ? "resumed" : "";
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(cast<CallExpr>(Call)->getCalleeDecl());
    if (!Method || !Method->getIdentifier())
      return "";
    return StringSwitch<StringRef>(Method->getName())
        .Case("resume", "resumed")
        .Case("destroy", "destroyed")
        .Case("promise", "asked for its promise")
        .Case("done", "asked whether it is done")
        .Default("");
  }

  void use(const CallExpr *Call, const ValueDecl *Handle, StringRef Action,
           Facts &Now, std::vector<MisusedHandle> *Out) const {
    auto Known = Now.find(Handle);
    bool Resumes = Action == "resumed", Destroys = Action == "destroyed";
    if (Known != Now.end() &&
        (Known->second.State != HandleState::Done || Resumes)) {
      if (Out)
        Out->push_back({Call, Action, Handle, Known->second.State,
                        Known->second.Since, Known->second.ByTest});
      return;
    }
    if (Resumes) {
      Now.erase(Handle);
      forgetMembers(Now);
    } else if (Destroys) {
      Now[Handle] = {HandleState::Destroyed, Call->getSourceRange()};
    }
  }

  void transfer(const CFGBlock &Block, Facts &Now,
                std::vector<MisusedHandle> *Out) const {
    for (const CFGElement &Element : Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
        evaluate(S->getStmt(), Now, Out);
  }

  void evaluate(const Stmt *S, Facts &Now,
                std::vector<MisusedHandle> *Out) const {
    if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->hasLocalStorage() && !Escaped.contains(Var) &&
            isCoroutineHandle(Var->getType()))
          put(Now, Var, Var->getInit(), Var->getLocation());
    } else if (isa<CoroutineSuspendExpr, CXXDeleteExpr>(S)) {
      forgetMembers(Now);
    } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
      called(Call, Now, Out);
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
      if (Construct->getNumArgs() > 0 &&
          !Construct->getConstructor()->getParent()->isInStdNamespace())
        forgetMembers(Now);
    }
  }

  void called(const CallExpr *Call, Facts &Now,
              std::vector<MisusedHandle> *Out) const {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      const Expr *Object = Operator->getArg(0);
      if (isCoroutineHandle(Object->getType())) {
        const ValueDecl *Handle = tracked(Object);
        if (Operator->getOperator() == OO_Equal) {
          if (Handle)
            put(Now, Handle, Operator->getArg(1), Call->getSourceRange());
        } else if (Operator->getOperator() == OO_Call) {
          if (Handle)
            use(Call, Handle, action(Call), Now, Out);
          else
            forgetMembers(Now);
        }
        return;
      }
    }
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        Member &&
        isCoroutineHandle(Member->getImplicitObjectArgument()->getType())) {
      StringRef Action = action(Call);
      if (const ValueDecl *Handle =
              tracked(Member->getImplicitObjectArgument());
          Handle && !Action.empty())
        use(Call, Handle, Action, Now, Out);
      else if (Action == "resumed")
        forgetMembers(Now);
      return;
    }
    StringRef Name = standardName(Call->getDirectCallee());
    if (Name == "exchange" && Call->getNumArgs() == 2) {
      if (const ValueDecl *Handle = tracked(Call->getArg(0)))
        put(Now, Handle, Call->getArg(1), Call->getSourceRange());
      return;
    }
    if (Name == "swap") {
      for (const Expr *Argument : Call->arguments())
        if (const ValueDecl *Handle = tracked(Argument))
          Now.erase(Handle);
      return;
    }
    if (Name != "move" && Name != "as_const")
      forgetMembers(Now);
  }

  /// `h`, `!h`, `h == nullptr`, `h.done()`, `h.address() == nullptr`
  Test testIn(const Expr *Condition) const {
    const Expr *E = Condition->IgnoreParenImpCasts();
    if (const auto *Not = dyn_cast<UnaryOperator>(E);
        Not && Not->getOpcode() == UO_LNot) {
      Test Inner = testIn(Not->getSubExpr());
      Inner.WhenTrue = !Inner.WhenTrue;
      return Inner;
    }
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return testIn(Rewritten->getSemanticForm());
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      OverloadedOperatorKind Kind = Operator->getOperator();
      if (Kind != OO_EqualEqual && Kind != OO_ExclaimEqual)
        return {};
      const Expr *Left = Operator->getArg(0), *Right = Operator->getArg(1);
      if (isNull(Left))
        std::swap(Left, Right);
      return isNull(Right)
                 ? Test{tracked(Left), HandleState::Null, Kind == OO_EqualEqual}
                 : Test();
    }
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    if (!Call ||
        !isCoroutineHandle(Call->getImplicitObjectArgument()->getType()))
      return {};
    const ValueDecl *Handle = tracked(Call->getImplicitObjectArgument());
    if (isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
      return {Handle, HandleState::Null, false};
    return action(Call) == "asked whether it is done"
               ? Test{Handle, HandleState::Done, true}
               : Test();
  }

  /// What is known on the way from \p Block to its successor at \p Index; false
  /// when nothing can go that way.
  bool along(const CFGBlock &Block, unsigned Index, Facts &Now) const {
    if (Block.succ_size() != 2 ||
        isa_and_nonnull<SwitchStmt>(Block.getTerminatorStmt()) ||
        isa_and_nonnull<CXXTryStmt>(Block.getTerminatorStmt()))
      return true;
    const Expr *Condition = Block.getLastCondition();
    Test Asked = Condition ? testIn(Condition) : Test();
    if (!Asked.Handle)
      return true;
    bool Holds = (Index == 0) == Asked.WhenTrue;
    auto Known = Now.find(Asked.Handle);
    bool Is = Known != Now.end() && Known->second.State == Asked.State;
    if (Is)
      return Holds;
    if (Holds)
      Now[Asked.Handle] = {Asked.State, Condition->getSourceRange(), true};
    return true;
  }

  const Function &F;
  const CFG &Graph;
  DenseSet<const ValueDecl *> Escaped;
  std::map<unsigned, const CFGBlock *> Blocks;
  std::map<unsigned, std::optional<Facts>> Entry;
};

} // namespace

std::vector<MisusedHandle> misusedHandles(const Function &F) {
  if (F.decl()->isDependentContext() ||
      none_of(F.calls(), [](const Expr *Call) {
        const Expr *Object = objectOf(Call);
        return Object && isCoroutineHandle(Object->getType());
      }))
    return {};
  const CFG *Graph = controlFlowOf(F);
  return Graph ? HandleFlow(F, *Graph).run() : std::vector<MisusedHandle>();
}

} // namespace async_tidy
