//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/ThreadLocalAcross.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/ThreadWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds what a coroutine takes from its thread and uses after a suspension,
/// when it may be on another one, or the thread has done other work.
class ThreadLocalAcrossSuspensionCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"AssumeExecutor", "single",
       "what an executor of unknown kind is taken for: single or multi"},
  };
  static constexpr CheckInfo Info = {
      "async-thread-local-across-suspension",
      "what belongs to a thread is used after a suspension", Level::Correctness,
      "0.1", Options};

  explicit ThreadLocalAcrossSuspensionCheck(const CheckOptions &Options)
      : AssumeMulti(Options.text("AssumeExecutor") == "multi") {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // auto &all = buffer;  co_await more();  all.clear();
    //       ^~~
    for (const ThreadLocalAcross &Kept : threadLocalsAcross(F, AssumeMulti))
      Out.push_back(found(F, Kept, whyMigrates(F, Kept.Await, AssumeMulti)));
  }

private:
  using Kind = ThreadLocalAcross;

  static std::string quoted(const NamedDecl *D) {
    std::string Name;
    raw_string_ostream Out(Name);
    D->printName(Out);
    return "'" + Name + "'";
  }

  static std::string message(const Function &F, const Kind &Kept, bool May) {
    std::string Of = Kept.Of ? "thread_local " + quoted(Kept.Of) : "";
    std::string Meanwhile = " changed while " + F.describe() +
                            " is suspended, for all that runs on the thread";
    std::string Elsewhere = " after a suspension, perhaps that of another "
                            "thread";
    switch (Kept.What) {
    case Kind::Borrow:
      return quoted(Kept.Var) + " leads to " + Of +
             " across a suspension that may change threads";
    case Kind::Loop:
      return "this loop goes over " + Of +
             " across a suspension that may change threads";
    case Kind::Operand:
      return Of + " is chosen before a suspension that may change threads, and "
                  "used after it";
    case Kind::Restored:
      return May ? Of + " is changed here and set back" + Elsewhere
                 : Of + " stays" + Meanwhile;
    case Kind::Scope:
      return May ? quoted(Kept.Var) + " sets back " + Of + Elsewhere
                 : quoted(Kept.Var) + " keeps " + Of + Meanwhile;
    case Kind::Error:
      return "'errno' is read after a suspension, when "
             "other code has had the thread";
    }
    llvm_unreachable("unknown kind");
  }

  static Finding found(const Function &F, const Kind &Kept,
                       const std::optional<Migration> &Moves) {
    Finding Result;
    Result.Loc = Kept.Loc;
    Result.Message = message(F, Kept, Moves.has_value());
    if (Kept.What == Kind::Restored)
      Result.Notes.push_back({Kept.Var->getLocation(),
                              quoted(Kept.Var) + " keeps what it was",
                              {}});
    if (Kept.What == Kind::Error)
      Result.Notes.push_back(
          {Kept.Failed->getBeginLoc(),
           "the error of '" +
               functionName(F.unit(), Kept.Failed->getDirectCallee()) +
               "' is meant",
           {}});
    addSuspension(F, Kept, Moves, Result);
    if (Kept.Of)
      Result.Notes.push_back(
          {Kept.Of->getLocation(),
           quoted(Kept.Of) + " is thread_local: each thread has one of its own",
           {}});
    if (Moves && Moves->Spawned)
      addSpawned(F, *Moves->Spawned, Result);
    Result.Notes.push_back({Result.Loc, advice(Kept.What), {}});
    return Result;
  }

  static void addSuspension(const Function &F, const Kind &Kept,
                            const std::optional<Migration> &Moves,
                            Finding &Out) {
    std::string Keyword =
        isa<CoyieldExpr>(Kept.Await) ? "'co_yield'" : "'co_await'";
    Out.Notes.push_back(
        {Kept.Await->getKeywordLoc(),
         !Moves
             ? F.describe() + " leaves its thread to others at this " + Keyword
         : Moves->Moves
             ? "this " + Keyword + " moves " + F.describe() +
                   " to another thread"
             : F.describe() + " may go on in another thread after this " +
                   Keyword,
         {}});
    if (Kept.What == Kind::Restored)
      Out.Notes.push_back({Kept.UsedAt, "it is set back here", {}});
    else if (Kept.What == Kind::Borrow)
      Out.Notes.push_back(
          {Kept.UsedAt, quoted(Kept.Var) + " is used here", {}});
    if (Moves && !Moves->Moves && !Moves->Spawned)
      Out.Notes.push_back({Kept.Await->getKeywordLoc(),
                           "which threads run it is not known; "
                           "'AssumeExecutor' says that there are several",
                           {}});
  }

  static const char *advice(Kind::Kind What) {
    switch (What) {
    case Kind::Borrow:
      return "name it anew after the suspension, or take a copy";
    case Kind::Loop:
      return "go over a copy of it";
    case Kind::Operand:
      return "await first, into a local, and name it then";
    case Kind::Restored:
    case Kind::Scope:
      return "pass the value to what needs it, or set it anew after each "
             "suspension";
    case Kind::Error:
      return "copy it before the suspension";
    }
    llvm_unreachable("unknown kind");
  }

  bool AssumeMulti;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ThreadLocalAcrossSuspensionCheck)
