//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/effects/Blocking.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/AwaitInstead.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds calls that put the executor's thread to sleep from inside a coroutine.
class BlockingCallCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"Kinds", "wait;sleep;file;network",
       "what a call may not wait for: wait (threads, processes, signals), "
       "sleep, file, network, descriptor (read, recv and the like, which do "
       "not block on a non-blocking descriptor), lock (std::mutex::lock)"},
      {"AllowedFunctions", "",
       "qualified names of blocking functions that may be called, separated "
       "by semicolons"},
  };
  static constexpr CheckInfo Info = {
      "async-blocking-call", "a coroutine blocks the thread that runs it",
      Level::Correctness, "0.1", Options};

  explicit BlockingCallCheck(const CheckOptions &Options)
      : Kinds(Options.list("Kinds")),
        Allowed(Options.list("AllowedFunctions")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine())
      return;
    // std::this_thread::sleep_for(1s);     std::ifstream in("x");
    // ^                                                  ^
    for (const Expr *Call : F.calls())
      if (std::optional<Blocking> Why = whyBlocks(F, Call))
        if (is_contained(Kinds, word(Why->Kind)) &&
            !is_contained(Allowed, Why->Name) && whyMustNotBlock(F, Call))
          Out.push_back(blocked(F, Call, *Why));
  }

private:
  static Finding blocked(const Function &F, const Expr *Call,
                         const Blocking &Why) {
    Finding Result;
    Result.Loc = Call->getBeginLoc();
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Result.Loc = Member->getExprLoc();
    Result.Range = Call->getSourceRange();
    std::string Name =
        "'" +
        (isa<CXXConstructExpr>(Call) ? typeName(F.context(), Call->getType())
                                     : Why.Name) +
        "'";
    Result.Message = Name + " blocks the thread that runs " + F.describe();
    Result.Notes.push_back({Result.Loc, Name + " " + Why.Why, {}});
    advise(F, Call, Why, Result);
    return Result;
  }

  /// The part of a qualified name before the first "::".
  static StringRef root(StringRef Name) { return Name.split("::").first; }

  /// The last note: what this unit's library offers instead.
  static void advise(const Function &F, const Expr *Call, const Blocking &Why,
                     Finding &Out) {
    TranslationUnit &TU = F.unit();
    const auto *Own = F.decl()->getReturnType()->getAsCXXRecordDecl();
    StringRef Library = Own ? root(TU.qualifiedName(Own)) : "";
    Note Advice{Out.Loc, "", {}};

    const Replacement *Best = nullptr;
    for (const Replacement *Candidate : TU.models().replacements(Why.Name))
      if (root(Candidate->Use) == Library && TU.declares(Candidate->Use))
        Best = Candidate;
    if (Best) {
      // Other arguments, or a member: only its name can be given.
      Advice.Message =
          Best->PureSwap
              ? "'co_await " + Best->Use +
                    "' suspends only the coroutine and frees the thread"
              : "await '" + Best->Use + "' instead, which frees the thread";
      if (std::optional<FixItHint> Fix = awaitInstead(F, Call, *Best))
        Out.Fixes.push_back(*Fix);
      Out.Notes.push_back(std::move(Advice));
      return;
    }
    for (const FunctionModel &Model : TU.models().allFunctions())
      if (Model.Role == FunctionRole::Offload && root(Model.Name) == Library &&
          TU.declares(Model.Name)) {
        Advice.Message =
            "run it with '" + Model.Name + "', where blocking is fine";
        Out.Notes.push_back(std::move(Advice));
        return;
      }
    Advice.Message = "await an asynchronous form of it, or run it on a thread "
                     "of its own";
    Out.Notes.push_back(std::move(Advice));
  }

  std::vector<std::string> Kinds;
  std::vector<std::string> Allowed;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(BlockingCallCheck)
