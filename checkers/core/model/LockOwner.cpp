//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/LockOwner.h"
#include "core/base/Compat.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/Attr.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

struct AllMutexes {
  DenseMap<const CXXRecordDecl *, std::optional<ThreadLock>> Of;
};

} // namespace

static StringRef identifierOf(const NamedDecl *D) {
  const IdentifierInfo *Name = D ? D->getIdentifier() : nullptr;
  return Name ? Name->getName() : StringRef();
}

static bool isModelledLock(const std::optional<FunctionFact> &Fact) {
  return Fact && Fact->Model && Fact->Model->Kind == BlockingKind::Lock;
}

const FunctionDecl *suspendsFor(TranslationUnit &TU,
                                const CXXRecordDecl *Mutex) {
  for (const CXXMethodDecl *M : Mutex->getDefinition()->methods()) {
    QualType Returns = M->getReturnType();
    if (Returns->isRecordType() && TU.task(Returns).Kind != TaskKind::None)
      return M;
  }
  return nullptr;
}

/// while (busy.test_and_set()) {}
///             ^~~~~~~~~~~~
static bool isAtomicStep(const FunctionDecl *Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  StringRef Name = identifierOf(Callee);
  return Method && Method->getParent()->isInStdNamespace() &&
         (Name == "test_and_set" || Name == "exchange" ||
          Name.starts_with("compare_exchange"));
}

/// Whether \p S, part of the body of a function called `lock`, makes the thread
/// wait.
static bool waits(TranslationUnit &TU, const Stmt *S, bool Looping = false) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  Looping |= isa<WhileStmt, DoStmt, ForStmt>(S);
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      if (Looping && isAtomicStep(Callee))
        return true;
      StringRef Name = identifierOf(Callee);
      const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
      if (Method && (Name == "lock" || Name == "lock_shared"))
        return whyOfThread(TU, Method->getParent()).has_value();
      if (std::optional<FunctionFact> Fact =
              roleOf(TU, Call, FunctionRole::Blocking);
          Fact && Fact->Model &&
          (Fact->Model->Kind == BlockingKind::Lock ||
           Fact->Model->Kind == BlockingKind::Wait))
        return true;
    }
  return any_of(S->children(),
                [&](const Stmt *Child) { return waits(TU, Child, Looping); });
}

static std::optional<ThreadLock> find(TranslationUnit &TU,
                                      const CXXRecordDecl *R) {
  QualType T = typeOf(R);
  // Who says that it may change threads knows.
  if (roleOf(TU, T, TypeRole::Send))
    return std::nullopt;
  for (const CXXMethodDecl *M : R->methods())
    if (isModelledLock(
            roleOf(TU, cast<FunctionDecl>(M), FunctionRole::Blocking)))
      return ThreadLock{M, false};
  if (suspendsFor(TU, R))
    return std::nullopt;
  const auto *Capability = R->getAttr<CapabilityAttr>();
  bool Unlocks = false;
  for (const CXXMethodDecl *M : R->methods()) {
    if (Capability && Capability->getName().equals_insensitive("mutex") &&
        M->hasAttr<AcquireCapabilityAttr>())
      return ThreadLock{M, false};
    Unlocks |= identifierOf(M).starts_with("unlock");
  }
  if (Unlocks)
    for (const CXXMethodDecl *M : R->methods())
      if (StringRef Name = identifierOf(M);
          (Name == "lock" || Name == "lock_shared") &&
          M->getReturnType()->isVoidType() && waits(TU, M->getBody()))
        return ThreadLock{M, true};
  for (const CXXBaseSpecifier &Base : R->bases())
    if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
      if (std::optional<ThreadLock> Why = whyOfThread(TU, B))
        return Why;
  return std::nullopt;
}

std::optional<ThreadLock> whyOfThread(TranslationUnit &TU,
                                      const CXXRecordDecl *Mutex) {
  if (!Mutex || !Mutex->hasDefinition())
    return std::nullopt;
  Mutex = Mutex->getDefinition();
  auto &Of = TU.analysis<AllMutexes>().Of;
  // A class that asks for itself meanwhile is not known.
  if (auto [Entry, New] = Of.try_emplace(Mutex); !New)
    return Entry->second;
  std::optional<ThreadLock> Why = find(TU, Mutex);
  Of[Mutex] = Why;
  return Why;
}

SmallVector<const CXXRecordDecl *, 4> mutexesOf(const CXXRecordDecl *R) {
  SmallVector<QualType, 4> Types = typeArguments(R);
  if (R->hasDefinition())
    for (const FieldDecl *Field : R->getDefinition()->fields())
      Types.push_back(Field->getType());
  SmallVector<const CXXRecordDecl *, 4> Result;
  for (QualType T : Types) {
    T = T.getNonReferenceType();
    if (T->isPointerType())
      T = T->getPointeeType();
    if (const CXXRecordDecl *Mutex = T->getAsCXXRecordDecl();
        Mutex && Mutex->hasDefinition())
      Result.push_back(Mutex->getDefinition());
  }
  return Result;
}

/// The same for a guard of type \p T.
static std::optional<ThreadLock> ofGuard(TranslationUnit &TU, QualType T,
                                         unsigned Depth = 0) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || Depth > 3 || roleOf(TU, T, TypeRole::Send))
    return std::nullopt;
  if (std::optional<TypeFact> Fact = roleOf(TU, T, TypeRole::NotSend))
    return ThreadLock{};
  SmallVector<const CXXRecordDecl *, 4> Locked = mutexesOf(R);
  for (const CXXRecordDecl *Mutex : Locked)
    if (std::optional<ThreadLock> Why = whyOfThread(TU, Mutex))
      return Why;
  // class Lock : std::unique_lock<std::mutex>    class Lock { unique_lock l; };
  SmallVector<QualType, 4> Inside;
  if (R->hasDefinition()) {
    for (const CXXBaseSpecifier &Base : R->getDefinition()->bases())
      Inside.push_back(Base.getType());
    for (const FieldDecl *Field : R->getDefinition()->fields())
      Inside.push_back(Field->getType());
  }
  for (QualType Part : Inside)
    if (isGuard(TU, Part) && !Part->isReferenceType())
      if (std::optional<ThreadLock> Why = ofGuard(TU, Part, Depth + 1))
        return Why;
  return std::nullopt;
}

std::optional<ThreadLock> whyOfThread(TranslationUnit &TU,
                                      const HeldLock &Lock) {
  QualType Guard = Lock.Guard      ? Lock.Guard->getType()
                   : Lock.LockCall ? Lock.LockCall->getType()
                                   : QualType();
  if (Lock.AsyncSafe || (!Guard.isNull() && roleOf(TU, Guard, TypeRole::Send)))
    return std::nullopt;
  const FunctionDecl *Callee =
      Lock.LockCall ? calleeOf(Lock.LockCall) : nullptr;
  // pthread_mutex_lock(&m)
  if (Callee && Callee->isExternC())
    return isModelledLock(roleOf(TU, Lock.LockCall, FunctionRole::Blocking))
               ? std::optional(ThreadLock{Callee, false})
               : std::nullopt;
  const CXXRecordDecl *Mutex =
      Lock.MutexType.isNull() ? nullptr : Lock.MutexType->getAsCXXRecordDecl();
  if (Mutex && Mutex->hasDefinition()) {
    if (std::optional<ThreadLock> Why = whyOfThread(TU, Mutex))
      return Why;
    if (suspendsFor(TU, Mutex) || roleOf(TU, Lock.MutexType, TypeRole::Send))
      return std::nullopt;
  }
  return Guard.isNull() ? std::nullopt : ofGuard(TU, Guard);
}

} // namespace async_tidy
