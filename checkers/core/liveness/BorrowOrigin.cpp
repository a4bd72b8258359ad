//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/BorrowOrigin.h"
#include "core/base/Compat.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static StringRef nameOf(const CXXRecordDecl *R) {
  return R->getIdentifier() ? R->getName() : "";
}

/// In namespace std, or one within it.
static bool isStandard(const Decl *D) {
  for (const DeclContext *At = D->getDeclContext(); At; At = At->getParent())
    if (At->isStdNamespace())
      return true;
  return false;
}

/// What has elements, can be walked and can lose them again
/// ([container.reqmts]).
static bool hasShapeOfContainer(const CXXRecordDecl *R) {
  IdentifierTable &Names = R->getASTContext().Idents;
  auto Has = [&](StringRef Name) {
    return R->hasMemberName(DeclarationName(&Names.get(Name)));
  };
  return Has("begin") && Has("end") && Has("clear") &&
         (Has("erase") || Has("pop_front") || Has("pop_back"));
}

std::optional<Storage> storageOf(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || R->isDependentContext())
    return std::nullopt;
  if (!R->isInStdNamespace())
    return hasShapeOfContainer(R) ? std::optional(Storage::Nodes)
                                  : std::nullopt;
  return StringSwitch<std::optional<Storage>>(nameOf(R))
      .Cases({"vector", "basic_string", "priority_queue"}, Storage::Contiguous)
      .Cases({"deque", "queue", "stack"}, Storage::Deque)
      .Cases({"unordered_map", "unordered_multimap", "unordered_set",
              "unordered_multiset"},
             Storage::Hashed)
      .Cases({"map", "multimap", "set", "multiset", "list", "forward_list"},
             Storage::Nodes)
      .Cases({"optional", "unique_ptr", "shared_ptr"}, Storage::Sole)
      .Case("weak_ptr", Storage::Weak)
      .Default(std::nullopt);
}

std::optional<BorrowKind> borrowKind(QualType T) {
  if (T->isReferenceType())
    return BorrowKind::Reference;
  if (T->isPointerType())
    return BorrowKind::Pointer;
  if (isIterator(T))
    return BorrowKind::Iterator;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition())
    return std::nullopt;
  // auto [it, inserted] = sessions.try_emplace(id);
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
      Spec && Spec->isInStdNamespace() && nameOf(Spec) == "pair" &&
      isIterator(Spec->getTemplateArgs()[0].getAsType()))
    return BorrowKind::Iterator;
  // The views of [range.adaptors] are one and all a view_interface.
  bool Adapts = any_of(R->bases(), [](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl();
    return B && isStandard(B) && nameOf(B) == "view_interface";
  });
  return isView(T) || Adapts ? std::optional(BorrowKind::View) : std::nullopt;
}

static bool isSmartPointer(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() &&
         (nameOf(R) == "shared_ptr" || nameOf(R) == "unique_ptr");
}

static bool isShared(QualType T) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && nameOf(R) == "shared_ptr";
}

/// Without what leaves the value as it is; loads of pointers stay.
static const Expr *plain(const Expr *E) {
  for (;;) {
    const Expr *Before = E;
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bound->getSubExpr();
    if (E == Before)
      return E;
  }
}

namespace {

class Tracer {
public:
  explicit Tracer(const Function &F) : F(F), TU(F.unit()) {}

  std::optional<BorrowOrigin> at(const Expr *E) {
    if (!E || ++Steps > 96)
      return std::nullopt;
    E = plain(E);
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      return cast(Cast);
    if (isa<CXXThisExpr>(E))
      return BorrowOrigin{BorrowOrigin::This};
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return declared(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return member(Member);
    if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      if (Unary->getOpcode() == UO_Deref || Unary->getOpcode() == UO_AddrOf ||
          Unary->isIncrementDecrementOp())
        return at(Unary->getSubExpr());
      return std::nullopt;
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      return at(Element->getBase());
    if (const auto *Sum = dyn_cast<BinaryOperator>(E))
      return Sum->isAdditiveOp() ? at(Sum->getLHS()) : std::nullopt;
    if (const auto *Either = dyn_cast<ConditionalOperator>(E)) {
      std::optional<BorrowOrigin> True = at(Either->getTrueExpr());
      return True && !True->Owners.empty() ? True : at(Either->getFalseExpr());
    }
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E))
      return overloaded(Call);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return memberCall(Call);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return freeCall(Call);
    // std::string_view(text)    std::span(values)    a copy of an iterator
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return Construct->getNumArgs() >= 1 && borrowKind(E->getType())
                 ? into(E, Construct->getArg(0))
                 : std::nullopt;
    if (const auto *List = dyn_cast<InitListExpr>(E))
      return List->getNumInits() == 1 && borrowKind(E->getType())
                 ? into(E, List->getInit(0))
                 : std::nullopt;
    return std::nullopt;
  }

private:
  /// What was reached through something that this frame does not own.
  static BorrowOrigin reached(const VarDecl *Var = nullptr) {
    BorrowOrigin Result{BorrowOrigin::Reached, Var};
    if (Var)
      Result.Last = {Var};
    return Result;
  }

  /// An element, or the content, of what \p Of names.
  static std::optional<BorrowOrigin> inside(std::optional<BorrowOrigin> Of,
                                            Storage Keeps) {
    if (!Of)
      return std::nullopt;
    if (Of->Last.Decl)
      Of->Owners.push_back({Of->Last, Keeps});
    if (Of->Last.Decl)
      ++Of->Last.Depth;
    return Of;
  }

  /// What \p E, made from \p From, leads to: into it when that is an owner.
  std::optional<BorrowOrigin> into(const Expr *E, const Expr *From) {
    std::optional<BorrowOrigin> Of = at(From);
    std::optional<Storage> Keeps = storageOf(From->getType());
    bool Same = E->isGLValue() && TU.context().hasSameUnqualifiedType(
                                      E->getType(), From->getType());
    return Keeps && !Same && !isSmartPointer(From->getType())
               ? inside(Of, *Keeps)
               : Of;
  }

  std::optional<BorrowOrigin> cast(const CastExpr *Cast) {
    const Expr *Of = plain(Cast->getSubExpr());
    // session_->name    slots_[i]->name    of raw pointers, which own nothing
    if (Cast->getCastKind() == CK_LValueToRValue &&
        Cast->getType()->isPointerType()) {
      const auto *Ref = dyn_cast<DeclRefExpr>(Of);
      const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType()
                 ? declared(Var)
                 : reached();
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Of);
        Construct && isa<CXXFunctionalCastExpr>(Cast))
      return at(Construct);
    return at(Of);
  }

  std::optional<BorrowOrigin> declared(const ValueDecl *D) {
    if (const auto *Binding = dyn_cast<BindingDecl>(D))
      return declared(Binding->getDecomposedDecl());
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var)
      return std::nullopt;
    QualType T = Var->getType();
    bool Parameter = isa<ParmVarDecl>(Var);
    if (!T->isReferenceType() && Var->hasGlobalStorage()) {
      BorrowOrigin Result{BorrowOrigin::Static, Var};
      Result.Last = {Var};
      return Result;
    }
    if (T->isReferenceType())
      return Parameter || !Var->getInit() ? reached(Var) : at(Var->getInit());
    if (isShared(T))
      return kept(Var);
    if (borrowKind(T))
      return Parameter || !Var->getInit()
                 ? reached(Var)
                 : into(Var->getInit(), Var->getInit());
    BorrowOrigin Result{BorrowOrigin::Own, Var};
    Result.Last = {Var};
    if (isByReference(Var))
      Result.Root = BorrowOrigin::Captured;
    return Result;
  }

  /// A shared pointer of this frame keeps what it leads to, which others may
  /// have too.
  static BorrowOrigin kept(const VarDecl *Var) {
    BorrowOrigin Result{BorrowOrigin::Reached, Var};
    const Expr *Init = Var->getInit();
    const auto *Call =
        Init ? dyn_cast<CallExpr>(Init->IgnoreImplicit()) : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Callee->getIdentifier() &&
        Callee->getName().starts_with("make_shared"))
      Result.Root = BorrowOrigin::Own;
    return Result;
  }

  /// Whether \p Var is a local of the function around this lambda, which it
  /// captures by reference.
  bool isByReference(const VarDecl *Var) const {
    if (!F.lambda())
      return false;
    return any_of(F.lambda()->captures(), [&](const LambdaCapture &Capture) {
      return Capture.capturesVariable() && Capture.getCapturedVar() == Var &&
             Capture.getCaptureKind() == LCK_ByRef;
    });
  }

  std::optional<BorrowOrigin> member(const MemberExpr *Member) {
    if (const auto *Static = dyn_cast<VarDecl>(Member->getMemberDecl()))
      return declared(Static);
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return std::nullopt;
    std::optional<BorrowOrigin> Of = at(Member->getBase());
    if (!Of)
      return std::nullopt;
    // it->second    sessions_.try_emplace(id).first
    if (isStandard(Field))
      return Of;
    if (Field->getType()->isReferenceType())
      Of = reached();
    Of->Last = {Field};
    return Of;
  }

  std::optional<BorrowOrigin> overloaded(const CXXOperatorCallExpr *Call) {
    // The operators may be those of a base.
    const Expr *Object = Call->getArg(0)->IgnoreParenImpCasts();
    QualType T = Object->getType();
    switch (Call->getOperator()) {
    case OO_Star:
    case OO_Arrow:
      return isSmartPointer(T) || storageOf(T) == Storage::Sole
                 ? pointee(Object)
                 : at(Object);
    case OO_Subscript:
      return into(Call, Object);
    case OO_PlusPlus:
    case OO_MinusMinus:
    case OO_Plus:
    case OO_Minus:
      return borrowKind(T) ? at(Object) : std::nullopt;
    case OO_Pipe: // sessions_ | std::views::values
      return borrowKind(Call->getType()) ? into(Call, Object) : std::nullopt;
    case OO_Call: // std::views::values(sessions_)
      return Call->getNumArgs() > 1 && borrowKind(Call->getType()) &&
                     Call->getDirectCallee() &&
                     isStandard(Call->getDirectCallee())
                 ? into(Call, Call->getArg(1))
                 : std::nullopt;
    default:
      return std::nullopt;
    }
  }

  /// *owner    owner->member    owner.get()
  std::optional<BorrowOrigin> pointee(const Expr *Owner) {
    std::optional<BorrowOrigin> Of = at(Owner);
    if (!Of)
      return std::nullopt;
    // *weak_.lock(): the owner is gone with the expression.
    if (const auto *Lock =
            dyn_cast<CXXMemberCallExpr>(plain(Owner->IgnoreParenImpCasts()));
        Lock && storageOf(Lock->getObjectType()) == Storage::Weak) {
      Of->Root = BorrowOrigin::Reached;
      return inside(Of, Storage::Weak);
    }
    // A shared pointer of this frame is an owner itself.
    if (isShared(Owner->getType()) && !Of->isShared())
      return reached();
    bool Local =
        Of->Var && Of->Var->hasLocalStorage() && Of->Last == OwnerKey{Of->Var};
    return Local ? Of : inside(Of, Storage::Sole);
  }

  /// The type of the object itself, of which a base may have the member.
  static QualType objectType(const Expr *Object) {
    Object = Object->IgnoreParenImpCasts();
    return Object->getType()->isPointerType()
               ? Object->getType()->getPointeeType()
               : Object->getType();
  }

  std::optional<BorrowOrigin> memberCall(const CXXMemberCallExpr *Call) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Expr *Object = Call->getImplicitObjectArgument();
    if (!Method || !Object)
      return std::nullopt;
    QualType T = objectType(Object);
    std::optional<Storage> Keeps = storageOf(T);
    if (Keeps == Storage::Weak)
      return at(Object);
    if (Keeps == Storage::Sole)
      return Call->getType()->isPointerType() || Call->isGLValue()
                 ? pointee(Object)
                 : std::nullopt;
    // view.substr(1)    view.begin(), which may have a type of any kind
    if (borrowKind(T))
      return at(Object);
    if (!Call->isGLValue() && !borrowKind(Call->getType()))
      return std::nullopt;
    return Keeps ? inside(at(Object), *Keeps) : returned(Call, Method, Object);
  }

  std::optional<BorrowOrigin> freeCall(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !(Call->isGLValue() || borrowKind(Call->getType())))
      return std::nullopt;
    if (isStandard(Callee)) {
      if (Call->getNumArgs() == 0)
        return std::nullopt;
      // std::ref(v)    std::addressof(v)    std::as_const(v)
      if (isItself(Callee))
        return at(Call->getArg(0));
      // std::begin(v)    std::find_if(v.begin(), ...)    std::ranges::max(v)
      return into(Call, Call->getArg(0));
    }
    return returned(Call, Callee, nullptr);
  }

  static bool isItself(const FunctionDecl *F) {
    return F->getIdentifier() &&
           StringSwitch<bool>(F->getName())
               .Cases({"ref", "cref", "addressof"}, true)
               .Cases({"as_const", "move", "forward"}, true)
               .Default(false);
  }

  /// session *find(int id) { ...; return &it->second; }
  ///                                     ^~~~~~~~~~~
  std::optional<BorrowOrigin> returned(const CallExpr *Call,
                                       const FunctionDecl *Callee,
                                       const Expr *Object) {
    const Function *Body = TU.function(Callee);
    if (!Body || Body->coroutine() || Depth > 3)
      return std::nullopt;
    for (const ReturnStmt *Return : Body->own<ReturnStmt>()) {
      Tracer Inner(*Body);
      Inner.Depth = Depth + 1;
      std::optional<BorrowOrigin> Of = Inner.at(Return->getRetValue());
      if (!Of || Of->Owners.empty())
        continue;
      std::optional<BorrowOrigin> From;
      if (Of->Root == BorrowOrigin::This)
        From = at(Object);
      else if (Of->Root == BorrowOrigin::Static)
        From = Of;
      else if (const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Of->Var))
        From = argument(Call, *Body, Parameter);
      if (!From)
        continue;
      if (Of->Root != BorrowOrigin::Static) {
        BorrowOrigin Whole = *From;
        // What the parameter stands for has a name of its own here.
        for (OwnerStep Step : Of->Owners) {
          if (Step.Owner.Decl == Of->Var)
            Step.Owner.Decl = From->Last.Decl;
          Whole.Owners.push_back(Step);
        }
        Whole.Last = Of->Last;
        return Whole;
      }
      return From;
    }
    return std::nullopt;
  }

  std::optional<BorrowOrigin> argument(const CallExpr *Call,
                                       const Function &Body,
                                       const ParmVarDecl *Parameter) {
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    unsigned Index = Parameter->getFunctionScopeIndex();
    return Parameter->getDeclContext() == Body.decl() &&
                   Index < Arguments.size()
               ? at(Arguments[Index])
               : std::nullopt;
  }

  const Function &F;
  TranslationUnit &TU;
  unsigned Steps = 0;
  unsigned Depth = 0;
};

} // namespace

std::optional<BorrowOrigin> originOf(const Function &F, const Expr *E) {
  return Tracer(F).at(E);
}

} // namespace async_tidy
