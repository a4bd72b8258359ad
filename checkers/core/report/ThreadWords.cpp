//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/ThreadWords.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

std::string passedTo(const Given &Thing) {
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
    return Name + " is copied into";
  case Passing::Move:
    return Name + " is moved into";
  case Passing::Result:
    return "the result of " + Name + " is passed to";
  case Passing::ThreadLocal:
    return "the address of thread_local " + Name + " is passed to";
  }
  llvm_unreachable("unknown passing");
}

/// `executor_type` says little without its class: asio::thread_pool's.
static std::string executorName(const Function &F, QualType T) {
  if (const auto *Alias = T->getAs<TypedefType>())
    return F.unit().qualifiedName(Alias->getDecl()).str();
  return typeName(F.context(), T);
}

void addSpawn(const Function &F, const Spawn &S, Finding &Out) {
  const std::string &Because = S.Executor.Because;
  bool Here = S.Executor.BecauseLoc.isInvalid() ||
              S.Executor.BecauseLoc == S.Call->getBeginLoc();
  std::string Name = ("'" + calledName(S.Role.Name) + "'").str();
  std::string Text;
  // What its type says needs no note of its own.
  bool ByType = StringRef(Because).ends_with("has several threads") &&
                !S.Executor.Type.isNull();
  Here |= ByType;
  // "'std::thread' runs the callable on a new thread"
  if (Here && StringRef(Because).starts_with(Name))
    Text = Because;
  else if (ByType)
    Text = Name + " runs it on '" + executorName(F, S.Executor.Type) +
           "', which has several threads";
  else if (Here && !Because.empty())
    Text = Name + " starts it here, and " + Because;
  else if (S.Role.Model && !S.Inferred)
    Text = Name + " " + S.Role.Model->Why;
  else
    Text = Name + " runs it concurrently with its caller";
  Out.Notes.push_back({S.Call->getBeginLoc(), std::move(Text), {}});
  for (const SpawnHop &Hop : S.Path)
    Out.Notes.push_back({Hop.Loc, Hop.What, {}});
  if (S.Executor.Kind == Threads::Unknown)
    Out.Notes.push_back({S.Call->getBeginLoc(),
                         "which threads run it is not known; 'AssumeExecutor' "
                         "says that there are several",
                         {}});
  if (!Here && !Because.empty())
    Out.Notes.push_back({S.Executor.BecauseLoc, Because, {}});
}

void addSuspension(const Function &F, const AliveAcross &Value, StringRef Name,
                   Finding &Out) {
  bool Used = Value.UsedAt.isValid();
  Out.Notes.push_back(
      {Value.Await->getKeywordLoc(),
       (F.describe() + " may go on in another thread after this '" +
        (isa<CoyieldExpr>(Value.Await) ? "co_yield" : "co_await") + "'" +
        (Used ? "" : ", and destroys " + Name.str() + " there")),
       {}});
  if (Used)
    Out.Notes.push_back({Value.UsedAt, (Name + " is used here").str(), {}});
}

/// A note of another unit, which may be in a file that this one has not read.
static void addPlaced(SourceManager &Sources, const PlacedNote &Said,
                      Finding &Out) {
  SourceLocation Loc = locate(Sources, Said.At);
  std::string Text = Said.Text;
  if (Loc.isInvalid()) {
    Loc = Out.Loc;
    Text += " (" + Said.At.File + ":" + std::to_string(Said.At.Line) + ")";
  }
  Out.Notes.push_back({Loc, std::move(Text), {}});
}

void addSpawned(const Function &F, const SpawnedAs &How, Finding &Out) {
  for (const AwaitHop &Hop : reverse(How.Awaits))
    Out.Notes.push_back(
        {Hop.Await->getBeginLoc(), Hop.By->describe() + " awaits it here", {}});
  if (How.By)
    addSpawn(*How.Spawner, *How.By, Out);
  for (const IndexRun *Run : How.Elsewhere)
    for (const PlacedNote &Said : Run->Notes)
      addPlaced(F.context().getSourceManager(), Said, Out);
}

void addWhyNotSend(const Function &F, const NotSend &Why, SourceLocation Loc,
                   Finding &Out) {
  for (const SendStep &Step : Why.Path)
    Out.Notes.push_back({Step.Loc, Step.What, {}});
  Out.Notes.push_back({Why.WhyLoc.isValid() ? Why.WhyLoc : Loc,
                       "'" + typeName(F.context(), Why.Culprit) +
                           "' must stay on one thread: " + Why.Why,
                       {}});
}

} // namespace async_tidy
