//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "BrokenBodies.h"
#include "core/model/Function.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Looks for what errors leave behind in a body.
class Damage : public RecursiveASTVisitor<Damage> {
public:
  explicit Damage(const ASTContext &Context)
      : Sources(Context.getSourceManager()), Language(Context.getLangOpts()) {}

  bool Found = false;

  bool VisitRecoveryExpr(RecoveryExpr *) { return found(); }
  bool VisitVarDecl(VarDecl *D) { return !D->isInvalidDecl() || found(); }

  // { auto t = fetch(1); sink(std::move(t); use(); }
  //                      ^~~~~~~~~~~~~~~~~~ not in the AST
  bool VisitCompoundStmt(CompoundStmt *Block) {
    SourceLocation From = after(Block->getLBracLoc());
    for (const Stmt *S : Block->body()) {
      if (isCodeBetween(From, Sources.getExpansionLoc(S->getBeginLoc())))
        return found();
      From = after(Sources.getExpansionRange(S->getEndLoc()).getEnd());
    }
    return !isCodeBetween(From,
                          Sources.getExpansionLoc(Block->getRBracLoc())) ||
           found();
  }

private:
  bool found() {
    Found = true;
    return false;
  }

  SourceLocation after(SourceLocation Token) {
    return Lexer::getLocForEndOfToken(Sources.getExpansionLoc(Token), 0,
                                      Sources, Language);
  }

  /// True when there are tokens other than semicolons.
  bool isCodeBetween(SourceLocation From, SourceLocation To) {
    if (From.isInvalid() || To.isInvalid() ||
        !Sources.isWrittenInSameFile(From, To) ||
        !Sources.isBeforeInTranslationUnit(From, To))
      return false;
    auto [File, Offset] = Sources.getDecomposedLoc(From);
    StringRef Text = Sources.getBufferData(File);
    Lexer Raw(Sources.getLocForStartOfFile(File), Language, Text.begin(),
              Text.begin() + Offset, Text.end());
    Token T;
    do {
      Raw.LexFromRawLexer(T);
    } while (T.is(tok::semi) &&
             Sources.isBeforeInTranslationUnit(T.getLocation(), To));
    return T.isNot(tok::eof) &&
           Sources.isBeforeInTranslationUnit(T.getLocation(), To);
  }

  const SourceManager &Sources;
  const LangOptions &Language;
};

} // namespace

BrokenBodies::BrokenBodies(TranslationUnit &TU)
    : Sources(TU.context().getSourceManager()) {
  if (!TU.context().getDiagnostics().hasUncompilableErrorOccurred())
    return;
  for (const FunctionGroup &Group : TU.functions())
    for (const std::unique_ptr<Function> &F : Group) {
      Damage Search(TU.context());
      Search.TraverseStmt(const_cast<Stmt *>(F->body()));
      if (Search.Found)
        Ranges.push_back(Sources.getExpansionRange(F->body()->getSourceRange())
                             .getAsRange());
    }
}

bool BrokenBodies::contain(SourceLocation Loc) const {
  Loc = Sources.getExpansionLoc(Loc);
  return any_of(Ranges, [&](SourceRange Body) {
    return Sources.isPointWithin(Loc, Body.getBegin(), Body.getEnd());
  });
}

} // namespace async_tidy
