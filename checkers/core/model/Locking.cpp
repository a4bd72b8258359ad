//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Locking.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether an object of type \p T has \p Field itself, and not what it points
/// to.
static bool holds(QualType T, const FieldDecl *Field) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  const auto *Parent = dyn_cast<CXXRecordDecl>(Field->getParent());
  return R && Parent &&
         (R->getCanonicalDecl() == Parent->getCanonicalDecl() ||
          (R->hasDefinition() && R->isDerivedFrom(Parent)));
}

std::string LockPath::name() const {
  // `this` is not written.
  std::string Result = Root ? Root->getNameAsString() : "";
  QualType Before = Root ? Root->getType() : QualType();
  for (const FieldDecl *Field : Fields) {
    if (!Result.empty())
      Result += holds(Before, Field) ? "." : "->";
    Result += Field->getNameAsString();
    Before = Field->getType();
  }
  return Result;
}

/// Skips what the compiler adds and what stands for the same object.
static const Expr *strip(const Expr *E) {
  for (;;) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *List = dyn_cast<InitListExpr>(E);
             List && List->getNumInits() == 1 && List->isTransparent())
      E = List->getInit(0);
    else
      return E;
  }
}

LockPath lockPathOf(const Expr *E) {
  LockPath Path;
  // A reference stands for what it is initialised with.
  for (unsigned Steps = 0; Steps < 32; ++Steps) {
    E = strip(E);
    if (isa<CXXThisExpr>(E)) {
      Path.FromThis = true;
    } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl())) {
        Path.Fields.push_back(Field);
        E = Member->getBase();
        continue;
      }
      // A static member is one for all objects.
      Path.Root = dyn_cast<VarDecl>(Member->getMemberDecl());
    } else if (const auto *Deref = dyn_cast<UnaryOperator>(E);
               Deref && (Deref->getOpcode() == UO_Deref ||
                         Deref->getOpcode() == UO_AddrOf)) {
      E = Deref->getSubExpr();
      continue;
    } else if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E);
               Arrow && (Arrow->getOperator() == OO_Arrow ||
                         (Arrow->getOperator() == OO_Star &&
                          Arrow->getNumArgs() == 1))) {
      E = Arrow->getArg(0);
      continue;
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      if (Var && Var->getType()->isReferenceType() && Var->getInit() &&
          !isa<ParmVarDecl>(Var) && !Var->isInitCapture() &&
          Var->getInit()->isLValue() &&
          !isa<MaterializeTemporaryExpr>(Var->getInit()->IgnoreImplicit())) {
        E = Var->getInit();
        continue;
      }
      if (isa<VarDecl, BindingDecl>(Ref->getDecl()))
        Path.Root = Ref->getDecl();
    }
    break;
  }
  if (!Path.isKnown())
    Path.Fields.clear();
  std::reverse(Path.Fields.begin(), Path.Fields.end());
  return Path;
}

/// Whether \p R or a base of it declares a member function called \p Name.
static bool hasMember(const CXXRecordDecl *R, StringRef Name) {
  if (!R || !R->hasDefinition())
    return false;
  const auto &Identifier = R->getASTContext().Idents.get(Name);
  if (!R->lookup(&Identifier).empty())
    return true;
  return any_of(R->bases(), [&](const CXXBaseSpecifier &Base) {
    return hasMember(Base.getType()->getAsCXXRecordDecl(), Name);
  });
}

static const CXXRecordDecl *classOf(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  return T->getAsCXXRecordDecl();
}

/// Can be unlocked ([thread.req.lockable.basic], [...shared]).
static bool isLockable(QualType T) {
  const CXXRecordDecl *R = classOf(T);
  return hasMember(R, "unlock") || hasMember(R, "unlock_shared");
}

static QualType mutexType(const Expr *E) {
  QualType T = E->getType().getNonReferenceType();
  return (T->isPointerType() ? T->getPointeeType() : T).getUnqualifiedType();
}

static StringRef identifierOf(const NamedDecl *D) {
  const IdentifierInfo *Name = D ? D->getIdentifier() : nullptr;
  return Name ? Name->getName() : StringRef();
}

/// Whether a class or function called \p Name lets others in at once.
static bool saysShared(StringRef Name) {
  return Name.contains_insensitive("shared") || Name.contains("sharable") ||
         Name.contains("rdlock") || Name == "rlock" ||
         (Name.contains("Read") && !Name.contains("Thread"));
}

const Expr *movedBy(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && Callee->isInStdNamespace() && Call->getNumArgs() == 1 &&
                   identifierOf(Callee) == "move"
               ? Call->getArg(0)->IgnoreParenImpCasts()
               : nullptr;
  }
  const auto *Cast = dyn_cast<CXXStaticCastExpr>(E);
  return Cast && Cast->isXValue() ? Cast->getSubExpr()->IgnoreParenImpCasts()
                                  : nullptr;
}

const VarDecl *guardNamed(TranslationUnit &TU, const Expr *E) {
  for (unsigned Steps = 0; Steps < 8; ++Steps) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Address = dyn_cast<UnaryOperator>(E);
        Address && Address->getOpcode() == UO_AddrOf)
      E = Address->getSubExpr()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Var->hasLocalStorage() || !isGuard(TU, Var->getType()))
      return nullptr;
    // auto &same = guard;
    //              ^~~~~
    const Expr *Init = Var->getInit();
    if (!Var->getType()->isReferenceType() || isa<ParmVarDecl>(Var) || !Init ||
        !isa<DeclRefExpr>(Init->IgnoreParenImpCasts()))
      return Var;
    E = Init;
  }
  return nullptr;
}

/// The mutexes among what a guard is constructed from.
static SmallVector<LockedMutex, 2> mutexesAmong(ArrayRef<const Expr *> Of,
                                                bool Shared) {
  SmallVector<LockedMutex, 2> Result;
  for (const Expr *E : Of)
    if (isLockable(E->getType()))
      Result.push_back({lockPathOf(E), mutexType(E), Shared});
  // MutexLocker lock(queue);  where only the library knows what is inside
  //                  ^~~~~
  if (Result.empty() && !Of.empty())
    Result.push_back({lockPathOf(Of.front()), {}, Shared});
  if (Result.empty())
    Result.push_back({{}, {}, Shared});
  return Result;
}

static GuardStart constructed(TranslationUnit &TU,
                              const CXXConstructExpr *Construct) {
  GuardStart Result;
  Result.Call = Construct;
  const CXXRecordDecl *R = Construct->getConstructor()->getParent();
  bool Shared = saysShared(identifierOf(R));
  SmallVector<const Expr *> Arguments = argumentsOf(Construct);
  if (Arguments.empty()) {
    // A guard that can be locked later begins without a lock; one that cannot
    // has no other time to lock than now.
    if (hasMember(R, "lock") || hasMember(R, "unlock") ||
        hasMember(R, "owns_lock") || hasMember(R, "swap") ||
        R->hasUserDeclaredMoveAssignment())
      return Result;
    Result.What = GuardStart::Holds;
    Result.Mutexes = mutexesAmong({}, Shared);
    return Result;
  }
  Result.What = GuardStart::Holds;
  SmallVector<const Expr *> Mutexes;
  for (const Expr *E : Arguments) {
    StringRef Class = identifierOf(classOf(E->getType()));
    if (Class == "adopt_lock_t")
      continue;
    if (Class == "defer_lock_t")
      Result.What = GuardStart::Defers;
    else if (Class == "try_to_lock_t")
      Result.What = GuardStart::Tried;
    else if (Class == "duration" || Class == "time_point" || Class == "ptime" ||
             Class == "time_duration" || E->getType()->isBooleanType() ||
             isa<CXXNullPtrLiteralExpr>(E->IgnoreParenImpCasts()))
      Result.What = GuardStart::Tried; // unique_lock lock(m, 1s);
    else
      Mutexes.push_back(E);
  }
  Result.Mutexes = mutexesAmong(Mutexes, Shared);
  return Result;
}

/// The mutex of a guard that a function returns: `m` in `m.scoped_lock()`,
/// `sem` in `get_units(sem, 1)`.
static LockedMutex givenBy(const Expr *Call, QualType Guard) {
  LockedMutex Result;
  const FunctionDecl *Callee = calleeOf(Call);
  Result.Shared = saysShared(identifierOf(Callee)) ||
                  saysShared(identifierOf(classOf(Guard)));
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  const Expr *Of = objectOf(Call);
  // One object may have a lock for each key: pool.lockFor(key).
  if (Of && !Arguments.empty() && !isLockable(Of->getType()))
    return Result;
  if (!Of && !Arguments.empty() && classOf(Arguments.front()->getType()))
    Of = Arguments.front();
  if (!Of)
    return Result;
  Result.Path = lockPathOf(Of);
  if (isLockable(Of->getType()))
    Result.Type = mutexType(Of);
  return Result;
}

GuardStart guardStart(TranslationUnit &TU, const Expr *Init) {
  const Expr *E = strip(Init);
  GuardStart Result;
  Result.Call = E;
  QualType Guard = E->getType();
  if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(E)) {
    Result.AsyncSafe = true;
    E = strip(Await->getOperand());
  } else if (const Expr *Moved = movedBy(E)) {
    Result.From = guardNamed(TU, Moved);
    Result.What = Result.From ? GuardStart::Takes : GuardStart::Tried;
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    if (Construct->getConstructor()->isCopyOrMoveConstructor() &&
        Construct->getNumArgs() >= 1)
      return guardStart(TU, Construct->getArg(0));
    return constructed(TU, Construct);
  } else if (isa<DeclRefExpr>(E)) {
    // return lock;  the guard that takes it over is not of this function
    Result.What = GuardStart::Tried;
  }
  if (Result.What == GuardStart::Takes)
    return Result;
  if (Result.What == GuardStart::Empty && isa<CallExpr>(E)) {
    StringRef Name = identifierOf(calleeOf(E));
    Result.What = Name.contains_insensitive("try") ? GuardStart::Tried
                                                   : GuardStart::Holds;
    Result.Mutexes.push_back(givenBy(E, Guard));
    return Result;
  }
  // c ? a : b, an operand that is a variable, ...
  Result.What = Result.AsyncSafe ? GuardStart::Holds : GuardStart::Tried;
  Result.Mutexes.push_back({});
  return Result;
}

//===----------------------------------------------------------------------===//
// Guards inside of other objects
//===----------------------------------------------------------------------===//

const FieldDecl *guardInside(TranslationUnit &TU, QualType T) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || R->isUnion() || R->isLambda() ||
      R->isInStdNamespace() || isGuard(TU, T))
    return nullptr;
  const FieldDecl *Result = nullptr;
  for (const FieldDecl *Field : R->getDefinition()->fields())
    if (!Field->getType()->isReferenceType() && isGuard(TU, Field->getType())) {
      if (Result)
        return nullptr; // which of them is unlocked is not followed
      Result = Field;
    }
  return Result;
}

/// What \p Path, in a constructor that \p Construct calls, is for the caller.
static LockPath forCaller(const LockPath &Path,
                          const CXXConstructExpr *Construct) {
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Path.Root);
  if (!Parameter)
    return Path.FromThis ? LockPath() : Path;
  if (Parameter->getFunctionScopeIndex() >= Construct->getNumArgs())
    return {};
  LockPath Result =
      lockPathOf(Construct->getArg(Parameter->getFunctionScopeIndex()));
  if (Result.isKnown())
    append_range(Result.Fields, Path.Fields);
  return Result;
}

static const Expr *defaultOf(const Expr *Init) {
  const auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(Init);
  return Default ? Default->getExpr() : Init;
}

GuardStart startInside(TranslationUnit &TU, const FieldDecl *Guard,
                       const Expr *Init) {
  const Expr *E = strip(Init);
  GuardStart Result;
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    unsigned I = Guard->getFieldIndex();
    if (const auto *R = List->getType()->getAsCXXRecordDecl())
      I += R->getNumBases();
    if (I < List->getNumInits())
      Result = guardStart(TU, defaultOf(List->getInit(I)));
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    const FunctionDecl *Body = nullptr;
    if (Construct->getConstructor()->hasBody(Body))
      for (const CXXCtorInitializer *Member :
           cast<CXXConstructorDecl>(Body)->inits())
        if (Member->getAnyMember() == Guard)
          Result = guardStart(TU, defaultOf(Member->getInit()));
    for (LockedMutex &Mutex : Result.Mutexes)
      Mutex.Path = forCaller(Mutex.Path, Construct);
  } else if (const auto *R = Guard->getType()->getAsCXXRecordDecl();
             isa<CallExpr>(E) && R && !R->hasSimpleMoveConstructor() &&
             !R->hasMoveConstructor()) {
    // What cannot be moved was made with a lock and has it still.
    Result.What = GuardStart::Holds;
    Result.Mutexes.push_back({});
  }
  Result.Call = E;
  // Where it came from is of the constructor.
  if (Result.What == GuardStart::Takes)
    Result = {};
  return Result;
}

bool mayUnlockInside(const FieldDecl *Guard, const Stmt *Use) {
  // t.size()    t.held    *t    t->f()
  const FunctionDecl *Callee = nullptr;
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(Use)) {
    if (isa<FieldDecl>(Member->getMemberDecl()))
      return Member->getMemberDecl() == Guard;
    Callee = dyn_cast<FunctionDecl>(Member->getMemberDecl());
  } else if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Use)) {
    Callee = Call->getDirectCallee();
  }
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Method)
    return true;
  const Stmt *Body = Method->getBody();
  return !Method->isConst() && (!Body || names(Body, Guard));
}

/// `lock`, `lock_shared`, `try_lock_for`, `unlock`, ...
static std::optional<LockStep::Kind> memberStep(StringRef Name, bool OfGuard) {
  bool Locks = Name.contains_insensitive("lock");
  if (Name.contains_insensitive("unlock"))
    return LockStep::Unlock;
  if (OfGuard && (Name == "release" || Name == "reset" || Name == "swap" ||
                  Name == "return_all"))
    return LockStep::Unlock;
  if (OfGuard && Name == "owns_lock")
    return LockStep::Tests;
  if (Locks && Name.starts_with("try"))
    return LockStep::Try;
  if (Name == "lock" || Name == "lock_shared" || (OfGuard && Name == "relock"))
    return LockStep::Lock;
  return std::nullopt;
}

/// pthread_mutex_lock(&m)    mtx_lock(&m)    pthread_rwlock_unlock(&m)
/// EnterCriticalSection(&c)    LeaveCriticalSection(&c)
static std::optional<LockStep> ofC(TranslationUnit &TU, const CallExpr *Call,
                                   StringRef Name) {
  if (Call->getNumArgs() == 0)
    return std::nullopt;
  const Expr *Object = Call->getArg(0);
  if (Name.contains_insensitive("unlock") ||
      Name.contains_insensitive("leave") || Name.starts_with("Release"))
    return LockStep{LockStep::Unlock, Object};
  // What is done once has no end: InitOnceExecuteOnce(&once, ...).
  if (Name.contains_insensitive("once"))
    return std::nullopt;
  std::optional<FunctionFact> Fact = roleOf(TU, Call, FunctionRole::Blocking);
  if (!Fact || !Fact->Model || Fact->Model->Kind != BlockingKind::Lock)
    return std::nullopt;
  bool Timed = Name.contains("timed") || Name.contains("clock");
  return LockStep{Timed && !Name.ends_with("_lock") ? LockStep::Try
                                                    : LockStep::Lock,
                  Object, saysShared(Name)};
}

SmallVector<LockStep, 2> lockSteps(TranslationUnit &TU, const Expr *E) {
  SmallVector<LockStep, 2> Result;
  bool Awaited = false;
  if (const auto *Await = dyn_cast<CoawaitExpr>(E)) {
    // co_await m.lock();  A guard that it gives is a matter of its own.
    //          ^~~~~~~~
    if (!Await->getType()->isVoidType())
      return Result;
    Awaited = true;
    E = strip(Await->getOperand());
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return Result;
  if (isa<CXXConversionDecl>(Callee)) {
    if (const Expr *Object = objectOf(Call); Object && guardNamed(TU, Object))
      Result.push_back({LockStep::Tests, Object});
    return Result;
  }
  StringRef Name = identifierOf(Callee);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    const Expr *Object = Member->getImplicitObjectArgument();
    bool OfGuard = guardNamed(TU, Object);
    std::optional<LockStep::Kind> What = memberStep(Name, OfGuard);
    if (!What && Awaited && Name.contains("lock"))
      What = LockStep::Lock;
    if (!What || (!OfGuard && !isLockable(Object->getType())))
      return Result;
    // What locks has no result, unless it tells whether it could.
    bool Void = Call->getType()->isVoidType();
    if (*What == LockStep::Lock && Void == Awaited)
      return Result;
    Result.push_back({*What, Object, saysShared(Name)});
  } else if (!isa<CXXMethodDecl>(Callee)) {
    // std::lock(a, b);
    if (Name == "lock" && Call->getNumArgs() > 1) {
      for (const Expr *Argument : Call->arguments())
        if (isLockable(Argument->getType()))
          Result.push_back({LockStep::Lock, Argument});
    } else if (Callee->isExternC()) {
      if (std::optional<LockStep> Step = ofC(TU, Call, Name))
        Result.push_back(*Step);
    }
  }
  return Result;
}

} // namespace async_tidy
