//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/effects/Blocking.h"
#include "core/effects/Effects.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/AwaitInstead.h"
#include "core/report/ChainNotes.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>
#include <set>

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

  explicit BlockingCallCheck(const CheckOptions &Options) {
    for (const std::string &Kind : Options.list("Kinds"))
      if (std::optional<Effect> What = effectNamed(Kind))
        Query.Wanted.insert(*What);
    Query.Allowed = Options.list("AllowedFunctions");
  }

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine())
      return;
    // std::this_thread::sleep_for(1s);   load(path);   std::jthread t(work);
    // ^                                  ^                          ^
    SmallPtrSet<const void *, 4> Said;
    for (const Site &S : sitesIn(F))
      // Once for each function that comes to block: all its calls are mended
      // in one place.
      if (std::optional<Chain> Way = whyAt(F, S, Query);
          Way && whyMustNotBlock(F, S.At) &&
          (Way->Hops.size() == 1 || Said.insert(S.subject()).second))
        if (std::optional<unsigned> More = othersBehind(F, S, *Way))
          Out.push_back(blocked(F, S, *Way, *More));
  }

private:
  /// What many calls of a unit come to, such as the file of a log, is mended
  /// there and not at each of them.
  static constexpr unsigned Many = 5;

  using Place = std::pair<SourceLocation, FilePlace>;

  /// The call at the end of a way that leads through several functions to a
  /// disk.
  static std::optional<Place> deepEnd(const Chain &Way) {
    if (Way.What != Effect::File || Way.Hops.size() < 3)
      return std::nullopt;
    const Hop &Last = Way.Hops.back();
    return Place{Last.Loc, Last.Elsewhere};
  }

  /// How many more calls of the unit come to block where \p Way ends, if they
  /// are many; nothing, when \p S is not the first of them.
  std::optional<unsigned> othersBehind(const Function &F, const Site &S,
                                       const Chain &Way) {
    std::optional<Place> End = deepEnd(Way);
    if (!End)
      return 0;
    countEnds(F.unit());
    const std::set<SourceLocation> &Calls = Ends[*End].Calls;
    if (Calls.size() < Many)
      return 0;
    if (S.Loc != Ends[*End].First)
      return std::nullopt;
    return Calls.size() - 1;
  }

  void countEnds(TranslationUnit &TU) {
    if (std::exchange(Counted, true))
      return;
    for (const FunctionGroup &Group : TU.functions())
      for (const std::unique_ptr<Function> &F : Group)
        if (F->coroutine())
          for (const Site &S : sitesIn(*F))
            if (std::optional<Chain> Way = whyAt(*F, S, Query))
              if (std::optional<Place> End = deepEnd(*Way);
                  End && whyMustNotBlock(*F, S.At)) {
                if (Ends[*End].Calls.empty())
                  Ends[*End].First = S.Loc;
                Ends[*End].Calls.insert(S.Loc);
              }
  }

  static Finding blocked(const Function &F, const Site &S, const Chain &Way,
                         unsigned More) {
    Finding Result;
    Result.Loc = S.Loc;
    if (S.Call && S.How != CallKind::DefaultArgument)
      Result.Range = S.Call->getSourceRange();
    std::string Name = subjectOf(S, Way);
    // Of the functions that override a virtual one others may run.
    bool IsCertain = none_of(
        Way.Hops, [](const Hop &H) { return H.How == CallKind::Override; });
    Result.Message = Name + (IsCertain ? " blocks" : " may block") +
                     " the thread that runs " + F.describe();
    if (Way.Hops.size() == 1)
      Result.Notes.push_back(
          {Result.Loc,
           (S.How == CallKind::Destroy ? "the destructor of " + Way.Hops[0].Name
                                       : Name) +
               " " + Way.Why,
           {}});
    addChainNotes(F, S, Way, Result);
    if (More > 0)
      Result.Notes.push_back({Result.Loc,
                              std::to_string(More) +
                                  " more calls in coroutines come to block "
                                  "there; only the first is reported",
                              {}});
    advise(F, S, Way, Result);
    return Result;
  }

  /// The part of a qualified name before the first "::".
  static StringRef root(StringRef Name) { return Name.split("::").first; }

  /// The last note: what this unit's library offers instead.
  static void advise(const Function &F, const Site &S, const Chain &Way,
                     Finding &Out) {
    TranslationUnit &TU = F.unit();
    const auto *Own = F.decl()->getReturnType()->getAsCXXRecordDecl();
    StringRef Library = Own ? root(TU.qualifiedName(Own)) : "";
    Note Advice{Out.Loc, "", {}};

    const Replacement *Best = nullptr;
    for (const Replacement *Candidate : TU.models().replacements(Way.Name))
      if (root(Candidate->Use) == Library && TU.declares(Candidate->Use))
        Best = Candidate;
    if (S.How == CallKind::Destroy) {
      Advice.Message = "end it with an await, or on a thread of its own";
      Out.Notes.push_back(std::move(Advice));
      return;
    }
    bool Behind = Way.Hops.size() > 1;
    if (Best && (!Behind || mayBeCoroutines(S, Way))) {
      // Other arguments, or a member: only its name can be given.
      Advice.Message =
          Behind ? "make it a coroutine that awaits '" + Best->Use +
                       "', which frees the thread"
          : Best->PureSwap
              ? "'co_await " + Best->Use +
                    "' suspends only the coroutine and frees the thread"
              : "await '" + Best->Use + "' instead, which frees the thread";
      if (!Behind && S.How == CallKind::Call)
        if (std::optional<FixItHint> Fix = awaitInstead(F, S.Call, *Best))
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

  struct DeepEnd {
    std::set<SourceLocation> Calls;
    SourceLocation First;
  };

  EffectQuery Query;
  bool Counted = false;
  std::map<Place, DeepEnd> Ends;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(BlockingCallCheck)
