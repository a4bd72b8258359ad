//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Names.h"
#include "core/base/Compat.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/CharInfo.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// "shared_ptr<_NonArray<int>>", as the deduced type of std::make_shared<int>()
/// is written in a library: such names are not for others to use.
static bool mentionsReserved(StringRef Name) {
  for (size_t I = 0; I + 1 < Name.size(); ++I)
    if (Name[I] == '_' && (Name[I + 1] == '_' || isUppercase(Name[I + 1])) &&
        (I == 0 || !isAsciiIdentifierContinue(Name[I - 1])))
      return true;
  return false;
}

/// `std::basic_string<char>`, which is nearly always written otherwise.
static bool isStandardString(const ASTContext &Context, QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !Spec->isInStdNamespace() || !Spec->getIdentifier() ||
      Spec->getName() != "basic_string")
    return false;
  // std::pmr::string is another one.
  const TemplateArgumentList &Arguments = Spec->getTemplateArgs();
  const CXXRecordDecl *Allocator =
      Arguments[Arguments.size() - 1].getAsType()->getAsCXXRecordDecl();
  return Context.hasSameType(Arguments[0].getAsType(), Context.CharTy) &&
         Allocator && Allocator->getName() == "allocator";
}

std::string typeName(const ASTContext &Context, QualType T) {
  PrintingPolicy Policy(Context.getPrintingPolicy());
  Policy.SuppressUnwrittenScope = true;
  Policy.SuppressDefaultTemplateArgs = true;
  Policy.SuppressTagKeyword = true;
  Policy.AnonymousTagLocations = false; // not a path in "guard<(lambda)>"
  if (const auto *R = T->getAsCXXRecordDecl(); R && R->isLambda())
    return "this lambda";
  if (isStandardString(Context, T))
    return "std::string";
  // std::lock_guard lock(mutex);  its arguments are written nowhere
  if (isa_and_nonnull<DeducedTemplateSpecializationType>(
          T->getContainedDeducedType()))
    T = T.getCanonicalType();
  std::string Name = textOf(T.getUnqualifiedType(), Policy);
  // A result type computed by a metafunction is nothing anybody would write,
  // and a class defined where it is used prints its keyword.
  StringRef Start = Name;
  if (Name.size() > 60 || Start.contains("(lambda") || mentionsReserved(Name) ||
      Start.starts_with("struct ") || Start.starts_with("class "))
    Name = textOf(T.getCanonicalType().getUnqualifiedType(), Policy);
  return Name;
}

StringRef calledName(StringRef QualifiedName) {
  auto [Class, Member] = QualifiedName.rsplit("::");
  return !Member.empty() && Class.rsplit("::").second == Member ? Class
                                                                : QualifiedName;
}

std::string functionName(TranslationUnit &TU, const FunctionDecl *F) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(F)) {
    if (Method->getParent()->isLambda())
      return "this lambda";
    if (Method->getOverloadedOperator() == OO_Call)
      return Method->getParent()->getNameAsString();
    if (isa<CXXConstructorDecl>(Method))
      return TU.qualifiedName(Method->getParent()).str();
    if (const auto *Conversion = dyn_cast<CXXConversionDecl>(Method))
      return TU.qualifiedName(Method->getParent()).str() + "::operator " +
             typeName(TU.context(), Conversion->getConversionType());
  }
  return TU.qualifiedName(F).str();
}

bool isStandardClass(const CXXRecordDecl *R, StringRef Name) {
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         R->getName() == Name;
}

StringRef standardName(const FunctionDecl *F) {
  return F && F->isInStdNamespace() && F->getIdentifier() ? F->getName() : "";
}

} // namespace async_tidy
