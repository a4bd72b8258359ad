//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/Join.h"
#include "core/model/TranslationUnit.h"
#include "core/report/DanglingWords.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds work that is waited for, but only when a local that it borrows is
/// gone.
class ScopeOutlivesCapturesCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-scope-outlives-captures",
      "work is waited for only when what it borrows is gone",
      Level::Correctness,
      "0.1",
      {}};

  explicit ScopeOutlivesCapturesCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // for (int i = 0; i < 3; ++i) scope.spawn([&i]() -> rt::task<> { ... });
    //                                           ^
    // co_await scope.join();
    for (const Dangling &D : danglingIn(F))
      if (D.Late)
        Out.push_back(found(F, D));
  }

private:
  static Finding found(const Function &F, const Dangling &D) {
    Finding Result;
    Result.Loc = D.Loc;
    std::string Name = ownerName(F, D.From);
    Result.Message =
        Name + " is gone before " +
        (D.Late->Wait ? "anything"
                      : "'" + D.Late->Group->getNameAsString() + "'") +
        " waits for the work that borrows it";
    addDangling(F, D, Name, Result);
    advise(F, D, Name, Result);
    return Result;
  }

  static void advise(const Function &F, const Dangling &D,
                     const std::string &Name, Finding &Out) {
    Note Advice{D.Loc, "", {}};
    const auto *Group = dyn_cast<VarDecl>(D.Late->Group);
    bool SameScope = Group && scopeOf(F, Group) == scopeOf(F, D.From.Var);
    Advice.Message =
        SameScope
            ? "declare " + Name + " before '" + Group->getNameAsString() +
                  "', or pass a copy"
            : "pass a copy, or wait for the work before " + Name + " is gone";
    Advice.Fixes = captureCopy(F, D);
    Out.Notes.push_back(std::move(Advice));
  }

  /// [&i] { use(i); }    becomes    [i] { use(i); }
  ///
  /// Nothing unless it is written so, of a number, and the work only reads it.
  static SmallVector<FixItHint, 1> captureCopy(const Function &F,
                                               const Dangling &D) {
    const VarDecl *Var = D.From.Var;
    if (D.What != Dangling::Captured || D.Loc.isMacroID() ||
        !Var->getType()->isScalarType())
      return {};
    for (const LambdaExpr *Lambda : F.lambdas())
      for (const LambdaCapture &Capture : Lambda->explicit_captures()) {
        if (Capture.getLocation() != D.Loc ||
            Capture.getCaptureKind() != LCK_ByRef ||
            Capture.getCapturedVar() != Var || !onlyReads(F, Lambda, Var))
          continue;
        const SourceManager &SM = F.context().getSourceManager();
        SourceLocation Ampersand = D.Loc.getLocWithOffset(-1);
        if (*SM.getCharacterData(Ampersand) == '&')
          return {FixItHint::CreateRemoval(
              CharSourceRange::getCharRange(Ampersand, D.Loc))};
      }
    return {};
  }

  static bool onlyReads(const Function &F, const LambdaExpr *Lambda,
                        const VarDecl *Var) {
    const Function *Body = F.unit().function(Lambda->getCallOperator());
    return Body && all_of(Body->references(Var), [&](const DeclRefExpr *Ref) {
             const auto *Cast =
                 dyn_cast_or_null<ImplicitCastExpr>(Body->parent(Ref));
             return Cast && Cast->getCastKind() == CK_LValueToRValue;
           });
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ScopeOutlivesCapturesCheck)
