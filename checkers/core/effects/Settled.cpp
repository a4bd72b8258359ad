//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/Settled.h"
#include "core/effects/Context.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether \p Method has an overload for volatile objects, as the members of
/// std::atomic have: what it works on is meant to change behind our back.
static bool isAtomicAccess(const CXXMethodDecl *Method) {
  return any_of(Method->getParent()->methods(), [&](const CXXMethodDecl *M) {
    return M->isVolatile() &&
           (M->getDeclName() == Method->getDeclName() ||
            (isa<CXXConversionDecl>(M) && isa<CXXConversionDecl>(Method)));
  });
}

/// std::atomic<bool>, volatile bool, _Atomic(bool).
static bool isForOthers(QualType T) {
  T = T.getNonReferenceType();
  if (T.isVolatileQualified() || T->isAtomicType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         any_of(Record->getDefinition()->getVisibleConversionFunctions(),
                [](const NamedDecl *D) {
                  const auto *To =
                      dyn_cast<CXXConversionDecl>(D->getUnderlyingDecl());
                  return To && To->isVolatile();
                });
}

static bool isConstant(const Expr *E, const ASTContext &Context) {
  return !E->isValueDependent() && E->isEvaluatable(Context);
}

const Expr *positive(const Expr *E, bool &Negated) {
  Negated = false;
  for (;;) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Not = dyn_cast<UnaryOperator>(E);
        Not && Not->getOpcode() == UO_LNot) {
      Negated = !Negated;
      E = Not->getSubExpr();
      continue;
    }
    // p == nullptr, ready == false
    if (const auto *Equal = dyn_cast<BinaryOperator>(E);
        Equal && Equal->isEqualityOp()) {
      const Expr *Right = Equal->getRHS()->IgnoreParenImpCasts();
      const auto *Literal = dyn_cast<CXXBoolLiteralExpr>(Right);
      if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Right) || Literal) {
        bool True = Literal && Literal->getValue();
        Negated ^= True != (Equal->getOpcode() == BO_EQ);
        E = Equal->getLHS();
        continue;
      }
    }
    return E;
  }
}

std::optional<Region::Path> Region::pathOf(const Expr *E) {
  Path Result;
  for (;;) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (!isa<FieldDecl, VarDecl>(Member->getMemberDecl()))
        return std::nullopt;
      Result.push_back(Member->getMemberDecl());
      E = Member->getBase();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E);
               Unary && (Unary->getOpcode() == UO_Deref ||
                         Unary->getOpcode() == UO_AddrOf)) {
      E = Unary->getSubExpr();
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
               Call && Call->getNumArgs() == 1 &&
               (Call->getOperator() == OO_Arrow ||
                Call->getOperator() == OO_Star)) {
      E = Call->getArg(0);
    } else if (isa<CXXThisExpr>(E)) {
      Result.push_back(nullptr);
      break;
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      Result.push_back(Ref->getDecl());
      break;
    } else {
      return std::nullopt;
    }
  }
  std::reverse(Result.begin(), Result.end());
  return Result;
}

Region::Region(const Function &F, ArrayRef<const Stmt *> Code) : F(F) {
  for (const Stmt *S : Code) {
    if (const auto *Operator = dyn_cast<BinaryOperator>(S);
        Operator && Operator->isAssignmentOp())
      noteWrite(Operator->getLHS(), Operator->getOpcode() == BO_Assign
                                        ? Operator->getRHS()
                                        : nullptr);
    else if (const auto *Step = dyn_cast<UnaryOperator>(S);
             Step && Step->isIncrementDecrementOp())
      noteWrite(Step->getSubExpr(), nullptr);
    else if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D)) {
          Declared.insert(Var);
          Writes.push_back({{Var}, Var->getInit()});
        }
    } else if (isa<CallExpr, CXXConstructExpr>(S))
      noteCall(cast<Expr>(S));
  }
}

void Region::noteWrite(const Expr *To, const Expr *Value) {
  if (std::optional<Path> P = pathOf(To))
    Writes.push_back({std::move(*P), Value});
  else
    Calls = true; // some element of something
}

/// Whether a function cannot change what it is given: a number, or an object
/// that is not to be changed. A copy of a handle leads to the same object.
static bool isOnlyRead(const Expr *Argument, const ParmVarDecl *Parm) {
  QualType T = Argument->getType();
  if (Argument->isPRValue())
    return !T->isAnyPointerType() && !T->isRecordType();
  return Parm && Parm->getType()->isReferenceType() &&
         Parm->getType().getNonReferenceType().isConstQualified() &&
         pointee(T) == T.getNonReferenceType();
}

/// What a call may change: the object of a member function that is not const,
/// and what it is given by reference or pointer.
void Region::noteCall(const Expr *Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  bool Const = Method && Method->isInstance() && Method->isConst();
  bool Invokes = !Callee || Callee->getOverloadedOperator() == OO_Call;
  // other.resume();     a handle is const where what it stands for is not
  //       ^
  bool Acts = Const && Callee->getReturnType()->isVoidType();
  CallsBack |= Invokes || Acts;
  bool Builds = isa<CXXConstructExpr>(Call);
  bool Atomic = Method && isAtomicAccess(Method);
  if (!Const && !Builds && !Atomic &&
      !(Callee && (Callee->isConstexpr() || Callee->getBuiltinID())))
    Calls = true;
  const Expr *Object = objectOf(Call);
  if (Object && Method && (!Const || Acts))
    if (std::optional<Path> P = pathOf(Object)) {
      SmallVector<const Expr *> Arguments = argumentsOf(Call);
      bool Assigns =
          Method->getOverloadedOperator() == OO_Equal && Arguments.size() == 1;
      Writes.push_back({std::move(*P), Assigns ? Arguments[0] : nullptr});
    }
  unsigned Index = 0;
  for (const Expr *Argument : argumentsOf(Call)) {
    const ParmVarDecl *Parm = Callee && Index < Callee->getNumParams()
                                  ? Callee->getParamDecl(Index)
                                  : nullptr;
    ++Index;
    if (!isOnlyRead(Argument, Parm))
      if (std::optional<Path> P = pathOf(Argument))
        Writes.push_back({std::move(*P), nullptr});
  }
}

static bool isPrefix(ArrayRef<const ValueDecl *> A,
                     ArrayRef<const ValueDecl *> B) {
  return A.size() <= B.size() && A == B.take_front(A.size());
}

bool Region::escapes(const VarDecl *Var) const {
  if (!Var->hasLocalStorage() || Var->getType()->isReferenceType())
    return true;
  for (const DeclRefExpr *Ref : F.references(Var)) {
    const Stmt *User = F.user(Ref);
    if (isa_and_nonnull<LambdaExpr>(User))
      return true;
    if (const auto *Address = dyn_cast_or_null<UnaryOperator>(User);
        Address && Address->getOpcode() == UO_AddrOf)
      return true;
    if (isa_and_nonnull<CallExpr, CXXConstructExpr, DeclStmt>(User) &&
        !isa_and_nonnull<ImplicitCastExpr>(F.parent(Ref)))
      return true;
  }
  return false;
}

bool Region::settlesPath(const Path &P, bool Shared) const {
  for (const Write &W : Writes)
    if (isPrefix(W.To, P) || isPrefix(P, W.To)) {
      // What holds an atomic may be used by anybody.
      if (Shared && W.To.size() < P.size() && !W.Value)
        continue;
      return false;
    }
  if (Shared)
    return true;
  const auto *Root = dyn_cast_or_null<VarDecl>(P.front());
  if (P.size() == 1 && Root && escapes(Root) && Calls)
    return false;
  bool IsLocal = Root && Root->hasLocalStorage() && P.size() == 1;
  return !CallsBack || (IsLocal && !escapes(Root));
}

const Expr *Region::onlyValue(const VarDecl *Var) const {
  const Expr *Value = nullptr;
  for (const Write &W : Writes)
    if (W.To.front() == Var) {
      if (Value || !W.Value || W.To.size() > 1)
        return nullptr;
      Value = W.Value;
    }
  return Value;
}

const Expr *Region::origin(const Expr *E) const {
  for (unsigned Steps = 0; Steps < 4; ++Steps) {
    E = E->IgnoreUnlessSpelledInSource();
    // if (item)     if (item.has_value())
    //     ^             ^
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
        Call && Call->getNumArgs() == 0 && Call->getMethodDecl() &&
        Call->getMethodDecl()->isConst() &&
        isa<DeclRefExpr>(
            Call->getImplicitObjectArgument()->IgnoreUnlessSpelledInSource())) {
      const auto *Var = dyn_cast<VarDecl>(
          cast<DeclRefExpr>(
              Call->getImplicitObjectArgument()->IgnoreUnlessSpelledInSource())
              ->getDecl());
      if (!Var || !onlyValue(Var))
        return Call;
      E = onlyValue(Var);
      continue;
    }
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var)
      break;
    E = onlyValue(Var);
    if (!E)
      return nullptr;
  }
  return isa<CallExpr>(E) ? E : nullptr;
}

/// `expected` of `lock.compare_exchange_weak(expected, true)` where each turn
/// gives it the same constant again.
bool Region::isRestored(const Expr *E) const {
  std::optional<Path> P = pathOf(E);
  return P && P->size() == 1 && any_of(Writes, [&](const Write &W) {
           return W.To == *P && W.Value && isConstant(W.Value, F.context());
         });
}

bool Region::settlesCall(const Expr *E) const {
  const FunctionDecl *Callee = calleeOf(E);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Callee)
    return false;
  SmallVector<const Expr *> Arguments = argumentsOf(E);
  bool Operator =
      isa<CXXOperatorCallExpr>(E) && Callee->getOverloadedOperator() != OO_Call;
  if (!Method || !Method->isInstance())
    return Operator &&
           all_of(Arguments, [&](const Expr *A) { return settles(A); });
  const Expr *Object = objectOf(E);
  if (!Object)
    return false;
  if (!Method->isConst()) {
    // while (flag.test_and_set())     while (!lock.exchange(true))
    //             ^                                ^
    return isAtomicAccess(Method) && Method->getReturnType()->isBooleanType() &&
           pathOf(Object) && all_of(Arguments, [&](const Expr *A) {
             return isConstant(A, F.context()) || isRestored(A);
           });
  }
  QualType Result = Method->getReturnType();
  if (!Operator && !Result->isScalarType())
    return false;
  std::optional<Path> P = pathOf(Object);
  bool Given = all_of(Arguments, [&](const Expr *A) { return settles(A); });
  if (!P || !Given)
    return P ? false : Given && settles(Object);
  return settlesPath(*P, isAtomicAccess(Method));
}

bool Region::settles(const Expr *E) const {
  E = E->IgnoreUnlessSpelledInSource();
  if (isConstant(E, F.context()))
    return true;
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return settles(Rewritten->getSemanticForm());
  if (std::optional<Path> P = pathOf(E)) {
    const auto *Var = dyn_cast_or_null<VarDecl>(P->front());
    // bool stop = stop_.load();  if (stop) ...
    //                                ^
    if (Var && P->size() == 1 && Declared.contains(Var))
      if (const Expr *Value = onlyValue(Var); Value && !names(Value, Var))
        return settles(Value);
    return settlesPath(*P, isForOthers(E->getType()));
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return !Unary->isIncrementDecrementOp() && settles(Unary->getSubExpr());
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return !Binary->isAssignmentOp() && settles(Binary->getLHS()) &&
           settles(Binary->getRHS());
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return settles(Cast->getSubExpr());
  if (isa<CallExpr>(E))
    return settlesCall(E);
  return false;
}

} // namespace async_tidy
