//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/TraitFacts.h"
#include "core/base/Compat.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/send/Sendability.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

StringRef nameOf(Verdict::Answer Is) {
  switch (Is) {
  case Verdict::No:
    return "no";
  case Verdict::Unknown:
    return "unknown";
  case Verdict::Yes:
    return "yes";
  }
  llvm_unreachable("unknown answer");
}

StringRef nameOf(Trait Asked) { return Asked == Trait::Send ? "send" : "sync"; }

class Visitor : public RecursiveASTVisitor<Visitor> {
public:
  Visitor(TranslationUnit &TU,
          function_ref<void(SourceLocation, std::string)> Fact)
      : TU(TU), Context(TU.context()), Fact(Fact) {}

  //   struct job { ... };
  //          ^
  bool VisitCXXRecordDecl(CXXRecordDecl *R) {
    if (R->isThisDeclarationADefinition() && !R->isImplicit() &&
        !R->isLambda() && R->getIdentifier() && !R->isDependentContext()) {
      traits(R->getLocation(), typeOf(R));
      contradicted(R);
    }
    return true;
  }

  //   using jobs = std::vector<job>;
  //         ^
  bool VisitTypedefNameDecl(TypedefNameDecl *Alias) {
    if (!Alias->isImplicit() &&
        !Alias->getDeclContext()->isDependentContext() &&
        !Alias->getUnderlyingType()->isDependentType())
      traits(Alias->getLocation(), Alias->getUnderlyingType(),
             Alias->getName());
    return true;
  }

  //   auto work = [job] { ... };
  //        ^
  bool VisitVarDecl(VarDecl *Var) {
    const CXXRecordDecl *R = Var->getType()->getAsCXXRecordDecl();
    if (R && R->isLambda() && !R->isDependentContext())
      traits(Var->getLocation(), Var->getType(), Var->getName());
    return true;
  }

private:
  void traits(SourceLocation Loc, QualType T, StringRef Name = {}) {
    if (Context.getSourceManager().isInSystemHeader(Loc))
      return;
    for (Trait Asked : {Trait::Send, Trait::Sync}) {
      const Verdict &Says = answer(T, Asked);
      Fact(Loc,
           ("'" + (Name.empty() ? typeName(Context, T) : Name.str()) + "' " +
            nameOf(Asked) + ": " + nameOf(Says.Is) + because(T, Asked, Says))
               .str());
    }
  }

  void contradicted(const CXXRecordDecl *R) {
    if (Context.getSourceManager().isInSystemHeader(R->getLocation()))
      return;
    QualType T = typeOf(R);
    if (std::optional<Contradiction> Found = whyContradicted(TU, R))
      Fact(R->getLocation(), "what is said of '" + typeName(Context, T) +
                                 "' is contradicted" +
                                 because(T, Trait::Send, Found->Shows));
  }

  const Verdict &answer(QualType T, Trait Asked) {
    return Asked == Trait::Send ? sendOf(TU, T) : syncOf(TU, T);
  }

  static QualType plain(QualType T) {
    return T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  }

  std::string because(QualType T, Trait Asked, const Verdict &Says) {
    if (Says.Is == Verdict::Yes)
      return "";
    std::string Text;
    QualType About = T;
    for (const SendStep &Step : Says.Path) {
      Text += "; " + Step.What;
      About = Step.To;
    }
    Text += "; ";
    // What is not the type that was named last is named, and so is another
    // trait.
    if (Says.Lacks != Asked || plain(About) != plain(Says.Culprit)) {
      bool Certain = answer(Says.Culprit, Says.Lacks).Is == Verdict::No;
      Text +=
          ("'" + typeName(Context, Says.Culprit) + "' " +
           (Certain ? "is not " : "may not be ") + nameOf(Says.Lacks) + ": ")
              .str();
    }
    return Text + Says.Why;
  }

  TranslationUnit &TU;
  ASTContext &Context;
  function_ref<void(SourceLocation, std::string)> Fact;
};

} // namespace

void traitFacts(TranslationUnit &TU,
                function_ref<void(SourceLocation, std::string)> Fact) {
  Visitor(TU, Fact).TraverseAST(TU.context());
}

} // namespace async_tidy
