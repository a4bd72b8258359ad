//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Roles.h"
#include "core/base/Compat.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/ErrorHandling.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Annotations spell a role as models do, with `_` for `-`.
static std::string annotationOf(StringRef Word) {
  std::string Result = Word.str();
  std::replace(Result.begin(), Result.end(), '-', '_');
  return Result;
}

/// The roles that have an annotation: the words are few on purpose, and models
/// can say the rest.
static bool hasAnnotation(FunctionRole Role) {
  return Role != FunctionRole::Looks && Role != FunctionRole::DropsResult &&
         Role != FunctionRole::Combines &&
         Role != FunctionRole::LosesException && Role != FunctionRole::Calls &&
         Role != FunctionRole::Constructs && Role != FunctionRole::Switches &&
         Role != FunctionRole::Tries && Role != FunctionRole::Yields &&
         Role != FunctionRole::Forbidden && Role != FunctionRole::RunsLoop &&
         Role != FunctionRole::OnExecutor && Role != FunctionRole::Emplaces &&
         Role != FunctionRole::NeverThrows &&
         Role != FunctionRole::ThrowsWhenCancelled;
}
static bool hasAnnotation(TypeRole Role) {
  return Role == TypeRole::MultiThreaded || Role == TypeRole::SingleThreaded ||
         Role == TypeRole::Send || Role == TypeRole::NotSend ||
         Role == TypeRole::Sync || Role == TypeRole::MayDrop;
}

/// Appends what follows `async::` in the annotations of \p D, of what it
/// redeclares and of what it is instantiated from.
static void annotationsOf(const Decl *D, SmallVectorImpl<StringRef> &Words) {
  for (const Decl *Redecl : D->redecls())
    for (const auto *Attr : Redecl->specific_attrs<AnnotateAttr>()) {
      StringRef Text = Attr->getAnnotation();
      if (Text.consume_front("async::"))
        Words.push_back(Text);
    }
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
      annotationsOf(Pattern, Words);
  } else if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(D)) {
    annotationsOf(Spec->getSpecializedTemplate()->getTemplatedDecl(), Words);
  }
}

bool hasAnnotation(const Decl *D, StringRef Word) {
  SmallVector<StringRef> Words;
  annotationsOf(D, Words);
  return is_contained(Words, Word);
}

namespace {

/// What may give a declaration roles. Every call is asked for many of them.
struct RoleGivers {
  SmallVector<StringRef, 0> Annotations;
  std::string Mentioned; ///< The function's last name, if models have such.

  bool annotate(StringRef Word) const {
    return !Annotations.empty() &&
           is_contained(Annotations, StringRef(annotationOf(Word)));
  }
};

struct AllRoleGivers {
  DenseMap<const Decl *, std::unique_ptr<RoleGivers>> Of;
};

} // namespace

/// The last part of the name of \p F that models use.
static std::string lastName(const FunctionDecl *F) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F))
    return Constructor->getParent()->getName().str();
  if (const IdentifierInfo *Identifier = F->getIdentifier())
    return Identifier->getName().str();
  if (OverloadedOperatorKind Kind = F->getOverloadedOperator())
    return std::string("operator") + getOperatorSpelling(Kind);
  return "";
}

static const RoleGivers &roleGivers(TranslationUnit &TU, const Decl *D) {
  std::unique_ptr<RoleGivers> &Known = TU.analysis<AllRoleGivers>().Of[D];
  if (!Known) {
    Known = std::make_unique<RoleGivers>();
    annotationsOf(D, Known->Annotations);
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      if (std::string Last = lastName(F);
          !Last.empty() && TU.models().mentionsFunction(Last))
        Known->Mentioned = std::move(Last);
  }
  return *Known;
}

const FunctionDecl *calleeOf(const Expr *E) {
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->getDirectCallee();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return Construct->getConstructor();
  return nullptr;
}

SmallVector<const Expr *> argumentsOf(const Expr *E) {
  SmallVector<const Expr *> Result;
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    Result.append(Call->arg_begin(), Call->arg_end());
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    if (isa<CXXOperatorCallExpr>(Call) && Method && Method->isInstance())
      Result.erase(Result.begin());
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    Result.append(Construct->arg_begin(), Construct->arg_end());
  }
  while (!Result.empty() && isa<CXXDefaultArgExpr>(Result.back()))
    Result.pop_back();
  return Result;
}

const Expr *objectOf(const Expr *E) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E))
    if (isa_and_nonnull<CXXMethodDecl>(Call->getDirectCallee()))
      return withoutCopy(Call->getArg(0));
  return nullptr;
}

/// Calls \p Visit with \p Record and every base whose definition is known,
/// until it answers true.
static bool anyBase(const CXXRecordDecl *Record,
                    function_ref<bool(const CXXRecordDecl *)> Visit) {
  SmallVector<const CXXRecordDecl *> Work{Record};
  SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  while (!Work.empty()) {
    const CXXRecordDecl *R = Work.pop_back_val();
    if (!Seen.insert(R->getCanonicalDecl()).second)
      continue;
    if (Visit(R))
      return true;
    if (const CXXRecordDecl *Definition = R->getDefinition())
      for (const CXXBaseSpecifier &Base : Definition->bases())
        if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
          Work.push_back(B);
  }
  return false;
}

/// Whether \p Call has an argument of the class \p Name.
static bool hasArgumentOf(TranslationUnit &TU, const Expr *Call,
                          StringRef Name) {
  return any_of(argumentsOf(Call), [&](const Expr *Argument) {
    const CXXRecordDecl *R =
        Argument->getType().getNonReferenceType()->getAsCXXRecordDecl();
    return R && TU.qualifiedName(R) == Name;
  });
}

static const FunctionModel *modelNamed(TranslationUnit &TU, StringRef Name,
                                       const Expr *Call, FunctionRole Role) {
  for (const FunctionModel *Model : TU.models().functions(Name))
    if (Model->Role == Role &&
        (!Model->CLinkage || calleeOf(Call)->isExternC()) &&
        (Model->WhenArgumentType.empty() ||
         hasArgumentOf(TU, Call, Model->WhenArgumentType)))
      return Model;
  return nullptr;
}

std::optional<FunctionFact> roleOf(TranslationUnit &TU, const Expr *Call,
                                   FunctionRole Role) {
  const FunctionDecl *F = calleeOf(Call);
  if (!F)
    return std::nullopt;
  const RoleGivers &Givers = roleGivers(TU, F);
  if (Givers.Annotations.empty() && Givers.Mentioned.empty())
    return std::nullopt;
  // Copying or moving a thread or a stream starts and opens nothing.
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(F);
  if (Constructor && Constructor->isCopyOrMoveConstructor())
    return std::nullopt;
  if (hasAnnotation(Role) && Givers.annotate(word(Role)))
    return FunctionFact{nullptr, TU.qualifiedName(F).str()};
  if (Givers.Mentioned.empty())
    return std::nullopt;

  StringRef Own = TU.qualifiedName(F);
  if (const FunctionModel *Model = modelNamed(TU, Own, Call, Role))
    return FunctionFact{Model, Own.str()};
  const Expr *Object = objectOf(Call);
  if (!isa<CXXMethodDecl>(F) || !Object)
    return std::nullopt;
  QualType T = Object->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  std::optional<FunctionFact> Found;
  SmallString<128> Name;
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    anyBase(Record, [&](const CXXRecordDecl *R) {
      Name = TU.qualifiedName(R);
      (Name += "::") += Givers.Mentioned;
      if (const FunctionModel *Model = modelNamed(TU, Name, Call, Role))
        Found = FunctionFact{Model, Name.str().str()};
      return Found.has_value();
    });
  return Found;
}

std::optional<FunctionFact> roleOf(TranslationUnit &TU, const FunctionDecl *F,
                                   FunctionRole Role) {
  StringRef Name = TU.qualifiedName(F);
  if (hasAnnotation(Role) && roleGivers(TU, F).annotate(word(Role)))
    return FunctionFact{nullptr, Name.str()};
  for (const FunctionModel *Model : TU.models().functions(Name))
    if (Model->Role == Role && Model->WhenArgumentType.empty() &&
        (!Model->CLinkage || F->isExternC()))
      return FunctionFact{Model, Name.str()};
  return std::nullopt;
}

/// threads.emplace_back(work)   std::make_unique<std::thread>(work)
/// ^~~~~~~ of std::thread                        ^~~~~~~~~~~
static QualType constructedBy(TranslationUnit &TU, const Expr *Call) {
  const TemplateArgumentList *Arguments = nullptr;
  if (roleOf(TU, Call, FunctionRole::Constructs)) {
    Arguments = calleeOf(Call)->getTemplateSpecializationArgs();
  } else if (roleOf(TU, Call, FunctionRole::Emplaces)) {
    const Expr *Object = objectOf(Call);
    QualType T = Object ? Object->getType() : QualType();
    if (!T.isNull() && T->isPointerType())
      T = T->getPointeeType();
    if (const auto *Container =
            T.isNull() ? nullptr
                       : dyn_cast_or_null<ClassTemplateSpecializationDecl>(
                             T->getAsCXXRecordDecl()))
      Arguments = &Container->getTemplateArgs();
  }
  return Arguments && Arguments->size() > 0 &&
                 Arguments->get(0).getKind() == TemplateArgument::Type
             ? Arguments->get(0).getAsType()
             : QualType();
}

std::optional<FunctionFact> spawnOf(TranslationUnit &TU, const Expr *Call) {
  // std::thread t;   starts nothing
  if (isa<CXXConstructExpr>(Call) && argumentsOf(Call).empty())
    return std::nullopt;
  if (std::optional<FunctionFact> Role = roleOf(TU, Call, FunctionRole::Spawn))
    return Role;
  QualType T = constructedBy(TU, Call);
  const CXXRecordDecl *R = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  // Making an empty one, copying one or moving one starts nothing.
  if (!R || Arguments.empty() ||
      Arguments.front()->IgnoreImplicit()->getType()->getAsCXXRecordDecl() == R)
    return std::nullopt;
  std::string Name = (TU.qualifiedName(R) + "::" + R->getName()).str();
  for (const FunctionModel *Model : TU.models().functions(Name))
    if (Model->Role == FunctionRole::Spawn)
      return FunctionFact{Model, Name};
  return std::nullopt;
}

std::optional<FunctionFact> waitsForOthers(TranslationUnit &TU,
                                           const Expr *Call) {
  for (FunctionRole Role : {FunctionRole::Joins, FunctionRole::BlockOn})
    if (std::optional<FunctionFact> Fact = roleOf(TU, Call, Role))
      return Fact;
  std::optional<FunctionFact> Fact = roleOf(TU, Call, FunctionRole::Blocking);
  if (Fact && Fact->Model && Fact->Model->Kind != BlockingKind::Wait)
    return std::nullopt;
  return Fact;
}

std::optional<TypeFact> roleOf(TranslationUnit &TU, QualType T, TypeRole Role) {
  if (T.isNull())
    return std::nullopt;
  T = T.getNonReferenceType();
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record)
    return std::nullopt;
  std::optional<TypeFact> Found;
  anyBase(Record, [&](const CXXRecordDecl *R) {
    if (hasAnnotation(Role) && roleGivers(TU, R).annotate(word(Role)))
      Found = TypeFact{nullptr, R};
    // C names its types so: typedef union { ... } pthread_mutex_t;
    //                                            ^~~~~~~~~~~~~~~
    const NamedDecl *Named = R;
    if (const TypedefNameDecl *Alias = R->getTypedefNameForAnonDecl())
      Named = Alias;
    if (!Found && Named->getIdentifier() &&
        TU.models().mentionsType(Named->getName()))
      for (const TypeModel *Model : TU.models().types(TU.qualifiedName(Named)))
        if (Model->Role == Role)
          Found = TypeFact{Model, R};
    return Found.has_value();
  });
  return Found;
}

} // namespace async_tidy
