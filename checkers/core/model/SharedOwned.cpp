//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/SharedOwned.h"
#include "core/base/Compat.h"
#include "core/model/Owner.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool isSmartPointer(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->hasDefinition() && !isIterator(T) && hasArrow(R);
}

/// void intrusive_ptr_add_ref(const session *);
static bool counts(const NamedDecl *D, const CXXRecordDecl *Class) {
  const FunctionDecl *F = D->getAsFunction();
  if (!F || F->getNumParams() != 1 || !F->getIdentifier() ||
      F->getName() != "intrusive_ptr_add_ref")
    return false;
  const CXXRecordDecl *Of =
      F->getParamDecl(0)->getType()->getPointeeCXXRecordDecl();
  return Of && (declaresSameEntity(Of, Class) || Class->isDerivedFrom(Of));
}

/// The one that counts the owners of \p Class, among its friends and what its
/// namespace declares, where argument-dependent lookup finds it.
static const FunctionDecl *countsOf(const CXXRecordDecl *Class) {
  for (const FriendDecl *Friend : Class->friends())
    if (const NamedDecl *D = Friend->getFriendDecl(); D && counts(D, Class))
      return D->getAsFunction();
  IdentifierInfo &Name =
      Class->getASTContext().Idents.get("intrusive_ptr_add_ref");
  for (const NamedDecl *D :
       Class->getEnclosingNamespaceContext()->lookup(&Name))
    if (counts(D, Class))
      return D->getAsFunction();
  return nullptr;
}

std::optional<SharedOwned> whySharedOwned(TranslationUnit &TU,
                                          const CXXRecordDecl *Class) {
  if (!Class || !Class->hasDefinition() || Class->isLambda())
    return std::nullopt;
  Class = Class->getDefinition();
  if (std::optional<TypeFact> Fact =
          roleOf(TU, typeOf(Class), TypeRole::SharedOwned))
    return declaresSameEntity(Fact->Record, Class)
               ? std::nullopt
               : std::optional(SharedOwned{Class, Fact->Record});
  const FunctionDecl *Counts = countsOf(Class);
  Class->forallBases([&](const CXXRecordDecl *Base) {
    Counts = Counts ? Counts : countsOf(Base);
    return true;
  });
  return Counts ? std::optional(SharedOwned{Class, nullptr, Counts})
                : std::nullopt;
}

bool makesOwner(const SharedOwned &Class, const Expr *E) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method ||
        !isa<CXXThisExpr>(
            Call->getImplicitObjectArgument()->IgnoreParenImpCasts()))
      return false;
    const CXXRecordDecl *Of = Method->getParent();
    return (Class.Base && (declaresSameEntity(Of, Class.Base) ||
                           Class.Base->isDerivedFrom(Of))) ||
           isSmartPointer(Call->getType());
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  return Construct && isSmartPointer(Construct->getType()) &&
         any_of(Construct->arguments(), [](const Expr *Argument) {
           return isa<CXXThisExpr>(Argument->IgnoreParenImpCasts());
         });
}

} // namespace async_tidy
