//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/UnlockEdits.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// A statement of a block.
struct Place {
  const CompoundStmt *Block;
  const Stmt *Own;
};

} // namespace

/// The statement with \p S in it that is directly in a block.
static std::optional<Place> placeOf(const Function &F, const Stmt *S) {
  for (const Stmt *Parent = F.parent(S); Parent;
       S = Parent, Parent = F.parent(S))
    if (const auto *Block = dyn_cast<CompoundStmt>(Parent))
      return Place{Block, S};
  if (const auto *Block = dyn_cast<CompoundStmt>(F.body()))
    return Place{Block, S};
  return std::nullopt;
}

static bool hasMethod(QualType T, StringRef Name) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->hasDefinition() &&
         any_of(R->getDefinition()->methods(), [&](const CXXMethodDecl *M) {
           return M->getIdentifier() && M->getName() == Name &&
                  M->getNumParams() == 0;
         });
}

/// The place behind the semicolon that ends \p S.
static SourceLocation behind(const ASTContext &Context, const Stmt *S) {
  SourceLocation End = S->getEndLoc();
  const SourceManager &SM = Context.getSourceManager();
  if (isa<DeclStmt>(S)) // which ends with it
    return End.getLocWithOffset(1);
  return Lexer::findLocationAfterToken(End, tok::semi, SM,
                                       Context.getLangOpts(),
                                       /*SkipTrailingWhitespaceAndNewLine=*/
                                       false);
}

SmallVector<FixItHint, 1> unlockBefore(const Function &F,
                                       const LockedAcross &Lock) {
  const VarDecl *Guard = Lock.Lock.Guard;
  std::optional<Place> Await = placeOf(F, Lock.Await);
  if (!Guard || Lock.More > 0 || !Await ||
      !isa<Expr, DeclStmt, CoreturnStmt>(Await->Own) ||
      Guard->getLocation().isMacroID() ||
      Await->Own->getBeginLoc().isMacroID() ||
      Await->Own->getEndLoc().isMacroID() || names(Await->Own, Guard))
    return {};
  const Stmt *Declares = nullptr;
  bool IsLast = Await->Block->body_back() == Await->Own;
  for (const Stmt *S : Await->Block->body())
    if (const auto *Decl = dyn_cast<DeclStmt>(S);
        Decl && is_contained(Decl->decls(), Guard))
      Declares = S;
  SourceLocation At = Await->Own->getBeginLoc();
  std::string Indent = "\n";
  Indent +=
      Lexer::getIndentationForLine(At, F.context().getSourceManager()).str();
  SmallVector<FixItHint, 1> Fixes;

  // lock.unlock();  co_await f();  lock.lock();
  if (hasMethod(Guard->getType(), "unlock") &&
      hasMethod(Guard->getType(), "lock")) {
    std::string Name = Guard->getNameAsString();
    Fixes.push_back(
        FixItHint::CreateInsertion(At, Name + ".unlock();" + Indent));
    if (isa<CoreturnStmt>(Await->Own) || (Declares && IsLast))
      return Fixes;
    SourceLocation After = behind(F.context(), Await->Own);
    if (After.isInvalid())
      return {};
    Fixes.push_back(
        FixItHint::CreateInsertion(After, Indent + Name + ".lock();"));
    return Fixes;
  }

  // { std::lock_guard lock(m);  ++n; }  co_await f();
  if (!Declares || !IsLast)
    return {};
  const auto *First = find(Await->Block->body(), Declares);
  if (std::next(First) == Await->Block->body_end() - 1 ||
      any_of(make_range(std::next(First), Await->Block->body_end() - 1),
             [](const Stmt *S) { return isa<DeclStmt, LabelStmt>(S); }))
    return {};
  Fixes.push_back(
      FixItHint::CreateInsertion(Declares->getBeginLoc(), "{" + Indent));
  Fixes.push_back(FixItHint::CreateInsertion(At, "}" + Indent));
  return Fixes;
}

} // namespace async_tidy
