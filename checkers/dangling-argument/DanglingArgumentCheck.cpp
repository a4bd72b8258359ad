//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "core/report/DanglingWords.h"
#include "core/report/TaskWords.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds coroutines that are given a reference, a view or an object which is
/// gone before they have ended.
class DanglingArgumentCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-dangling-argument",
      "a coroutine outlives what it was given by reference",
      Level::Correctness,
      "0.1",
      {}};

  explicit DanglingArgumentCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // auto t = send(name + "!");    rt::spawn_detached(loop, send(local));
    //               ^~~~~~~~~~                                    ^~~~~
    for (const Dangling &D : danglingIn(F))
      if (!D.Late &&
          (D.What == Dangling::Argument || D.What == Dangling::Object))
        Out.push_back(found(F, D));
  }

private:
  static Finding found(const Function &F, const Dangling &D) {
    Finding Result;
    Result.Loc = D.Loc;
    Result.Range = D.Given->getSourceRange();
    std::string Callee = quotedName(F, D.Maker->getDirectCallee());
    Result.Message =
        Callee + how(D).str() + ownerName(F, D.From) + ", " + goneBefore(D);
    addDangling(F, D, used(F, D), Result);
    advise(F, D, Result);
    return Result;
  }

  static StringRef how(const Dangling &D) {
    bool Inside = D.From.Inside;
    if (D.What == Dangling::Object)
      return Inside ? " runs on an object inside " : " runs on ";
    QualType T = D.Parameter->getType();
    if (!T->isReferenceType() && !isView(T)) // a part of it
      T = D.Given->getType();
    if (T->isPointerType())
      return Inside ? " is given a pointer into " : " is given a pointer to ";
    if (isIterator(T))
      return " is given an iterator into ";
    if (!T->isReferenceType() && (Inside || D.From.Made))
      return " is given a view of ";
    return Inside ? " is given a reference into " : " is given a reference to ";
  }

  /// What the use in the coroutine names.
  static std::string used(const Function &F, const Dangling &D) {
    if (D.What == Dangling::Object && !D.Use.Parameter)
      return "its object";
    const ParmVarDecl *Parameter = D.Use.Parameter;
    return Parameter && Parameter->getIdentifier()
               ? "'" + Parameter->getNameAsString() + "'"
               : "it";
  }

  /// What the caller can do.
  static std::string keep(const Function &F, const Dangling &D) {
    bool Temporary = D.From.What == BorrowedFrom::Temporary;
    bool CanAwait = D.What == Dangling::Argument &&
                    D.Use.Kind == TaskKind::Task &&
                    D.Way.Where == TaskWay::Kept;
    if (CanAwait && Temporary)
      return "await the task in the same expression";
    std::string Owner = Temporary ? "the object" : ownerName(F, D.From);
    return CanAwait ? "await the task before " + Owner + " is gone"
                    : "keep " + Owner + " until the coroutine has ended";
  }

  static void advise(const Function &F, const Dangling &D, Finding &Out) {
    Note Advice{D.Loc, keep(F, D), {}};
    if (const ParmVarDecl *Parameter =
            D.What == Dangling::Argument ? D.Parameter : nullptr) {
      Advice.Fixes = takeByValue(F, D, Parameter);
      if (!Advice.Fixes.empty())
        Advice.Message += ", or take '" + Parameter->getNameAsString() +
                          "' by value in " +
                          quotedName(F, D.Maker->getDirectCallee());
      else if (!Parameter->getType()->isReferenceType())
        Advice.Message += ", or let the coroutine own what it is given";
    }
    Out.Notes.push_back(std::move(Advice));
  }

  /// `const std::string &text` becomes `std::string text` in every declaration;
  /// nothing unless a copy can be made and no override has to follow.
  static SmallVector<FixItHint, 1> takeByValue(const Function &F,
                                               const Dangling &D,
                                               const ParmVarDecl *Parameter) {
    const FunctionDecl *Callee = D.Maker->getDirectCallee();
    QualType T = Parameter->getType();
    if (!T->isReferenceType() || !D.Use.Through.empty() ||
        Callee->getTemplateInstantiationPattern() || Parameter->hasInit())
      return {};
    QualType Object = T->getPointeeType();
    const CXXRecordDecl *R = Object->getAsCXXRecordDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if ((Method && Method->isVirtual()) || Object->isArrayType() ||
        Object->isFunctionType() ||
        (T->isLValueReferenceType() && !Object.isConstQualified()) ||
        (R && (!R->hasDefinition() || R->isAbstract() || !isCopyable(T, R))))
      return {};
    SmallVector<FixItHint, 1> Fixes;
    unsigned Index = Parameter->getFunctionScopeIndex();
    const SourceManager &SM = F.context().getSourceManager();
    for (const FunctionDecl *Declared : Callee->redecls()) {
      const ParmVarDecl *P = Declared->getParamDecl(Index);
      SourceLocation Begin = P->getBeginLoc();
      std::string Type = objectTypeOf(F, P);
      if (Type.empty() || Begin.isMacroID() || SM.isInSystemHeader(Begin) ||
          !P->getIdentifier())
        return {};
      Fixes.push_back(FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(Begin, P->getLocation()), Type + " "));
    }
    return Fixes;
  }

  /// const std::string &text    std::string const &text
  ///       ^~~~~~~~~~~          ^~~~~~~~~~~
  static std::string objectTypeOf(const Function &F, const ParmVarDecl *P) {
    const TypeSourceInfo *Info = P->getTypeSourceInfo();
    auto Reference = Info ? Info->getTypeLoc().getAs<ReferenceTypeLoc>()
                          : ReferenceTypeLoc();
    if (!Reference)
      return "";
    SourceRange Written =
        Reference.getPointeeLoc().getUnqualifiedLoc().getSourceRange();
    return Lexer::getSourceText(CharSourceRange::getTokenRange(Written),
                                F.context().getSourceManager(),
                                F.context().getLangOpts())
        .str();
  }

  static bool isCopyable(QualType Reference, const CXXRecordDecl *R) {
    if (Reference->isRValueReferenceType())
      return R->hasMoveConstructor() || R->hasSimpleMoveConstructor() ||
             R->hasSimpleCopyConstructor();
    return R->hasSimpleCopyConstructor() ||
           any_of(R->ctors(), [](const CXXConstructorDecl *C) {
             return C->isCopyConstructor() && !C->isDeleted();
           });
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(DanglingArgumentCheck)
