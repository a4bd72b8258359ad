//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Accesses.h"
#include "core/base/Compat.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Deferral.h"
#include "core/model/HeldLocks.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "core/send/Order.h"
#include "core/send/Sendability.h"
#include <memory>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

using Accesses = std::shared_ptr<const std::vector<Access>>;

struct AccessMemo {
  DenseMap<const Function *, Accesses> Known;
  SmallVector<const Function *> Open;
  /// The outermost open function that something inside called again: what is
  /// inside of it is known only when it is done.
  size_t Cycle = ~size_t(0);
  /// How many bodies were read for the outermost open function.
  unsigned Reads = 0;
};

/// Made to be used by several threads, so that its use is no access.
bool isSynchronised(TranslationUnit &TU, QualType T) {
  T = T.getNonReferenceType();
  if (T.isVolatileQualified())
    return true;
  if (T->isPointerType())
    return isSynchronised(TU, T->getPointeeType());
  for (TypeRole Role :
       {TypeRole::Sync, TypeRole::MultiThreaded, TypeRole::SingleThreaded,
        TypeRole::Scope, TypeRole::Guard})
    if (roleOf(TU, T, Role))
      return true;
  return T->isRecordType() && !T->isDependentType() &&
         syncOf(TU, T.getUnqualifiedType()).Is == Verdict::Yes;
}

bool isSynchronised(TranslationUnit &TU, const Function &F, const Place &At) {
  if (At.Root) {
    if (At.Root->getTLSKind() != VarDecl::TLS_None ||
        isSynchronised(TU, At.Root->getType()))
      return true;
  } else if (const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
             Method && !F.lambda() &&
             isSynchronised(TU, typeOf(Method->getParent()))) {
    return true;
  }
  return any_of(At.Path, [&](const PlaceStep &Step) {
    return Step.Member && isSynchronised(TU, Step.Member->getType());
  });
}

bool copiesThis(const LambdaExpr *Lambda) {
  return any_of(Lambda->captures(), [](const LambdaCapture &Capture) {
    return Capture.getCaptureKind() == LCK_StarThis;
  });
}

/// What a member function of a standard container, string or smart pointer
/// does to the object itself; nothing for what an unknown one may do.
enum class Effect { Nothing, Read, Write };
Effect effectOf(const CXXMethodDecl *Method, QualType Object) {
  std::optional<Owner> Of = standardOwner(Object);
  const CXXRecordDecl *R = Object->getAsCXXRecordDecl();
  bool IsString = R && R->isInStdNamespace() && R->getIdentifier() &&
                  R->getName() == "basic_string";
  if (!Of && !IsString)
    return Effect::Nothing;
  if (Method->isConst())
    return Effect::Read;
  OverloadedOperatorKind Operator = Method->getOverloadedOperator();
  // map[key] adds an element when there is none: it may, or may not, write.
  if (Operator == OO_Subscript)
    return StringRef(R->getName()).contains("map") ? Effect::Nothing
                                                   : Effect::Read;
  if (Operator == OO_Star || Operator == OO_Arrow)
    return Effect::Read;
  if (!Method->getIdentifier())
    return Operator == OO_Equal || Operator == OO_PlusEqual ? Effect::Write
                                                            : Effect::Nothing;
  return StringSwitch<Effect>(Method->getName())
      .Cases({"begin", "end", "rbegin", "rend", "cbegin", "cend", "data", "at",
              "front", "back", "find", "lower_bound"},
             Effect::Read)
      .Cases({"upper_bound", "equal_range", "get", "value", "count", "contains",
              "size", "empty", "c_str", "top"},
             Effect::Read)
      .Cases({"push_back", "emplace_back", "pop_back", "push_front",
              "emplace_front", "pop_front", "insert", "emplace"},
             Effect::Write)
      .Cases({"erase", "clear", "resize", "assign", "append", "push", "pop",
              "reset"},
             Effect::Write)
      .Cases({"try_emplace", "insert_or_assign", "merge", "splice", "sort",
              "remove", "unique", "reserve", "shrink_to_fit", "swap"},
             Effect::Write)
      .Default(Effect::Nothing);
}

class Recorder {
public:
  explicit Recorder(const Function &F) : F(F), TU(F.unit()) {}

  std::vector<Access> run() {
    for (const Expr *E : F.own<Expr>())
      visit(E);
    for (const auto *Loop : F.own<CXXForRangeStmt>())
      add(Loop->getRangeInit(), Loop->getRangeInit(), false, true);
    return std::move(Result);
  }

private:
  void visit(const Expr *E) {
    // x = total
    //     ^~~~~
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
      if (Cast->getCastKind() == CK_LValueToRValue)
        add(Cast->getSubExpr(), E, false);
      return;
    }
    // total = 1    total += 1
    // ^~~~~        ^~~~~
    if (const auto *Assign = dyn_cast<BinaryOperator>(E)) {
      if (Assign->isAssignmentOp())
        add(Assign->getLHS(), E, true);
      return;
    }
    // ++total
    //   ^~~~~
    if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      if (Unary->isIncrementDecrementOp())
        add(Unary->getSubExpr(), E, true);
      return;
    }
    if (isa<CallExpr, CXXConstructExpr>(E))
      call(E);
  }

  void call(const Expr *Call) {
    const FunctionDecl *Callee = calleeOf(Call);
    if (!Callee)
      return;
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    // Stats copy = stats;    Stats taken = std::move(stats);
    //              ^~~~~                             ^~~~~
    if (const auto *Made = dyn_cast<CXXConstructExpr>(Call)) {
      if (Made->getConstructor()->isCopyOrMoveConstructor() &&
          Made->getNumArgs() > 0) {
        add(Made->getArg(0), Call, Made->getConstructor()->isMoveConstructor());
        return;
      }
    } else if (Method &&
               (Method->isCopyAssignmentOperator() ||
                Method->isMoveAssignmentOperator()) &&
               !Method->isUserProvided()) {
      // stats = other    of a class that leaves it to the compiler
      // ^~~~~
      if (const Expr *Object = objectOf(Call))
        add(Object, Call, true);
      add(argumentsOf(Call).front(), Call, false);
      return;
    }
    const Expr *Object = objectOf(Call);
    if (Method && Object && Method->isInstance() &&
        Method->getParent()->isInStdNamespace()) {
      QualType T = Object->IgnoreParenImpCasts()->getType();
      // first->c_str()
      bool Points = T->isPointerType();
      Effect What = effectOf(Method, Points ? T->getPointeeType() : T);
      if (What != Effect::Nothing)
        add(Object, Call, What == Effect::Write,
            /*Shallow=*/What == Effect::Read, Points);
    }
    if (Callee->isInStdNamespace())
      standard(Callee, Call);
    else if (const Function *Body = bodyOf(Callee, Call))
      through(*Body, Call, Object);
    if (roleOf(TU, Call, FunctionRole::Calls) ||
        (Callee->isInStdNamespace() && !Method &&
         !roleOf(TU, Call, FunctionRole::Spawn)))
      closures(Call);
  }

  /// What the standard library does to its arguments: what it takes by const
  /// reference it reads, and std::swap writes both.
  void standard(const FunctionDecl *Callee, const Expr *Call) {
    if (roleOf(TU, Call, FunctionRole::Spawn))
      return;
    bool Swaps = Callee->getIdentifier() && Callee->getName() == "swap";
    bool Passes =
        Callee->getIdentifier() &&
        StringSwitch<bool>(Callee->getName())
            .Cases({"move", "forward", "as_const", "ref", "cref", "addressof"},
                   true)
            .Default(false);
    if (Passes)
      return;
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
         ++I) {
      QualType T = Callee->getParamDecl(I)->getType();
      if (!T->isLValueReferenceType())
        continue;
      if (T->getPointeeType().isConstQualified())
        add(Arguments[I], Call, false);
      else if (Swaps)
        add(Arguments[I], Call, true);
    }
  }

  const Function *bodyOf(const FunctionDecl *Callee, const Expr *Call) const {
    if (mayBeOverridden(Callee) ||
        TU.models().isOfKnownLibrary(TU.qualifiedName(Callee)))
      return nullptr;
    const Function *Body = TU.function(Callee);
    // A coroutine runs where it is awaited.
    if (Body && Body->coroutine() &&
        !isa_and_nonnull<CoroutineSuspendExpr>(F.user(Call)))
      return nullptr;
    return Body;
  }

  void through(const Function &Body, const Expr *Call, const Expr *Object) {
    std::optional<Place> On;
    if (Object && !Body.lambda())
      On = addressOf(Object);
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (const Expr *&Argument : Arguments)
      if (isOwnCopy(Argument) && !isPointerLike(Argument->getType()))
        Argument = nullptr;
    import(accessesThrough(Body, Arguments, On), Call);
  }

  /// Whether \p E names what the closure has a copy of, and that is no pointer.
  bool isOwnCopy(const Expr *E) const {
    const ValueDecl *Under = variableUnder(E);
    return F.lambda() && Under && capturesCopy(F.lambda(), Under) &&
           !isPointerLike(Under->getType()) && !isIterator(Under->getType());
  }

  std::optional<Place> addressOf(const Expr *Object) const {
    if (isOwnCopy(Object) && !isPointerLike(Object->getType()))
      return std::nullopt;
    std::optional<Place> On = placeOf(TU, Object);
    if (!On || Object->getType()->isPointerType())
      return On && !On->Address ? std::optional(On->pointee()) : On;
    if (On->Address)
      return std::nullopt;
    On->Address = true;
    return On;
  }

  /// std::for_each(v.begin(), v.end(), [&](int i) { total += i; });
  ///                                   ^~~~~~~~~
  void closures(const Expr *Call) {
    for (const Expr *Argument : argumentsOf(Call))
      if (const auto *Lambda =
              dyn_cast<LambdaExpr>(Argument->IgnoreUnlessSpelledInSource()))
        if (const Function *Body = TU.function(Lambda->getCallOperator()))
          if (!Body->coroutine())
            import(accessesThrough(*Body, {}, std::nullopt), Call);
  }

  void import(std::vector<Access> Accesses, const Expr *Here) {
    std::vector<LockHeld> Locks = locksAt(Here);
    for (Access &A : Accesses) {
      A.Here = Here;
      A.Locks.insert(A.Locks.end(), Locks.begin(), Locks.end());
      keep(std::move(A));
    }
  }

  /// \p Pointee: what \p Of points to is meant.
  void add(const Expr *Of, const Expr *Here, bool Writes, bool Shallow = false,
           bool Pointee = false) {
    std::optional<Place> At = placeOf(TU, Of);
    if (At && Pointee)
      At = At->pointee();
    if (!At || At->Address || isSynchronised(TU, Of->getType()) ||
        isSynchronised(TU, F, *At))
      return;
    // The closure has its own copy: of the pointer, not of what it leads to.
    const auto *Under = dyn_cast_or_null<VarDecl>(variableUnder(Of));
    if (isOwnCopy(Of) ||
        (F.lambda() && Under && capturesCopy(F.lambda(), Under) &&
         *At == Place{Under}))
      return;
    // What is a local of this function alone nobody else sees, but that is for
    // the caller to say, who knows what was given away.
    Access A{std::move(*At), Writes, Shallow, Of, Here, false, {}};
    A.Locks = locksAt(Here);
    keep(std::move(A));
  }

  void keep(Access A) {
    if (F.lambda() && !A.What.Root && copiesThis(F.lambda()))
      return;
    if (Result.size() < 2000)
      Result.push_back(std::move(A));
  }

  std::vector<LockHeld> locksAt(const Expr *Here) const {
    std::vector<LockHeld> Result;
    for (const HeldLock &Lock : mayBeHeldAt(F, Here)) {
      LockHeld Held{std::nullopt, Lock.Shared};
      if (Lock.Mutex.isKnown()) {
        Place Mutex{dyn_cast_or_null<VarDecl>(Lock.Mutex.Root)};
        for (const FieldDecl *Field : Lock.Mutex.Fields)
          Mutex.Path.push_back({PlaceStep::Field, Field});
        if (Mutex.Root || Lock.Mutex.FromThis)
          Held.Mutex = std::move(Mutex);
      }
      Result.push_back(std::move(Held));
    }
    return Result;
  }

  const Function &F;
  TranslationUnit &TU;
  std::vector<Access> Result;
};

/// \p P as its caller names it, or nothing when it is the callee's own.
class Renaming {
public:
  Renaming(const Function &Callee, ArrayRef<const Expr *> Arguments,
           const std::optional<Place> &Object)
      : Callee(Callee), Arguments(Arguments), Object(Object) {}

  std::optional<Place> operator()(const Place &P, bool IsLock) const {
    const LambdaExpr *Lambda = Callee.lambda();
    if (!P.Root) {
      if (Lambda)
        return P;
      return Object ? std::optional(append(*Object, P.Path, false, IsLock))
                    : std::nullopt;
    }
    if (!P.Root->hasLocalStorage())
      return P;
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(P.Root);
        Parameter && Parameter->getDeclContext() == Callee.decl())
      return parameter(*Parameter, P, IsLock);
    // A local of the callee is not a captured variable.
    if (!Lambda || P.Root->getDeclContext() == Callee.decl() ||
        P.Root->isInitCapture())
      return std::nullopt;
    if (capturesCopy(Lambda, P.Root) && !IsLock &&
        (P.Path.empty() || P.Path.front().Kind != PlaceStep::Deref))
      // Resolved from another variable, which was judged where it was named.
      return isPointerLike(P.Root->getType()) ? std::nullopt : std::optional(P);
    return P;
  }

private:
  std::optional<Place> parameter(const ParmVarDecl &Parameter, const Place &P,
                                 bool IsLock) const {
    unsigned I = Parameter.getFunctionScopeIndex();
    if (I >= Arguments.size() || !Arguments[I])
      return std::nullopt;
    QualType T = Parameter.getType();
    bool ByValue = !T->isReferenceType();
    if (ByValue && !isPointerLike(T))
      return std::nullopt;
    std::optional<Place> Given = placeOf(Callee.unit(), Arguments[I]);
    if (!Given)
      return std::nullopt;
    if (T->isReferenceType())
      return Given->Address
                 ? std::nullopt
                 : std::optional(append(*Given, P.Path, false, IsLock));
    ArrayRef<PlaceStep> Path = P.Path;
    if (!IsLock) {
      if (Path.empty() || Path.front().Kind != PlaceStep::Deref)
        return std::nullopt;
      Path = Path.drop_front();
    }
    return append(*Given, Path, true, IsLock);
  }

  static Place append(Place To, ArrayRef<PlaceStep> Path, bool Pointee,
                      bool IsLock) {
    if (IsLock) {
      // Locks are known by their members alone.
      To.Address = false;
      erase_if(To.Path, [](const PlaceStep &Step) {
        return Step.Kind == PlaceStep::Deref;
      });
    } else if (Pointee) {
      To = To.pointee();
    } else {
      To.Address = false;
    }
    To.Path.append(Path.begin(), Path.end());
    return To;
  }

  const Function &Callee;
  ArrayRef<const Expr *> Arguments;
  const std::optional<Place> &Object;
};

} // namespace

static Accesses findAccesses(const Function &F) {
  static const Accesses None = std::make_shared<std::vector<Access>>();
  AccessMemo &Memo = F.unit().analysis<AccessMemo>();
  if (auto Known = Memo.Known.find(&F); Known != Memo.Known.end())
    return Known->second;
  if (F.decl()->isDependentContext())
    return None;
  if (const auto *Again = find(Memo.Open, &F); Again != Memo.Open.end()) {
    Memo.Cycle = std::min<size_t>(Memo.Cycle, Again - Memo.Open.begin());
    return None;
  }
  // Code in which everything calls everything is left alone.
  if (Memo.Open.empty())
    Memo.Reads = 0;
  else if (++Memo.Reads > 1000)
    return None;
  size_t Depth = Memo.Open.size();
  Memo.Open.push_back(&F);
  Accesses Found =
      std::make_shared<const std::vector<Access>>(Recorder(F).run());
  Memo.Open.pop_back();
  if (Memo.Cycle >= Depth) {
    Memo.Cycle = ~size_t(0);
    Memo.Known[&F] = Found;
  }
  return Found;
}

const std::vector<Access> &accessesIn(const Function &F) {
  static const std::vector<Access> None;
  findAccesses(F);
  auto Known = F.unit().analysis<AccessMemo>().Known.find(&F);
  return Known == F.unit().analysis<AccessMemo>().Known.end() ? None
                                                              : *Known->second;
}

std::vector<Access> accessesThrough(const Function &Callee,
                                    ArrayRef<const Expr *> Arguments,
                                    const std::optional<Place> &Object) {
  Renaming Rename(Callee, Arguments, Object);
  std::vector<Access> Result;
  Accesses Own = findAccesses(Callee);
  if (Own->empty())
    return Result;
  const Unordered &Early = Unordered::fromEntry(Callee);
  for (const Access &A : *Own) {
    std::optional<Place> Renamed = Rename(A.What, false);
    if (!Renamed)
      continue;
    Access Seen = A;
    Seen.What = std::move(*Renamed);
    Seen.AfterWait |= !Early.contains(A.Here);
    Seen.Locks.clear();
    for (const LockHeld &Lock : A.Locks)
      Seen.Locks.push_back(
          {Lock.Mutex ? Rename(*Lock.Mutex, true) : std::nullopt, Lock.Shared});
    if (none_of(Result, [&](const Access &Known) {
          return Known.What == Seen.What && Known.Writes == Seen.Writes &&
                 Known.AfterWait == Seen.AfterWait &&
                 Known.Locks.size() == Seen.Locks.size();
        }))
      Result.push_back(std::move(Seen));
  }
  return Result;
}

/// \p Larger is the whole of which the other is a part, with this next step.
static bool reaches(const Access &Larger, const PlaceStep &Next) {
  switch (Next.Kind) {
  case PlaceStep::Field:
    return true;
  case PlaceStep::Element:
    return Larger.Writes || !Larger.Shallow;
  case PlaceStep::Deref:
    return false;
  }
  llvm_unreachable("unknown step");
}

static bool excluded(const Access &A, const Access &B) {
  for (const LockHeld &Ours : A.Locks)
    for (const LockHeld &Theirs : B.Locks) {
      if (Ours.Shared && Theirs.Shared)
        continue;
      if (!Ours.Mutex || !Theirs.Mutex || *Ours.Mutex == *Theirs.Mutex)
        return true;
    }
  return false;
}

std::optional<Conflict> whyConflict(const Access &A, const Access &B) {
  if ((!A.Writes && !B.Writes) || A.What.Root != B.What.Root || excluded(A, B))
    return std::nullopt;
  size_t Common = std::min(A.What.Path.size(), B.What.Path.size());
  for (size_t I = 0; I < Common; ++I) {
    const PlaceStep &Ours = A.What.Path[I], &Theirs = B.What.Path[I];
    if (!(Ours == Theirs) || (Ours.Kind == PlaceStep::Element && !Ours.Index))
      return std::nullopt;
  }
  const Access &Larger = A.What.Path.size() <= B.What.Path.size() ? A : B;
  const Access &Smaller = &Larger == &A ? B : A;
  if (Smaller.What.Path.size() > Common &&
      !reaches(Larger, Smaller.What.Path[Common]))
    return std::nullopt;
  return Conflict{Larger.What};
}

} // namespace async_tidy
