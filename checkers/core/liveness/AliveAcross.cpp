//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Two small analyses over one graph: forwards, which values may be there;
/// backwards, which are needed. A value is alive across a suspension when it is
/// there before it and needed after it. Joins are unions, so the answer does
/// not depend on the order in which blocks are visited.

#include "core/liveness/AliveAcross.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/ControlFlow.h"
#include "core/model/HeldLocks.h"
#include "core/model/Locking.h"
#include "core/model/Roles.h"
#include "core/model/Suspension.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "llvm/ADT/BitVector.h"
#include <deque>

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether a destructor of \p T does something.
static bool dies(QualType T) {
  return !T.isNull() && T.isDestructedType() == QualType::DK_cxx_destructor;
}

/// A reference, pointer, iterator or view.
static bool leadsElsewhere(QualType T) {
  return T->isReferenceType() || isView(T);
}

/// The variable that the leftmost part of \p E names: `v` in `v.begin()`,
/// `&v.front`, `std::string_view(v)`, `*v`.
static const VarDecl *leftmost(const Expr *E) {
  for (unsigned Steps = 0; E && Steps < 64; ++Steps) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<VarDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      E = Element->getBase();
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      E = Unary->getSubExpr();
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      E = Call->getImplicitObjectArgument();
    else if (const auto *Call = dyn_cast<CallExpr>(E))
      E = Call->getNumArgs() ? Call->getArg(0) : nullptr;
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      E = Construct->getNumArgs() ? Construct->getArg(0) : nullptr;
    else
      return nullptr;
  }
  return nullptr;
}

namespace {

class Frame {
public:
  explicit Frame(const Function &F)
      : F(F), TU(F.unit()), Graph(controlFlowOf(F)),
        Suspensions(suspensionsOf(F)) {
    if (!Graph || !F.coroutine())
      return;
    collect();
    There.assign(Graph->getNumBlockIDs(), BitVector(Values.size()));
    Needed.assign(Graph->getNumBlockIDs(), BitVector(Values.size()));
    flow();
    place();
    First = first();
  }

  const std::vector<AliveAcross> &all() const { return First; }

  std::vector<AliveAcross> at(const CoroutineSuspendExpr *Point) const {
    std::vector<AliveAcross> Result;
    auto Place = PlaceOf.find(Point);
    if (Place == PlaceOf.end() || !is_contained(Suspensions, Point))
      return Result;
    auto [Block, Index] = Place->second;
    BitVector Alive = There[Block->getBlockID()];
    for (unsigned I = 0; I < Index; ++I)
      forwards((*Block)[I], Alive);
    BitVector After = neededAfter(*Block);
    for (unsigned I = Block->size(); I > Index + 1; --I)
      backwards((*Block)[I - 1], After);
    Alive &= After;
    if (Alive.none())
      return Result;
    std::vector<HeldLock> Held = mayBeHeldAt(F, Point);
    for (unsigned V : Alive.set_bits()) {
      const AliveAcross &Value = Values[V];
      if (Value.What == AliveAcross::Temporary && !isKeptBy(Value.Made, Point))
        continue;
      // A guard that is unlocked keeps nothing.
      const auto *Var = dyn_cast_or_null<VarDecl>(Value.Value);
      if (Var && isGuard(TU, Value.Type) && !Value.Type->isReferenceType() &&
          none_of(Held, [&](const HeldLock &L) { return L.Guard == Var; }))
        continue;
      Result.push_back(Value);
      Result.back().Await = Point;
      Result.back().UsedAt = useAfter(V, *Block, Index + 1);
    }
    return Result;
  }

private:
  /// Finds the suspensions in the graph: where the coroutine goes on, which is
  /// before the result is there, for that may throw into a handler.
  void place() {
    DenseMap<const Stmt *, const CoroutineSuspendExpr *> Resumes;
    for (const CoroutineSuspendExpr *Point : Suspensions)
      Resumes[Point->getResumeExpr()->IgnoreImplicit()] = Point;
    for (const CFGBlock *Block : *Graph)
      for (unsigned I = 0; I < Block->size(); ++I) {
        std::optional<CFGStmt> S = (*Block)[I].getAs<CFGStmt>();
        if (!S)
          continue;
        if (auto At = Resumes.find(S->getStmt()); At != Resumes.end())
          PlaceOf[At->second] = {Block, I};
        else if (const auto *Point =
                     dyn_cast<CoroutineSuspendExpr>(S->getStmt()))
          PlaceOf.try_emplace(Point, Block, I);
      }
  }

  // --- what there is

  unsigned add(AliveAcross Value) {
    Values.push_back(std::move(Value));
    return unsigned(Values.size() - 1);
  }

  void collect() {
    for (const ParmVarDecl *Parm : F.decl()->parameters())
      IndexOf[Parm] = add({AliveAcross::Parameter,
                           Parm,
                           nullptr,
                           Parm->getType(),
                           nullptr,
                           {},
                           nullptr});
    for (const VarDecl *Var : F.locals())
      if (!Var->isImplicit())
        IndexOf[Var] = add({AliveAcross::Local,
                            Var,
                            nullptr,
                            Var->getType(),
                            nullptr,
                            {},
                            nullptr});
    for (const CFGBlock *Block : *Graph)
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGTemporaryDtor> Ends =
                Element.getAs<CFGTemporaryDtor>())
          temporary(Ends->getBindTemporaryExpr());
        else if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          named(S->getStmt());
    for (AliveAcross &Value : Values)
      if (const auto *Var = dyn_cast_or_null<VarDecl>(Value.Value);
          Var && Value.What == AliveAcross::Local && Var->getInit()) {
        Value.Into = ownedTarget(Var);
        if (Value.Into)
          StandsFor[Var].push_back(Value.Into);
      }
    for (const auto &[Var, Index] : IndexOf)
      if (const auto *Local = dyn_cast<VarDecl>(Var))
        aliases(Local);
  }

  /// The names in the body that F.locals() does not have.
  void named(const Stmt *S) {
    if (isa<CXXThisExpr>(S)) {
      if (!ThisIndex)
        ThisIndex = add({AliveAcross::This,
                         nullptr,
                         nullptr,
                         cast<CXXThisExpr>(S)->getType(),
                         nullptr,
                         {},
                         nullptr});
      return;
    }
    if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
      // The range and iterators of a range-based for.
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D);
            Var && Var->isImplicit() && !IndexOf.contains(Var))
          implicit(Var);
      return;
    }
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (Var && F.lambda() && Var->hasLocalStorage() && !Var->isImplicit() &&
        (Var->isInitCapture() || Var->getDeclContext() != F.decl()) &&
        !IndexOf.contains(Var))
      IndexOf[Var] = add({AliveAcross::Capture,
                          Var,
                          nullptr,
                          Var->getType(),
                          nullptr,
                          {},
                          nullptr});
  }

  /// `__range`, `__begin`: a use of them is one of what they stand for.
  void implicit(const VarDecl *Var) {
    if (!Var->getInit())
      return;
    SmallVector<const Stmt *> Work{Var->getInit()};
    while (!Work.empty()) {
      const Stmt *S = Work.pop_back_val();
      if (!S)
        continue;
      if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
        StandsFor[Var].push_back(Ref->getDecl());
      else if (isa<CXXThisExpr>(S))
        ThroughThis.insert(Var);
      append_range(Work, S->children());
    }
  }

  /// auto &same = value;    auto *p = &value;    auto f = [&value] {};
  ///       ^~~~                   ^                   ^
  ///
  /// What needs \p Var needs what it leads to, but not a pointer or iterator on
  /// the way there.
  void aliases(const VarDecl *Var) {
    if (isa<ParmVarDecl>(Var) || !Var->getInit())
      return;
    if (leadsElsewhere(Var->getType())) {
      const VarDecl *Of = leftmost(Var->getInit());
      if (std::optional<unsigned> V = indexOf(Of);
          V && Values[*V].What == AliveAcross::Capture &&
          !leadsElsewhere(Of->getType()))
        StandsFor[Var].push_back(Of);
      return;
    }
    const auto *Lambda = dyn_cast<LambdaExpr>(
        Var->getInit()->IgnoreImplicit()->IgnoreParenImpCasts());
    if (!Lambda)
      return;
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef &&
          !Capture.getCapturedVar()->getType()->isReferenceType())
        StandsFor[Var].push_back(Capture.getCapturedVar());
  }

  /// \p Of when it is an object of this frame, what it leads to when that is,
  /// and otherwise null.
  const VarDecl *objectOfFrame(const VarDecl *Of) const {
    for (unsigned Steps = 0; Of && Steps < 8; ++Steps) {
      std::optional<unsigned> V = indexOf(Of);
      if (!Of->isImplicit() && (!V || Values[*V].What == AliveAcross::Capture))
        return nullptr;
      if (!leadsElsewhere(Of->getType()))
        return Of->isImplicit() ? nullptr : Of;
      if (isa<ParmVarDecl>(Of) || !Of->getInit())
        return nullptr;
      Of = leftmost(Of->getInit()); // of __begin, too, what it begins
    }
    return nullptr;
  }

  /// The local or parameter of this frame that \p Var leads into, or null.
  const VarDecl *ownedTarget(const VarDecl *Var) const {
    const Expr *Init = Var->getInit();
    if (leadsElsewhere(Var->getType()))
      return objectOfFrame(leftmost(Init));
    Init = Init->IgnoreImplicit()->IgnoreParenImpCasts();
    // auto f = [&value] {};
    //            ^~~~~
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Init)) {
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
          if (const VarDecl *Of =
                  objectOfFrame(dyn_cast<VarDecl>(Capture.getCapturedVar())))
            return Of;
      return nullptr;
    }
    // Parser parser(buffer);    Context context{&buffer};
    //               ^~~~~~                       ^~~~~~
    SmallVector<const Expr *> Arguments = argumentsOf(Init);
    const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
    if (Construct && Construct->getConstructor()->isCopyOrMoveConstructor())
      return nullptr;
    if (const auto *List = dyn_cast<InitListExpr>(Init))
      Arguments.assign(List->inits().begin(), List->inits().end());
    for (const Expr *Argument : Arguments) {
      const Expr *Part = Argument->IgnoreParenImpCasts();
      const auto *Address = dyn_cast<UnaryOperator>(Part);
      if (Argument->isGLValue() || leadsElsewhere(Argument->getType()) ||
          (Address && Address->getOpcode() == UO_AddrOf))
        if (const VarDecl *Of = objectOfFrame(leftmost(Part)))
          return Of;
    }
    return nullptr;
  }

  /// co_await use(make().view());
  ///              ^~~~~~
  /// Not what is awaited itself, nor what is passed by value or as an rvalue,
  /// which the callee takes over.
  void temporary(const CXXBindTemporaryExpr *Bound) {
    if (TemporaryOf.contains(Bound))
      return;
    const Stmt *Holder = F.parent(Bound);
    while (isa_and_nonnull<ImplicitCastExpr, CXXFunctionalCastExpr>(Holder))
      Holder = F.parent(Holder);
    const auto *Kept = dyn_cast_or_null<MaterializeTemporaryExpr>(Holder);
    if (!Kept)
      return;
    const Stmt *Part = Kept;
    const Stmt *User = F.parent(Kept);
    while (User && isa<ImplicitCastExpr, ParenExpr, MemberExpr>(User)) {
      Part = User;
      User = F.parent(User);
    }
    if (!User || isa<CoroutineSuspendExpr, FullExpr>(User))
      return;
    if (const auto *E = dyn_cast<Expr>(User)) {
      const FunctionDecl *Callee = calleeOf(E);
      SmallVector<const Expr *> Arguments = argumentsOf(E);
      for (unsigned I = 0;
           Callee && I < Arguments.size() && I < Callee->getNumParams(); ++I)
        if (Arguments[I] == Part &&
            Callee->getParamDecl(I)->getType()->isRValueReferenceType())
          return;
    }
    TemporaryOf[Bound] = add({AliveAcross::Temporary,
                              nullptr,
                              Bound,
                              Bound->getType(),
                              nullptr,
                              {},
                              nullptr});
  }

  /// Whether the temporary is of the full expression that \p Point is in, and
  /// not just still there on a path that the graph has.
  bool isKeptBy(const Expr *Made, const Stmt *Point) const {
    for (const Stmt *S = Made; S; S = F.parent(S))
      if (S == Point)
        return true;
    return false;
  }

  // --- what uses it

  void uses(const ValueDecl *D, function_ref<void(unsigned)> Each,
            unsigned Depth = 0) const {
    if (const auto *Binding = dyn_cast<BindingDecl>(D))
      D = Binding->getDecomposedDecl();
    if (!D || Depth > 8)
      return;
    if (auto Found = IndexOf.find(D); Found != IndexOf.end())
      Each(Found->second);
    if (ThroughThis.contains(D) && ThisIndex)
      Each(*ThisIndex);
    if (auto Found = StandsFor.find(D); Found != StandsFor.end())
      for (const ValueDecl *Of : Found->second)
        uses(Of, Each, Depth + 1);
  }

  static bool isScalar(QualType T) {
    return !T->isReferenceType() && !T->isRecordType() && !T->isArrayType();
  }

  /// Whether \p Ref is only where a new value goes: `n = 1`. What a reference
  /// leads to is somebody else's, and must be there.
  bool isOverwritten(const DeclRefExpr *Ref) const {
    const auto *Assign = dyn_cast_or_null<BinaryOperator>(F.parent(Ref));
    return Assign && Assign->getOpcode() == BO_Assign &&
           Assign->getLHS() == Ref && isScalar(Ref->getDecl()->getType()) &&
           !isCapturedByReference(Ref->getDecl());
  }

  bool isCapturedByReference(const ValueDecl *D) const {
    return F.lambda() &&
           any_of(F.lambda()->captures(), [&](const LambdaCapture &Capture) {
             return Capture.capturesVariable() &&
                    Capture.getCapturedVar() == D &&
                    Capture.getCaptureKind() == LCK_ByRef;
           });
  }

  /// (void)value;
  bool isIgnored(const DeclRefExpr *Ref) const {
    const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(F.user(Ref));
    return Cast && Cast->getType()->isVoidType();
  }

  void used(const Stmt *S, function_ref<void(unsigned)> Each) const {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
      // A name that stands for another is overwritten with what it leads to.
      bool Reseats = isOverwritten(Ref) && !StandsFor.contains(Ref->getDecl());
      if (!Reseats && !isIgnored(Ref))
        uses(Ref->getDecl(), Each);
    } else if (isa<CXXThisExpr>(S) && ThisIndex) {
      Each(*ThisIndex);
    } else if (const auto *Operator = dyn_cast<BinaryOperator>(S)) {
      // total_ += co_await number();  reads and writes after it has waited.
      // ^~~~~~
      const auto *Ref =
          dyn_cast<DeclRefExpr>(Operator->getLHS()->IgnoreParens());
      if (Operator->isAssignmentOp() && !(Ref && isOverwritten(Ref)))
        usedPlace(Operator->getLHS(), Each);
    } else if (isa<CallExpr, CXXConstructExpr>(S)) {
      // all.push_back(co_await number());    f(text, co_await number());
      // ^~~                                    ^~~~
      const auto *Call = cast<Expr>(S);
      if (const Expr *Object = objectOf(Call))
        usedPlace(Object, Each);
      for (const Expr *Argument : argumentsOf(Call))
        if (Argument->isGLValue())
          usedPlace(Argument, Each);
    }
  }

  /// What the object that \p E names is, or is a part of.
  void usedPlace(const Expr *E, function_ref<void(unsigned)> Each) const {
    for (;;) {
      E = E->IgnoreParenImpCasts();
      if (const auto *Member = dyn_cast<MemberExpr>(E))
        E = Member->getBase();
      else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
        E = Element->getBase();
      else
        break;
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      uses(Ref->getDecl(), Each);
    else if (isa<CXXThisExpr>(E) && ThisIndex)
      Each(*ThisIndex);
  }

  static const VarDecl *declared(const Stmt *S) {
    const auto *Declares = dyn_cast<DeclStmt>(S);
    return Declares && Declares->isSingleDecl()
               ? dyn_cast<VarDecl>(Declares->getSingleDecl())
               : nullptr;
  }

  std::optional<unsigned> indexOf(const ValueDecl *D) const {
    auto Found = IndexOf.find(D);
    return Found == IndexOf.end() ? std::nullopt : std::optional(Found->second);
  }

  /// The variable that \p E names and nothing more.
  std::optional<unsigned> named(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Ref ? indexOf(Ref->getDecl()) : std::nullopt;
  }

  /// The variable of which \p S gives a whole new value, and its expression.
  std::optional<std::pair<unsigned, const Expr *>>
  assigned(const Stmt *S) const {
    std::optional<unsigned> V;
    const Expr *To = nullptr;
    if (const auto *Assign = dyn_cast<BinaryOperator>(S);
        Assign && Assign->getOpcode() == BO_Assign) {
      V = named(Assign->getLHS());
      To = Assign->getRHS();
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
               Call && Call->getOperator() == OO_Equal) {
      V = named(Call->getArg(0));
      To = Call->getArg(1);
    }
    if (!V)
      return std::nullopt;
    return std::pair(*V, To);
  }

  /// p = nullptr;    o = std::nullopt;    o = {};
  static bool isNothing(const Expr *E) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    if (isa<CXXNullPtrLiteralExpr>(E))
      return true;
    if (const auto *List = dyn_cast<InitListExpr>(E))
      return List->getNumInits() == 0;
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      SmallVector<const Expr *> Arguments = argumentsOf(Construct);
      return Arguments.empty() ||
             (Arguments.size() == 1 && isNothing(Arguments.front()));
    }
    const CXXRecordDecl *R = E->getType()->getAsCXXRecordDecl();
    return R && R->isInStdNamespace() && R->getIdentifier() &&
           R->getName() == "nullopt_t";
  }

  /// The variable that \p S leaves empty: it is moved into something, or reset.
  std::optional<unsigned> emptied(const Stmt *S) const {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return std::nullopt;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      const CXXMethodDecl *Method = Call->getMethodDecl();
      const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
      if (Name && argumentsOf(Call).empty() &&
          (Name->isStr("reset") || Name->isStr("release") ||
           Name->isStr("clear")))
        // A reference leads to what is empty as well.
        if (std::optional<unsigned> V =
                named(Call->getImplicitObjectArgument());
            V && !Values[*V].Type->isReferenceType())
          return V;
      return std::nullopt;
    }
    const Expr *Moved = movedBy(E);
    std::optional<unsigned> V = Moved ? named(Moved) : std::nullopt;
    if (!V || !Values[*V].Type->isRecordType())
      return std::nullopt;
    // A reference to it moves nothing, nor does a copy.
    const Stmt *User = F.user(E);
    if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(User))
      return Construct->getConstructor()->isCopyConstructor() ? std::nullopt
                                                              : V;
    return isa_and_nonnull<CallExpr, CoroutineSuspendExpr, CoreturnStmt>(User)
               ? V
               : std::nullopt;
  }

  /// The temporary that is destroyed by \p Element.
  std::optional<unsigned> temporaryEnding(const CFGElement &Element) const {
    std::optional<CFGTemporaryDtor> Ends = Element.getAs<CFGTemporaryDtor>();
    if (!Ends)
      return std::nullopt;
    auto T = TemporaryOf.find(Ends->getBindTemporaryExpr());
    return T == TemporaryOf.end() ? std::nullopt : std::optional(T->second);
  }

  void forwards(const CFGElement &Element, BitVector &Now) const {
    if (std::optional<CFGLifetimeEnds> Ends =
            Element.getAs<CFGLifetimeEnds>()) {
      if (std::optional<unsigned> V = indexOf(Ends->getVarDecl()))
        Now.reset(*V);
      return;
    }
    if (std::optional<unsigned> T = temporaryEnding(Element))
      Now.reset(*T);
    std::optional<CFGStmt> At = Element.getAs<CFGStmt>();
    if (!At)
      return;
    const Stmt *S = At->getStmt();
    if (const VarDecl *Var = declared(S)) {
      if (std::optional<unsigned> V = indexOf(Var);
          V && (Var->getInit() || !isScalar(Var->getType())))
        Now.set(*V);
    } else if (auto T = TemporaryOf.find(S); T != TemporaryOf.end()) {
      Now.set(T->second);
    } else if (std::optional<unsigned> V = emptied(S)) {
      Now.reset(*V);
    } else if (auto Assigned = assigned(S)) {
      bool Empty = Values[Assigned->first].Type->isRecordType() &&
                   isNothing(Assigned->second);
      if (Empty)
        Now.reset(Assigned->first);
      else
        Now.set(Assigned->first);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
      // value.push_back(x) after a move gives it something again.
      if (const CXXMethodDecl *Method = Call->getMethodDecl();
          Method && !Method->isConst() && !argumentsOf(Call).empty())
        if (std::optional<unsigned> V =
                named(Call->getImplicitObjectArgument()))
          Now.set(*V);
    }
  }

  void backwards(const CFGElement &Element, BitVector &Now) const {
    if (std::optional<CFGAutomaticObjDtor> Ends =
            Element.getAs<CFGAutomaticObjDtor>()) {
      if (std::optional<unsigned> V = indexOf(Ends->getVarDecl()))
        Now.set(*V);
      return;
    }
    if (std::optional<unsigned> T = temporaryEnding(Element))
      Now.set(*T);
    std::optional<CFGStmt> At = Element.getAs<CFGStmt>();
    if (!At)
      return;
    const Stmt *S = At->getStmt();
    if (const VarDecl *Var = declared(S)) {
      if (std::optional<unsigned> V = indexOf(Var))
        Now.reset(*V);
    } else if (auto T = TemporaryOf.find(S); T != TemporaryOf.end()) {
      Now.reset(T->second);
    } else if (auto Assigned = assigned(S);
               Assigned && isScalar(Values[Assigned->first].Type)) {
      Now.reset(Assigned->first);
    }
    used(S, [&](unsigned V) { Now.set(V); });
  }

  // --- where it goes

  BitVector neededAfter(const CFGBlock &Block) const {
    BitVector Result(Values.size());
    if (&Block == &Graph->getExit())
      for (unsigned V = 0; V < Values.size(); ++V)
        if (Values[V].What == AliveAcross::Parameter && dies(Values[V].Type))
          Result.set(V);
    for (const CFGBlock::AdjacentBlock &Next : Block.succs())
      if (const CFGBlock *To = Next.getReachableBlock())
        Result |= Needed[To->getBlockID()];
    return Result;
  }

  void flow() {
    BitVector &Start = There[Graph->getEntry().getBlockID()];
    for (unsigned V = 0; V < Values.size(); ++V)
      if (Values[V].What == AliveAcross::Parameter ||
          Values[V].What == AliveAcross::Capture ||
          Values[V].What == AliveAcross::This)
        Start.set(V);
    // There are few blocks between two that change, so rounds are few.
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const CFGBlock *Block : reverse(*Graph)) {
        BitVector Now = There[Block->getBlockID()];
        for (const CFGElement &Element : *Block)
          forwards(Element, Now);
        for (const CFGBlock::AdjacentBlock &Next : Block->succs())
          if (const CFGBlock *To = Next.getReachableBlock()) {
            BitVector &In = There[To->getBlockID()];
            if (Now.test(In)) {
              In |= Now;
              Changed = true;
            }
          }
      }
    }
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const CFGBlock *Block : *Graph) {
        BitVector Now = neededAfter(*Block);
        for (const CFGElement &Element : reverse(*Block))
          backwards(Element, Now);
        BitVector &Known = Needed[Block->getBlockID()];
        if (Now != Known) {
          Known = std::move(Now);
          Changed = true;
        }
      }
    }
  }

  /// The use of \p Value that is the nearest after the place, or nothing.
  SourceLocation useAfter(unsigned Value, const CFGBlock &Start,
                          unsigned Index) const {
    std::deque<const CFGBlock *> Work;
    BitVector Seen(Graph->getNumBlockIDs());
    auto Scan = [&](const CFGBlock &Block, unsigned From) {
      for (unsigned I = From; I < Block.size(); ++I) {
        const CFGElement &Element = Block[I];
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
          bool Uses = false;
          used(S->getStmt(), [&](unsigned V) { Uses |= V == Value; });
          if (Uses)
            return S->getStmt()->getBeginLoc();
          if (const VarDecl *Var = declared(S->getStmt());
              Var && indexOf(Var) == Value)
            return SourceLocation();
        } else if (std::optional<CFGLifetimeEnds> Ends =
                       Element.getAs<CFGLifetimeEnds>();
                   Ends && indexOf(Ends->getVarDecl()) == Value) {
          return SourceLocation();
        }
      }
      for (const CFGBlock::AdjacentBlock &Next : Block.succs())
        if (const CFGBlock *To = Next.getReachableBlock();
            To && !Seen.test(To->getBlockID())) {
          Seen.set(To->getBlockID());
          Work.push_back(To);
        }
      return SourceLocation();
    };
    SourceLocation Found = Scan(Start, Index);
    while (Found.isInvalid() && !Work.empty()) {
      const CFGBlock *Block = Work.front();
      Work.pop_front();
      Found = Scan(*Block, 0);
    }
    return Found;
  }

  std::vector<AliveAcross> first() const {
    std::vector<AliveAcross> Result;
    auto Has = [&](const AliveAcross &Value) {
      return any_of(Result, [&](const AliveAcross &Other) {
        return Other.What == Value.What && Other.Value == Value.Value &&
               Other.Made == Value.Made;
      });
    };
    for (const CoroutineSuspendExpr *Point : Suspensions)
      for (AliveAcross &Value : at(Point))
        if (!Has(Value))
          Result.push_back(std::move(Value));
    // What is needed at all by a coroutine that does not start at once.
    unsigned Entry = Graph->getEntry().getBlockID();
    if (TU.task(F.decl()->getReturnType()).Start != TaskStart::Eager)
      for (unsigned V : Needed[Entry].set_bits())
        if (There[Entry].test(V) && !Has(Values[V])) {
          Result.push_back(Values[V]);
          Result.back().UsedAt = useAfter(V, Graph->getEntry(), 0);
        }
    auto Place = [&](const AliveAcross &Value) {
      return Value.Value  ? Value.Value->getLocation()
             : Value.Made ? Value.Made->getBeginLoc()
                          : F.decl()->getLocation();
    };
    llvm::sort(Result, [&](const AliveAcross &A, const AliveAcross &B) {
      SourceLocation X = Place(A), Y = Place(B);
      return X == Y ? A.What < B.What : F.isBefore(X, Y);
    });
    return Result;
  }

  const Function &F;
  TranslationUnit &TU;
  const CFG *Graph;
  std::vector<const CoroutineSuspendExpr *> Suspensions;
  std::vector<AliveAcross> Values;
  DenseMap<const ValueDecl *, unsigned> IndexOf;
  DenseMap<const Stmt *, unsigned> TemporaryOf;
  DenseMap<const ValueDecl *, SmallVector<const ValueDecl *, 2>> StandsFor;
  DenseSet<const ValueDecl *> ThroughThis;
  std::optional<unsigned> ThisIndex;
  std::vector<BitVector> There;  ///< Where each block begins.
  std::vector<BitVector> Needed; ///< Where each block begins.
  DenseMap<const CoroutineSuspendExpr *, std::pair<const CFGBlock *, unsigned>>
      PlaceOf;
  std::vector<AliveAcross> First;
};

/// The frames of a unit.
struct AllFrames {
  DenseMap<const Function *, std::unique_ptr<Frame>> Of;
};

const Frame &frameOf(const Function &F) {
  std::unique_ptr<Frame> &Entry = F.unit().analysis<AllFrames>().Of[&F];
  if (!Entry)
    Entry = std::make_unique<Frame>(F);
  return *Entry;
}

} // namespace

const std::vector<AliveAcross> &aliveAcross(const Function &F) {
  return frameOf(F).all();
}

std::vector<AliveAcross> aliveAcross(const Function &F,
                                     const CoroutineSuspendExpr *At) {
  return frameOf(F).at(At);
}

} // namespace async_tidy
