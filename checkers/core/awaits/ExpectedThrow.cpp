//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/ExpectedThrow.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// EXPECT_NO_THROW and REQUIRE_NOTHROW say the contrary: with a lazy task in
/// them the test passes because nothing runs.
static bool saysSo(StringRef Name) {
  std::string Letters = Name.lower();
  erase(Letters, '_');
  StringRef Word = Letters;
  return (Word.contains("throw") && !Word.contains("nothrow")) ||
         Word.contains("death");
}

/// The macro around \p Loc, at any depth, whose name says so.
static std::optional<std::string> expectingMacro(const ASTContext &Context,
                                                 SourceLocation Loc) {
  const SourceManager &SM = Context.getSourceManager();
  while (Loc.isMacroID()) {
    StringRef Name =
        Lexer::getImmediateMacroName(Loc, SM, Context.getLangOpts());
    if (saysSo(Name))
      return Name.str();
    Loc = SM.getImmediateMacroCallerLoc(Loc);
  }
  return std::nullopt;
}

std::optional<std::string> whoExpectsThrow(const Function &F, const Expr *E) {
  if (std::optional<std::string> Macro =
          expectingMacro(F.context(), E->getBeginLoc()))
    return Macro;
  const LambdaExpr *Lambda = F.lambda();
  const Function *Writer = Lambda ? F.unit().writtenIn(Lambda) : nullptr;
  if (!Writer)
    return std::nullopt;
  const Stmt *User = Writer->user(Lambda);
  while (isa_and_nonnull<CXXConstructExpr>(User))
    User = Writer->user(User);
  const auto *Call = dyn_cast_or_null<CallExpr>(User);
  if (!Call)
    return std::nullopt;
  // In a template the call may not be resolved: its name will do.
  StringRef Name;
  if (const FunctionDecl *Callee = calleeOf(Call)) {
    if (const IdentifierInfo *Identifier = Callee->getIdentifier())
      Name = Identifier->getName();
  } else if (const auto *Lookup = dyn_cast<OverloadExpr>(
                 Call->getCallee()->IgnoreParenImpCasts())) {
    if (const IdentifierInfo *Identifier =
            Lookup->getName().getAsIdentifierInfo())
      Name = Identifier->getName();
  }
  return saysSo(Name) ? std::optional(Name.str()) : std::nullopt;
}

} // namespace async_tidy
