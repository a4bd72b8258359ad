//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/Join.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/send/Sendability.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds what is handed to another thread and is not safe there: references to
/// locals that die first, and values whose copies share unsynchronised state.
class ThreadUnsafeCaptureCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"AssumeExecutor", "single",
       "what an executor of unknown kind is taken for: single or multi"},
      {"AllowedTypes", "",
       "qualified names of types that may be handed to another thread, "
       "separated by semicolons"},
  };
  static constexpr CheckInfo Info = {
      "async-thread-unsafe-capture",
      "work on another thread is given something that is not safe there",
      Level::Correctness, "0.1", Options};

  explicit ThreadUnsafeCaptureCheck(const CheckOptions &Options)
      : AssumeMulti(Options.text("AssumeExecutor") == "multi"),
        Allowed(Options.list("AllowedTypes")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // std::thread t([&] { ... });     rt::spawn_detached(pool, work(local));
    //               ^~~~~~~~~~~~                               ^~~~~~~~~~~
    for (const Spawn &S : spawnsIn(F)) {
      const Expr *Spawn = S.Call;
      const FunctionFact &Role = S.Role;
      const ExecutorFact &Executor = S.Executor;
      if (Executor.Kind == Threads::Single ||
          (Executor.Kind == Threads::Unknown && !AssumeMulti))
        continue;
      for (const Given &Thing : givenTo(F, S))
        if (Thing.How == Passing::Copy)
          copied(F, Spawn, Role, Executor, Thing, Out);
        else
          borrowed(F, Spawn, Role, Executor, Thing, Out);
    }
  }

private:
  void borrowed(const Function &F, const Expr *Spawn, const FunctionFact &Role,
                const ExecutorFact &Executor, const Given &Thing,
                std::vector<Finding> &Out) const {
    std::optional<Outlives> Why = whyOutlives(F, Spawn, Executor, Thing.Var);
    if (!Why || allowed(F, Thing.Type))
      return;
    std::string Var = "'" + Thing.Var->getNameAsString() + "'";
    Finding Result;
    Result.Loc = Thing.Loc;
    Result.Message =
        subject(Thing) + " work on another thread, which may outlive " + Var;
    where(F, Spawn, Role, Executor, Result);
    if (Why->JoinsTooLate)
      Result.Notes.push_back(
          {Why->JoinsTooLate->getLocation(),
           "'" + Why->JoinsTooLate->getNameAsString() +
               "' waits for its work in its destructor, after " + Var +
               " is gone",
           {}});
    Result.Notes.push_back(
        {Thing.Var->getLocation(),
         Var + " is destroyed at the end of its scope in " + F.describe(),
         {}});
    Result.Notes.push_back(
        {Thing.Loc,
         Why->JoinsTooLate
             ? "declare " + Var + " before '" +
                   Why->JoinsTooLate->getNameAsString() +
                   "', or pass a copy of it"
             : "pass a copy, or wait for the work before " + Var + " is gone",
         {}});
    Out.push_back(std::move(Result));
  }

  void copied(const Function &F, const Expr *Spawn, const FunctionFact &Role,
              const ExecutorFact &Executor, const Given &Thing,
              std::vector<Finding> &Out) const {
    std::optional<NotSend> Why = whyNotSend(F.unit(), Thing.Type);
    if (!Why || allowed(F, Thing.Type) || allowed(F, Why->Culprit))
      return;
    std::string Culprit = "'" + typeName(F.context(), Why->Culprit) + "'";
    Finding Result;
    Result.Loc = Thing.Loc;
    Result.Message = "'" + Thing.Name +
                     "' is copied into work on another thread, but " + Culprit +
                     " is not safe to share";
    where(F, Spawn, Role, Executor, Result);
    for (const SendStep &Step : Why->Path)
      Result.Notes.push_back({Step.Loc, Step.What, {}});
    Result.Notes.push_back({Why->WhyLoc.isValid() ? Why->WhyLoc : Thing.Loc,
                            Culprit + " must stay on one thread: " + Why->Why,
                            {}});
    Result.Notes.push_back({Thing.Loc,
                            "pass what it holds by value, move sole ownership, "
                            "or use a type that synchronises",
                            {}});
    Out.push_back(std::move(Result));
  }

  static std::string subject(const Given &Thing) {
    std::string Name = "'" + Thing.Name + "'";
    switch (Thing.How) {
    case Passing::Reference:
      return Name + " is passed by reference to";
    case Passing::Pointer:
      return "the address of " + Name + " is passed to";
    case Passing::Object:
      return "a member coroutine of " + Name + " becomes";
    case Passing::View:
      return "a view of " + Name + " is passed to";
    case Passing::Iterator:
      return "iterator " + Name + " is passed to";
    case Passing::Copy:
      break;
    }
    llvm_unreachable("copies are not borrowed");
  }

  /// Why the work runs on another thread.
  static void where(const Function &F, const Expr *Spawn,
                    const FunctionFact &Role, const ExecutorFact &Executor,
                    Finding &Out) {
    const FunctionDecl *Callee = calleeOf(Spawn);
    std::string Text = "'" + functionName(F.unit(), Callee) + "' ";
    if (!Executor.Type.isNull())
      Text += "runs it on '" + typeName(F.context(), Executor.Type) +
              "', which has several threads";
    else if (Role.Model)
      Text += Role.Model->Why;
    else
      Text += "runs it concurrently with its caller";
    Out.Notes.push_back({Spawn->getBeginLoc(), std::move(Text), {}});
  }

  bool allowed(const Function &F, QualType T) const {
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return R && is_contained(Allowed, F.unit().qualifiedName(R));
  }

  bool AssumeMulti;
  std::vector<std::string> Allowed;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ThreadUnsafeCaptureCheck)
