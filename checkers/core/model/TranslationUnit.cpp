//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/TranslationUnit.h"
#include "core/model/Function.h"
#include "core/model/ProjectIndex.h"
#include "core/model/Task.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// Finds every function body and class that the user wrote, in source order.
class BodyCollector : public RecursiveASTVisitor<BodyCollector> {
public:
  explicit BodyCollector(TranslationUnit &TU)
      : TU(TU), SM(TU.context().getSourceManager()) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    // Whole namespaces of the standard library are left out in one step.
    if (D && !isa<TranslationUnitDecl>(D) && inSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitFunctionDecl(FunctionDecl *D) {
    if (D->doesThisDeclarationHaveABody())
      add(D, nullptr);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *L) {
    add(L->getCallOperator(), L);
    if (FunctionTemplateDecl *Generic =
            L->getCallOperator()->getDescribedFunctionTemplate())
      for (FunctionDecl *Instance : Generic->specializations())
        if (Instance->doesThisDeclarationHaveABody()) {
          add(Instance, L);
          TraverseStmt(Instance->getBody()); // for the lambdas inside it
        }
    return true;
  }

  bool VisitCXXRecordDecl(CXXRecordDecl *R) {
    if (R->isThisDeclarationADefinition() && !R->isImplicit() &&
        !R->isLambda() && !R->isDependentContext() && !R->isInvalidDecl())
      Records.push_back(R);
    return true;
  }

  std::vector<const CXXRecordDecl *> takeRecords() {
    return std::move(Records);
  }
  std::vector<FunctionGroup> take() {
    std::vector<FunctionGroup> Result;
    for (auto &[Body, Group] : Groups) {
      // The pattern only speaks when nothing instantiates it.
      if (any_of(Group, [](const auto &F) {
            return !F->decl()->isDependentContext();
          }))
        erase_if(Group,
                 [](const auto &F) { return F->decl()->isDependentContext(); });
      Result.push_back(std::move(Group));
    }
    return Result;
  }

private:
  bool inSystemHeader(SourceLocation Loc) const {
    return Loc.isValid() && SM.isInSystemHeader(SM.getExpansionLoc(Loc));
  }

  void add(FunctionDecl *D, const LambdaExpr *L) {
    const Stmt *Body = D->getBody();
    if (!Body || D->isInvalidDecl() || !Seen.insert(D).second)
      return;
    Groups[Body->getBeginLoc()].push_back(std::make_unique<Function>(TU, D, L));
  }

  TranslationUnit &TU;
  const SourceManager &SM;
  DenseSet<const FunctionDecl *> Seen;
  MapVector<SourceLocation, FunctionGroup> Groups;
  std::vector<const CXXRecordDecl *> Records;
};

void appendName(const DeclContext *DC, SmallVectorImpl<StringRef> &Parts) {
  for (; DC; DC = DC->getParent()) {
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC)) {
      if (!NS->isInline() && !NS->isAnonymousNamespace())
        Parts.push_back(NS->getName());
    } else if (const auto *Record = dyn_cast<RecordDecl>(DC)) {
      Parts.push_back(Record->getName());
    }
  }
}

} // namespace

TranslationUnit::TranslationUnit(ASTContext &Context,
                                 std::shared_ptr<const Models> Library,
                                 std::shared_ptr<const ProjectIndex> Index)
    : Context(Context), Library(std::move(Library)), Index(std::move(Index)) {}

TranslationUnit::~TranslationUnit() = default;

const std::vector<FunctionGroup> &TranslationUnit::functions() {
  if (!Functions) {
    BodyCollector Collector(*this);
    for (Decl *D : Context.getTraversalScope())
      Collector.TraverseDecl(D);
    Functions = Collector.take();
    Records = Collector.takeRecords();
  }
  return *Functions;
}

const std::vector<const CXXRecordDecl *> &TranslationUnit::records() {
  functions();
  return Records;
}

const Function *TranslationUnit::writtenIn(const LambdaExpr *Lambda) {
  if (!Writers) {
    Writers.emplace();
    for (const FunctionGroup &Group : functions())
      for (const auto &F : Group)
        for (const LambdaExpr *L : F->lambdas())
          Writers->try_emplace(L, F.get());
  }
  return Writers->lookup(Lambda);
}

const Function *TranslationUnit::function(const FunctionDecl *Decl) {
  if (!Bodies) {
    Bodies.emplace();
    for (const FunctionGroup &Group : functions())
      for (const auto &F : Group)
        Bodies->try_emplace(F->decl()->getCanonicalDecl(), F.get());
  }
  return Bodies->lookup(Decl->getCanonicalDecl());
}

const IndexedFunction *TranslationUnit::knownElsewhere(const FunctionDecl *F) {
  SmallString<128> Id;
  if (index::generateUSRForDecl(F, Id))
    return nullptr;
  return knownElsewhere(Id);
}

const IndexedFunction *TranslationUnit::knownElsewhere(StringRef Id) {
  // Asked for even without an index: the next one may have an answer.
  Asked.insert(Id.str());
  return Index ? Index->find(Id) : nullptr;
}

const Task &TranslationUnit::task(QualType T) {
  T = T.isNull()
          ? T
          : T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  std::unique_ptr<Task> &Entry = Tasks[T.getAsOpaquePtr()];
  if (!Entry) {
    // Stored before the answer is known: classify() may ask about T again.
    Entry = std::make_unique<Task>();
    Task Answer = T.isNull() ? Task() : classify(*this, T);
    std::unique_ptr<Task> &Again = Tasks[T.getAsOpaquePtr()];
    *Again = std::move(Answer);
    return *Again;
  }
  return *Entry;
}

StringRef TranslationUnit::qualifiedName(const NamedDecl *D) {
  StringRef &Saved = Names[D];
  if (Saved.empty()) {
    std::string Name;
    SmallVector<StringRef> Parts;
    appendName(D->getDeclContext(), Parts);
    for (StringRef Part : reverse(Parts)) {
      Name += Part;
      Name += "::";
    }
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(D))
      Name += Constructor->getParent()->getName();
    else if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(D))
      (Name += "~") += Destructor->getParent()->getName();
    else
      Name += D->getDeclName().getAsString();
    Saved = StringRef(Name).copy(NameStorage);
  }
  return Saved;
}

const NamedDecl *TranslationUnit::declared(StringRef QualifiedName) {
  auto [Entry, New] = Declared.try_emplace(QualifiedName, nullptr);
  if (!New)
    return Entry->second;
  SmallVector<StringRef> Parts;
  QualifiedName.split(Parts, "::");
  const DeclContext *DC = Context.getTranslationUnitDecl();
  const NamedDecl *D = nullptr;
  for (StringRef Part : Parts) {
    if (!DC)
      return nullptr;
    auto Found = DC->lookup(&Context.Idents.get(Part));
    // A using-declaration stands beside what it brings.
    auto First = find_if(Found, [](const NamedDecl *Candidate) {
      return !isa<UsingDecl>(Candidate);
    });
    if (First == Found.end())
      return nullptr;
    D = (*First)->getUnderlyingDecl();
    if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
      D = Alias->getNamespace();
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    DC = dyn_cast<DeclContext>(D);
  }
  return Declared[QualifiedName] = D;
}

} // namespace async_tidy
