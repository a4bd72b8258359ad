//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Unresolved.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

class NameSearch {
public:
  explicit NameSearch(TranslationUnit &TU) : TU(TU) {}

  /// Every scope that \p Path names, from the outermost; "" is the unit itself.
  SmallVector<const DeclContext *> scopes(StringRef Path) {
    SmallVector<const DeclContext *> Result{
        TU.context().getTranslationUnitDecl()};
    SmallVector<StringRef> Parts;
    if (!Path.empty())
      Path.split(Parts, "::");
    for (StringRef Part : Parts) {
      SmallVector<const DeclContext *> Inner;
      for (const DeclContext *Outer : Result)
        for (const NamedDecl *D : lookUp(Outer, Part))
          if (const DeclContext *Scope = scopeOf(D))
            Inner.push_back(Scope);
      Result = std::move(Inner);
    }
    return Result;
  }

  /// What \p Scope, its anonymous namespace, or a base of it declares as
  /// \p Last.
  SmallVector<const NamedDecl *> lookUp(const DeclContext *Scope,
                                        StringRef Last) {
    SmallVector<const NamedDecl *> Found;
    for (const DeclContext *Each : withHidden(Scope))
      for (const NamedDecl *D : Each->lookup(nameOf(Last)))
        Found.push_back(D->getUnderlyingDecl());
    return Found;
  }

  /// The scope and those whose names models write as if they were its own.
  SmallVector<const DeclContext *> withHidden(const DeclContext *Scope) {
    SmallVector<const DeclContext *> Result{Scope};
    for (size_t I = 0; I < Result.size(); ++I) {
      if (const auto *Unit = dyn_cast<TranslationUnitDecl>(Result[I])) {
        if (const NamespaceDecl *Hidden = Unit->getAnonymousNamespace())
          Result.push_back(Hidden);
      } else if (const auto *Space = dyn_cast<NamespaceDecl>(Result[I])) {
        if (const NamespaceDecl *Hidden = Space->getAnonymousNamespace())
          Result.push_back(Hidden);
      } else if (const auto *Record = dyn_cast<CXXRecordDecl>(Result[I]);
                 Record && Record->hasDefinition()) {
        for (const CXXBaseSpecifier &Base : Record->bases())
          if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
            Result.push_back(B);
      }
    }
    return Result;
  }

private:
  DeclarationName nameOf(StringRef Text) {
    ASTContext &Context = TU.context();
    if (StringRef Spelling = Text; Spelling.consume_front("operator"))
      for (unsigned K = OO_None + 1; K != NUM_OVERLOADED_OPERATORS; ++K)
        if (Spelling == getOperatorSpelling(OverloadedOperatorKind(K)))
          return Context.DeclarationNames.getCXXOperatorName(
              OverloadedOperatorKind(K));
    return &Context.Idents.get(Text);
  }

  static const DeclContext *scopeOf(const NamedDecl *D) {
    if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
      return Alias->getNamespace();
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
      D = Alias->getUnderlyingType()->getAsCXXRecordDecl();
    if (const auto *Record = dyn_cast_or_null<CXXRecordDecl>(D))
      return Record->getDefinition() ? Record->getDefinition() : Record;
    return dyn_cast_or_null<NamespaceDecl>(D);
  }

  TranslationUnit &TU;
};

} // namespace

/// "a::b::" and "c" of "a::b::c".
static std::pair<StringRef, StringRef> splitLast(StringRef Name) {
  auto [Path, Last] = Name.rsplit("::");
  return Last.empty() ? std::pair(StringRef(), Name) : std::pair(Path, Last);
}

/// How models write the function \p D stands for, or nothing for what cannot
/// be called: the class for its constructors.
static std::string modelName(TranslationUnit &TU, const NamedDecl *D) {
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    D = Template->getTemplatedDecl();
  if (isa<FunctionDecl>(D))
    return TU.qualifiedName(D).str();
  const auto *Record = dyn_cast<CXXRecordDecl>(D);
  return Record && Record->isInjectedClassName() ? (TU.qualifiedName(D)).str()
                                                 : "";
}

std::optional<Unresolved> whyUnresolved(TranslationUnit &TU, StringRef Name) {
  NameSearch Search(TU);
  auto [Path, Last] = splitLast(Name);
  SmallVector<const DeclContext *> Scopes = Search.scopes(Path);
  std::string Canonical;
  for (const DeclContext *Scope : Scopes)
    for (const NamedDecl *D : Search.lookUp(Scope, Last)) {
      std::string Written = modelName(TU, D);
      if (Written == Name)
        return std::nullopt;
      // A member that a base declares is found under the class it is called
      // on, too; but not through an alias of that class.
      const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
      if (!Written.empty() && Record && TU.qualifiedName(Record) == Path)
        return std::nullopt;
      if (!Written.empty())
        Canonical = Written;
    }
  if (!Canonical.empty())
    return Unresolved{Canonical};
  // What a base that depends on a template argument declares is not known.
  if (any_of(Scopes, [](const DeclContext *Scope) {
        const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
        return Record && Record->hasDefinition() &&
               Record->hasAnyDependentBases();
      }))
    return std::nullopt;

  // The nearest of what the same scopes declare; in the unit's own too many
  // names are near to each other.
  std::string Near;
  unsigned Best = std::max<size_t>(2, Last.size() / 3) + 1;
  for (const DeclContext *Scope : Scopes)
    for (const DeclContext *Each : Search.withHidden(Scope))
      if (!isa<TranslationUnitDecl>(Each))
        for (const Decl *D : Each->decls())
          if (const auto *Named = dyn_cast<NamedDecl>(D)) {
            std::string Written = modelName(TU, Named);
            unsigned Distance = Last.edit_distance(
                splitLast(Written).second, /*AllowReplacements=*/true, Best);
            if (!Written.empty() &&
                (Distance < Best || (Distance == Best && Written < Near))) {
              Best = Distance;
              Near = Written;
            }
          }
  return Unresolved{Near};
}

std::optional<Unresolved> whyNoType(TranslationUnit &TU, StringRef Name) {
  NameSearch Search(TU);
  auto [Path, Last] = splitLast(Name);
  std::string Canonical;
  for (const DeclContext *Scope : Search.scopes(Path))
    for (const NamedDecl *D : Search.lookUp(Scope, Last)) {
      if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
        if (const auto *R = Alias->getUnderlyingType()->getAsCXXRecordDecl();
            R && R->getTypedefNameForAnonDecl() != Alias)
          D = R;
      std::string Written = TU.qualifiedName(D).str();
      if (isa<TypeDecl>(D) && Written == Name)
        return std::nullopt;
      if (isa<CXXRecordDecl>(D))
        Canonical = Written;
    }
  return Unresolved{Canonical};
}

} // namespace async_tidy
