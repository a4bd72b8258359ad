//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Holding.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// How an owning class template of the standard library holds its arguments.
static std::optional<Holding> holdingOf(StringRef StandardTemplate) {
  return StringSwitch<std::optional<Holding>>(StandardTemplate)
      .Cases({"optional", "unique_ptr", "shared_ptr", "expected"}, Holding::One)
      .Cases({"vector", "deque", "list", "forward_list", "array", "queue",
              "stack", "priority_queue"},
             Holding::Many)
      .Cases({"map", "multimap", "unordered_map", "unordered_multimap", "set",
              "multiset", "unordered_set"},
             Holding::Many)
      .Cases({"tuple", "pair", "variant"}, Holding::Many)
      .Default(std::nullopt);
}

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
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !Spec->isInStdNamespace())
    return std::nullopt;
  std::optional<Holding> How = holdingOf(Spec->getName());
  if (!How)
    return std::nullopt;
  auto FirstThatHolds =
      [&](ArrayRef<TemplateArgument> Arguments) -> std::optional<Holds> {
    for (const TemplateArgument &Argument : Arguments)
      if (Argument.getKind() == TemplateArgument::Type)
        // An awaiter in a container is somebody's own scheduling.
        if (std::optional<Holds> Inner = whatHolds(TU, Argument.getAsType());
            Inner && TU.task(Inner->Task).Kind == TaskKind::Task)
          return Holds{Inner->How == Holding::Many ? Holding::Many : *How,
                       Inner->Task};
    return std::nullopt;
  };
  for (const TemplateArgument &Argument : Spec->getTemplateArgs().asArray())
    if (std::optional<Holds> Found =
            Argument.getKind() == TemplateArgument::Pack
                ? FirstThatHolds(Argument.getPackAsArray())
                : FirstThatHolds(Argument))
      return Found;
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
