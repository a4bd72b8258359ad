//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/PathNotes.h"
#include "core/awaits/Conditions.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static StringRef textOf(const Function &F, const Expr *E) {
  const ASTContext &Context = F.context();
  return Lexer::getSourceText(
      CharSourceRange::getTokenRange(E->getSourceRange()),
      Context.getSourceManager(), Context.getLangOpts());
}

/// "when '!ok'", "when 'n > 3' is false"
static std::string whenWords(const Function &F, const Turn &T) {
  bool Negated;
  const auto *Whole = cast<Expr>(T.At);
  const Expr *Plain = withoutNegations(Whole, Negated);
  bool Value = T.Taken != Negated;
  StringRef Text = textOf(F, Plain);
  if (Text.empty() || Text.size() > 40 || Text.contains('\n'))
    return T.Taken ? "when this condition is true"
                   : "when this condition is false";
  if (Value)
    return ("when '" + Text + "'").str();
  bool Simple = isa<DeclRefExpr, MemberExpr, CallExpr>(Plain) &&
                (!isa<CXXOperatorCallExpr>(Plain) ||
                 cast<CXXOperatorCallExpr>(Plain)->getOperator() == OO_Call);
  return Simple ? ("when '!" + Text + "'").str()
                : ("when '" + Text + "' is false").str();
}

static std::string words(const Function &F, const Turn &T) {
  switch (T.What) {
  case Turn::Condition:
    return whenWords(F, T);
  case Turn::Case:
    return isa<CaseStmt>(T.At)      ? "in this case"
           : isa<DefaultStmt>(T.At) ? "in the default case"
                                    : "when no case applies";
  case Turn::LoopEnd:
    return "when this loop ends";
  case Turn::Handler:
    return "when this handler runs";
  }
  llvm_unreachable("unknown turn");
}

void addPath(const Function &F, const Loss &How, StringRef Verb, StringRef Name,
             Finding &Out) {
  if (How.Decisive) {
    SourceRange Range;
    if (const auto *E = dyn_cast<Expr>(How.Decisive->At))
      Range = E->getSourceRange();
    Out.Notes.push_back({How.Decisive->At->getBeginLoc(),
                         ("not " + Verb + " " + words(F, *How.Decisive)).str(),
                         Range});
  }
  if (How.Replaced)
    Out.Notes.push_back({How.Replaced->getBeginLoc(),
                         ("'" + Name + "' is overwritten here").str(),
                         How.Replaced->getSourceRange()});
  else if (How.ScopeEnd.isValid())
    Out.Notes.push_back(
        {How.ScopeEnd, ("'" + Name + "' goes out of scope here").str()});
}

void addTurn(const Function &F, const EndlessLoop &Loop, Finding &Out) {
  for (const Stay &S : Loop.By) {
    std::string When = whenWords(F, {Turn::Condition, S.Condition, S.Taken});
    std::string Text;
    switch (S.Why) {
    case Stay::Settled:
      Text = "goes on " + When + ", which nothing in the loop changes";
      break;
    case Stay::Failed:
      Text = "goes on " + When;
      break;
    case Stay::Skipped:
      Text = "does not suspend " + When;
      break;
    }
    Out.Notes.push_back({S.Condition->getBeginLoc(), std::move(Text),
                         S.Condition->getSourceRange()});
  }
}

} // namespace async_tidy
