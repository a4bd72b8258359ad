//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/base/Places.h"
#include "core/liveness/UnownedThis.h"
#include "core/model/TranslationUnit.h"
#include "core/report/DanglingWords.h"
#include "core/report/TaskWords.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds coroutines of an object which goes with its last smart pointer, when
/// they go on alone and nobody keeps such a pointer for them.
class UnownedThisCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-unowned-this",
      "a coroutine goes on when the last owner of its object may be gone",
      Level::Strict,
      "0.1",
      {}};

  explicit UnownedThisCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // void start() { co_spawn(io, run(), detached); }
    //                             ^~~~~
    for (const UnownedThis &U : unownedThisIn(F))
      Out.push_back(found(F, U));
  }

private:
  static Finding found(const Function &F, const UnownedThis &U) {
    Finding Result;
    Result.Loc = U.Loc;
    std::string Class = "'" + U.Class.Class->getNameAsString() + "'";
    std::string Work = U.Call ? quotedName(F, U.Call->getDirectCallee())
                              : std::string("this coroutine lambda");
    Result.Message =
        Work + " may outlive its object: nothing keeps an owner of " + Class;
    Result.Notes.push_back(whyOwned(F, U, Class));
    if (U.Owner)
      Result.Notes.push_back({U.Owner->getLocation(),
                              "'" + U.Owner->getNameAsString() +
                                  "' is the only owner in " + F.describe(),
                              {}});
    addWay(F, U.Way, U.Use, Result);
    addLateUse(F, U.Use, "its object", Result);
    Result.Notes.push_back(advice(F, U));
    return Result;
  }

  /// struct session : std::enable_shared_from_this<session> {};
  ///        ^~~~~~~
  static Note whyOwned(const Function &F, const UnownedThis &U,
                       const std::string &Class) {
    std::string Why =
        U.Class.Base ? "derives from '" +
                           F.unit().qualifiedName(U.Class.Base).str() + "'"
                     : "is counted by '" +
                           F.unit().qualifiedName(U.Class.Counts).str() + "'";
    return {U.Class.Class->getLocation(),
            Class + " " + Why + " and goes with its last owner",
            {}};
  }

  static Note advice(const Function &F, const UnownedThis &U) {
    Note Advice{U.Loc, "", {}};
    std::string Maker = ownerMaker(F, U.Class);
    if (U.Lambda) {
      Advice.Message =
          Maker.empty()
              ? "capture an owner of the object too"
              : "capture an owner too: '[this, self = " + Maker + "()]'";
      if (!Maker.empty() && isExplicit(U) && !U.Loc.isMacroID() &&
          !F.decl()->isTemplateInstantiation() &&
          !isOfInstantiatedClass(F.decl()))
        Advice.Fixes.push_back(FixItHint::CreateInsertion(
            U.Loc.getLocWithOffset(StringRef("this").size()),
            ", self = " + Maker + "()"));
      return Advice;
    }
    if (std::optional<Note> Callable = spawnCallable(F, U, Maker))
      return *Callable;
    std::string Coroutine = quotedName(F, U.Use.Coroutine);
    if (Maker.empty()) {
      Advice.Message =
          "keep an owner of the object in " + Coroutine + " from its start";
      return Advice;
    }
    Advice.Message = "keep 'auto self = " + Maker + "();' in " + Coroutine;
    if (std::optional<FixItHint> Fix = keepSelf(F, U, Maker)) {
      Advice.Loc = Fix->RemoveRange.getBegin();
      Advice.Fixes.push_back(*Fix);
    }
    return Advice;
  }

  /// co_spawn(io, run(), detached)
  ///     becomes    co_spawn(io, [this, self = shared_from_this()] { return
  ///                              run(); }, detached)
  ///
  /// A coroutine that starts only later may find no owner to keep. Nothing
  /// unless the spawn keeps its callable.
  static std::optional<Note> spawnCallable(const Function &F,
                                           const UnownedThis &U,
                                           const std::string &Maker) {
    if (U.Use.Start != TaskStart::Lazy || U.Way.Where != TaskWay::Spawned ||
        (!U.Owner && Maker.empty()) ||
        !roleOf(F.unit(), U.Way.By->Call, FunctionRole::OwnsCallable))
      return std::nullopt;
    const CallExpr *Call = U.Call;
    std::string Owner = U.Owner ? U.Owner->getNameAsString() : "";
    std::string Begin =
        (U.Owner ? "[" + Owner + "]" : "[this, self = " + Maker + "()]") +
        " { return ";
    Note Advice{U.Loc,
                "spawn a callable that keeps an owner: '" + Begin +
                    (U.Owner ? Owner + "->" : "") +
                    Call->getDirectCallee()->getNameAsString() +
                    (Call->getNumArgs() ? "(...)" : "()") + "; }'",
                {}};
    bool IsWork = any_of(U.Way.By->Work, [&](const Expr *Work) {
      return Work->IgnoreUnlessSpelledInSource() == Call;
    });
    if (IsWork && !Call->getNumArgs() && !beginOf(Call).isMacroID() &&
        !F.decl()->isTemplateInstantiation() &&
        !isOfInstantiatedClass(F.decl())) {
      Advice.Fixes.push_back(FixItHint::CreateInsertion(beginOf(Call), Begin));
      Advice.Fixes.push_back(FixItHint::CreateInsertion(
          Call->getEndLoc().getLocWithOffset(1), "; }"));
    }
    return Advice;
  }

  static bool isOfInstantiatedClass(const FunctionDecl *F) {
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    return Method && Method->getParent()->getTemplateInstantiationPattern();
  }

  /// "shared_from_this", or "" when the base has no such member.
  static std::string ownerMaker(const Function &F, const SharedOwned &Class) {
    const char *Name = "shared_from_this";
    bool Has = Class.Base &&
               !Class.Base->lookup(&F.context().Idents.get(Name)).empty();
    return Has ? Name : "";
  }

  static bool isExplicit(const UnownedThis &U) {
    return any_of(
        U.Lambda->explicit_captures(), [&](const LambdaCapture &Capture) {
          return Capture.getLocation() == U.Loc && Capture.capturesThis();
        });
  }

  /// Before the first statement of the coroutine, where that is certain to
  /// compile: not in a template, whose base may need `this->`.
  static std::optional<FixItHint>
  keepSelf(const Function &F, const UnownedThis &U, const std::string &Maker) {
    const Function *Body = F.unit().function(U.Use.Coroutine);
    const auto *Block =
        Body ? dyn_cast_or_null<CompoundStmt>(Body->body()) : nullptr;
    const auto *Method = dyn_cast<CXXMethodDecl>(U.Use.Coroutine);
    if (!Block || Block->body_empty() || !Method || Body->lambda() ||
        Method->isTemplateInstantiation() || isOfInstantiatedClass(Method))
      return std::nullopt;
    const SourceManager &SM = F.context().getSourceManager();
    SourceLocation At = Block->body_front()->getBeginLoc();
    const IdentifierInfo &Self = F.context().Idents.get("self");
    auto IsSelf = [&](const NamedDecl *D) {
      return D->getIdentifier() == &Self;
    };
    if (At.isMacroID() || SM.getFileID(At) != SM.getFileID(U.Loc) ||
        any_of(Body->locals(), IsSelf) ||
        any_of(Method->parameters(), IsSelf) ||
        !Method->getParent()->lookup(&Self).empty())
      return std::nullopt;
    std::string Indent(SM.getSpellingColumnNumber(At) - 1, ' ');
    return FixItHint::CreateInsertion(At, "auto self = " + Maker + "();\n" +
                                              Indent);
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(UnownedThisCheck)
