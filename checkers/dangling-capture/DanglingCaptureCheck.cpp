//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "core/report/DanglingWords.h"
#include "core/report/TaskWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds coroutine lambdas that use what they have captured when that is gone:
/// the captures are in the closure ([expr.prim.lambda.capture]), of which the
/// frame of the coroutine has no copy.
class DanglingCaptureCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-dangling-capture",
      "a coroutine lambda uses its captures when they are gone",
      Level::Correctness,
      "0.1",
      {}};

  explicit DanglingCaptureCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // auto t = [name]() -> rt::task<> { co_await greet(name); }();
    //          ^~~~~~
    for (const Dangling &D : danglingIn(F))
      if (!D.Late &&
          (D.What == Dangling::Closure || D.What == Dangling::Captured))
        Out.push_back(found(F, D));
  }

private:
  static std::string capture(const Dangling &D) {
    return D.Use.Captured ? "'" + D.Use.Captured->getNameAsString() + "'"
                          : "'this'";
  }

  static std::string closure(const Function &F, const Dangling &D) {
    if (D.LetGoBy)
      return "a closure that " + makerName(F, D.LetGoBy) + " lets go";
    return D.From.What == BorrowedFrom::Temporary ? "a temporary closure"
                                                  : ownerName(F, D.From);
  }

  static Finding found(const Function &F, const Dangling &D) {
    Finding Result;
    Result.Loc = D.Loc;
    // Of a lambda not the body, which may be long.
    const auto *Lambda = dyn_cast<LambdaExpr>(D.Given);
    Result.Range =
        Lambda ? Lambda->getIntroducerRange() : D.Given->getSourceRange();
    std::string Used;
    if (D.What == Dangling::Captured) {
      Used = ownerName(F, D.From);
      Result.Message =
          D.Use.Captured == D.From.Var
              ? Used + " is captured by reference by a coroutine that may "
                       "outlive it"
              : capture(D) + ", which a coroutine captures, leads to " + Used +
                    ", " + goneBefore(D);
    } else {
      Used = capture(D);
      Result.Message =
          Used + " is captured by " + closure(F, D) + ", " + goneBefore(D);
    }
    // [text] { return send(text); }
    if (const ParmVarDecl *To = D.Use.Parameter)
      Used = "'" + To->getNameAsString() + "'";
    addDangling(F, D, Used, Result);
    advise(F, D, Result);
    return Result;
  }

  static void advise(const Function &F, const Dangling &D, Finding &Out) {
    Note Advice{D.Loc, "", {}};
    if (D.What == Dangling::Captured) {
      Advice.Message = "capture a copy, or wait for the work before " +
                       ownerName(F, D.From) + " is gone";
    } else if (D.Use.Parameter) {
      Advice.Loc = D.Use.Parameter->getLocation();
      Advice.Message = "take '" + D.Use.Parameter->getNameAsString() +
                       "' by value in " + quotedName(F, D.Use.Coroutine) +
                       ", so that the coroutine keeps it";
    } else {
      Advice.Message = "pass " + capture(D) +
                       " as an argument: a coroutine copies its parameters, "
                       "not its captures";
      const Function *Body = F.unit().function(D.Use.Coroutine);
      const LambdaExpr *Lambda = Body ? Body->lambda() : nullptr;
      if (Lambda && F.context().getLangOpts().CPlusPlus23) {
        Advice.Fixes = takeClosure(Lambda, D);
        if (!Advice.Fixes.empty())
          Advice.Message = "take the closure by value, so that the coroutine "
                           "keeps its captures";
      } else if (Lambda && D.From.Made) {
        Advice.Fixes = passCaptures(Lambda, D.Maker);
      }
    }
    Out.Notes.push_back(std::move(Advice));
  }

  /// [name]() -> rt::task<> {}    becomes    [name](this auto) -> rt::task<> {}
  static SmallVector<FixItHint, 1> takeClosure(const LambdaExpr *Lambda,
                                               const Dangling &D) {
    FunctionTypeLoc Type = typeOf(Lambda);
    // A closure with a name is copied, and what is moved into it may not be.
    if (!Type || Lambda->isMutable() || !capturesValues(Lambda) ||
        (!D.From.Made && any_of(Lambda->captures(), isInitCapture)))
      return {};
    return {FixItHint::CreateInsertion(Type.getLParenLoc().getLocWithOffset(1),
                                       Type.getNumParams() ? "this auto, "
                                                           : "this auto")};
  }

  /// [name]() -> rt::task<> {}()
  ///     becomes    [](auto name) -> rt::task<> {}(name)
  static SmallVector<FixItHint, 1> passCaptures(const LambdaExpr *Lambda,
                                                const CallExpr *Call) {
    FunctionTypeLoc Type = typeOf(Lambda);
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (!Type || !Operator || !capturesValues(Lambda))
      return {};
    std::string Parameters, Arguments;
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (Capture.isImplicit() || !Capture.capturesVariable() ||
          isInitCapture(Capture) ||
          Capture.getCapturedVar()->getType()->isArrayType())
        return {};
      std::string Name = Capture.getCapturedVar()->getNameAsString();
      Parameters += (Parameters.empty() ? "auto " : ", auto ") + Name;
      Arguments += (Arguments.empty() ? "" : ", ") + Name;
    }
    if (Type.getNumParams())
      Parameters += ", ";
    // Of a call operator clang gives the place of the closing parenthesis.
    SourceLocation Before = Operator->getOperatorLoc();
    if (SmallVector<const Expr *> Written = argumentsOf(Operator);
        !Written.empty()) {
      Before = Written.front()->getBeginLoc();
      Arguments += ", ";
    }
    return {FixItHint::CreateReplacement(Lambda->getIntroducerRange(), "[]"),
            FixItHint::CreateInsertion(Type.getLParenLoc().getLocWithOffset(1),
                                       Parameters),
            FixItHint::CreateInsertion(Before, Arguments)};
  }

  /// Of a lambda that has its parameters written out.
  static FunctionTypeLoc typeOf(const LambdaExpr *Lambda) {
    if (!Lambda->hasExplicitParameters() || Lambda->isGenericLambda() ||
        Lambda->getBeginLoc().isMacroID())
      return {};
    return Lambda->getCallOperator()->getFunctionTypeLoc();
  }

  static bool isInitCapture(const LambdaCapture &Capture) {
    return Capture.capturesVariable() &&
           Capture.getCapturedVar()->isInitCapture();
  }

  /// What is captured by reference, or through `this`, stays a borrow.
  static bool capturesValues(const LambdaExpr *Lambda) {
    return Lambda->getCaptureDefault() == LCD_None &&
           all_of(Lambda->captures(), [](const LambdaCapture &Capture) {
             return Capture.getCaptureKind() == LCK_ByCopy ||
                    Capture.getCaptureKind() == LCK_StarThis;
           });
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(DanglingCaptureCheck)
