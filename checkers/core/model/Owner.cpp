//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Owner.h"
#include "core/base/Compat.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool isIterator(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->hasDefinition() &&
         !R->lookup(&R->getASTContext().Idents.get("iterator_category"))
              .empty();
}

bool hasArrow(const CXXRecordDecl *R) {
  DeclarationName Arrow =
      R->getASTContext().DeclarationNames.getCXXOperatorName(OO_Arrow);
  auto Lacks = [&](const CXXRecordDecl *Class) {
    return Class->lookup(Arrow).empty();
  };
  return !Lacks(R) || !R->forallBases(Lacks);
}

static std::optional<Owner> ownerNamed(StringRef StandardTemplate) {
  return StringSwitch<std::optional<Owner>>(StandardTemplate)
      .Cases({"optional", "unique_ptr", "expected"}, Owner{false, false, {}})
      .Case("shared_ptr", Owner{false, true, {}})
      .Cases({"vector", "deque", "list", "forward_list", "array", "queue",
              "stack", "priority_queue"},
             Owner{true, false, {}})
      .Cases({"map", "multimap", "unordered_map", "unordered_multimap", "set",
              "multiset", "unordered_set"},
             Owner{true, false, {}})
      .Cases({"tuple", "pair", "variant"}, Owner{true, false, {}})
      .Default(std::nullopt);
}

std::optional<Owner> standardOwner(QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !Spec->isInStdNamespace())
    return std::nullopt;
  std::optional<Owner> Result = ownerNamed(Spec->getName());
  if (!Result)
    return std::nullopt;
  Result->Owned = typeArguments(Spec);
  return Result;
}

SmallVector<QualType, 4> typeArguments(ArrayRef<TemplateArgument> Arguments) {
  SmallVector<QualType, 4> Result;
  for (const TemplateArgument &Argument : Arguments)
    if (Argument.getKind() == TemplateArgument::Pack)
      append_range(Result, typeArguments(Argument.getPackAsArray()));
    else if (Argument.getKind() == TemplateArgument::Type)
      Result.push_back(Argument.getAsType());
  return Result;
}

SmallVector<QualType, 4> typeArguments(const CXXRecordDecl *R) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(R);
  return Spec ? typeArguments(Spec->getTemplateArgs().asArray())
              : SmallVector<QualType, 4>();
}

} // namespace async_tidy
