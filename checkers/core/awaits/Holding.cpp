//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Holding.h"
#include "core/model/Owner.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

std::optional<Holds> whatHolds(TranslationUnit &TU, QualType T) {
  if (T.isNull())
    return std::nullopt;
  T = T.getNonReferenceType();
  if (const ArrayType *Array = TU.context().getAsArrayType(T)) {
    std::optional<Holds> Element = whatHolds(TU, Array->getElementType());
    if (Element)
      Element->How = Holding::Many;
    return Element;
  }
  switch (TU.task(T).Kind) {
  case TaskKind::Task:
  case TaskKind::Awaiter:
  case TaskKind::Awaitable:
  case TaskKind::Sender:
    return Holds{Holding::Itself, T};
  case TaskKind::None:
  case TaskKind::Generator:
  case TaskKind::Detached:
    break;
  }
  std::optional<Owner> Owns = standardOwner(T);
  if (!Owns)
    return std::nullopt;
  for (QualType Owned : Owns->Owned)
    // An awaiter in a container is somebody's own scheduling.
    if (std::optional<Holds> Inner = whatHolds(TU, Owned);
        Inner && TU.task(Inner->Task).Kind == TaskKind::Task)
      return Holds{Inner->How == Holding::Many || Owns->Many ? Holding::Many
                                                             : Holding::One,
                   Inner->Task};
  return std::nullopt;
}

SmallVector<const FieldDecl *, 2> membersThatHold(TranslationUnit &TU,
                                                  QualType T) {
  SmallVector<const FieldDecl *, 2> Found;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R || R->isDependentContext() || R->isInStdNamespace() || R->isLambda() ||
      R->isUnion() || !R->isAggregate() || TU.task(T).Kind != TaskKind::None)
    return Found;
  if (const CXXDestructorDecl *Destructor = R->getDestructor();
      Destructor && Destructor->isUserProvided())
    return Found;
  for (const FieldDecl *Field : R->fields())
    if (!Field->getType()->isReferenceType() && whatHolds(TU, Field->getType()))
      Found.push_back(Field);
  return Found;
}

} // namespace async_tidy
