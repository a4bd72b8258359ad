//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/Facts.h"
#include "core/awaits/LostTasks.h"
#include "core/awaits/Use.h"
#include "core/base/Places.h"
#include "core/effects/Blocking.h"
#include "core/effects/Context.h"
#include "core/effects/Effects.h"
#include "core/liveness/AliveAcross.h"
#include "core/liveness/Join.h"
#include "core/liveness/JoinedLate.h"
#include "core/liveness/LateUse.h"
#include "core/liveness/TaskWay.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/HeldLocks.h"
#include "core/model/Matchers.h"
#include "core/model/Names.h"
#include "core/model/SpawnedCoroutines.h"
#include "core/report/TaskWords.h"
#include "core/report/TraitFacts.h"
#include "core/send/Guarded.h"
#include "core/send/Races.h"
#include "core/send/Sendability.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

StringRef nameOf(TaskKind Kind) {
  switch (Kind) {
  case TaskKind::None:
    return "not asynchronous";
  case TaskKind::Task:
    return "task";
  case TaskKind::Generator:
    return "generator";
  case TaskKind::Detached:
    return "detached";
  case TaskKind::Awaiter:
    return "awaiter";
  case TaskKind::Awaitable:
    return "awaitable";
  case TaskKind::Sender:
    return "sender";
  }
  llvm_unreachable("unknown kind");
}

StringRef nameOf(TaskStart Start) {
  switch (Start) {
  case TaskStart::Unknown:
    return "";
  case TaskStart::Lazy:
    return "lazy ";
  case TaskStart::Eager:
    return "eager ";
  }
  llvm_unreachable("unknown start");
}

StringRef nameOf(const ExecutorFact &Executor) {
  switch (Executor.Kind) {
  case Threads::Unknown:
    return "an unknown executor";
  case Threads::Single:
    return "a single thread";
  case Threads::Multi:
    return Executor.Migrates ? "several threads" : "another thread";
  }
  llvm_unreachable("unknown threads");
}

StringRef nameOf(Passing How) {
  switch (How) {
  case Passing::Reference:
  case Passing::Pointer:
  case Passing::Object:
  case Passing::View:
  case Passing::Iterator:
    return "as a borrow";
  case Passing::Copy:
    return "by copy";
  case Passing::Move:
    return "by move";
  case Passing::Result:
    return "as a result";
  case Passing::ThreadLocal:
    return "as a borrow from its thread";
  }
  llvm_unreachable("unknown passing");
}

StringRef nameOf(TaskWay::Kind Where) {
  switch (Where) {
  case TaskWay::Ended:
    return "ends in this expression";
  case TaskWay::Kept:
    return "is kept in ";
  case TaskWay::Returned:
    return "is returned";
  case TaskWay::Spawned:
    return "is spawned";
  case TaskWay::Stored:
    return "is stored";
  case TaskWay::Dropped:
    return "is dropped";
  case TaskWay::Alone:
    return "is awaited by a coroutine that nobody can await";
  case TaskWay::Unknown:
    return "goes somewhere";
  }
  llvm_unreachable("unknown way");
}

StringRef nameOf(Rival Kind) {
  switch (Kind) {
  case Rival::Spawner:
    return "the function";
  case Rival::Work:
    return "other work";
  case Rival::Turn:
    return "the next turn";
  case Rival::Sibling:
    return "another task";
  }
  llvm_unreachable("unknown rival");
}

StringRef nameOf(UseKind Kind) {
  switch (Kind) {
  case UseKind::Look:
    return "is only looked at";
  case UseKind::Consume:
    return "is taken";
  case UseKind::MoveInto:
    return "is moved to another local";
  case UseKind::Ignored:
    return "is given to a function that ignores it";
  case UseKind::Overwrite:
    return "is overwritten";
  case UseKind::Fill:
    return "gets one more";
  case UseKind::Clear:
    return "is emptied";
  case UseKind::Escape:
    return "escapes";
  }
  llvm_unreachable("unknown use");
}

StringRef nameOf(LossKind Kind) {
  switch (Kind) {
  case LossKind::Never:
    return "is never taken";
  case LossKind::SomePaths:
    return "is not taken on every path";
  case LossKind::Overwritten:
    return "is overwritten before it is taken";
  case LossKind::PassedOn:
    return "ends in a function that ignores it";
  }
  llvm_unreachable("unknown loss");
}

class Writer {
public:
  explicit Writer(TranslationUnit &TU)
      : TU(TU), SM(TU.context().getSourceManager()) {}

  void function(const Function &F) {
    QualType Returns = F.decl()->getReturnType();
    if (F.coroutine()) {
      fact(F.lambda() ? F.lambda()->getBeginLoc() : F.decl()->getLocation(),
           F.describe() + " returns '" + typeName(TU.context(), Returns) + "'");
      spawned(F);
      type(F.lambda() ? F.lambda()->getBeginLoc() : F.decl()->getLocation(),
           Returns);
    }
    if (!F.coroutine() && !F.decl()->isDependentContext())
      chains(F);
    for (const Expr *Await : F.awaits()) {
      fact(Await->getBeginLoc(), "suspension point: co_await");
      if (std::optional<Switch> To = whereTo(TU, Await))
        fact(Await->getBeginLoc(),
             "'" + To->Name + "' moves to " +
                 (To->MayBlock ? "where blocking is fine" : "the executor"));
    }
    for (const auto *Point : F.own<CoroutineSuspendExpr>())
      locks(F, Point);
    for (const AliveAcross &Value : aliveAcross(F))
      alive(Value);
    for (const Expr *Call : F.calls()) {
      type(Call->getBeginLoc(), Call->getType());
      if (std::optional<Blocking> Why = whyBlocks(F, Call))
        fact(Call->getBeginLoc(),
             "'" + Why->Name + "' may block: " + Why->Why +
                 (whyMayBlock(F, Call) ? "; that is fine here" : ""));
    }
    for (const Expr *Call : F.calls())
      if (const auto *Maker = dyn_cast<CallExpr>(Call))
        made(F, Maker);
    for (const Spawn &S : spawnsIn(F))
      spawn(F, S);
    for (const Race &R : racesIn(F, /*RunsOnSeveral=*/true))
      fact(R.Spawn->getBeginLoc(),
           ("'" + R.What.name() + "', which it " +
            (R.Ours.Writes ? "writes" : "reads") + ", races with " +
            nameOf(R.Against) + ", which " +
            (R.Theirs.Writes ? "writes" : "reads") + " it")
               .str());
    for (const LostTask &Lost : lostTasks(F, [](const Expr *) { return true; }))
      fact(Lost.Holder->getLocation(),
           ("task '" + Lost.name() + "' " + nameOf(Lost.Kind)).str());
    for (const ParmVarDecl *Parm : F.decl()->parameters())
      uses(F, Parm);
    for (const VarDecl *Var : F.locals()) {
      type(Var->getLocation(), Var->getType());
      uses(F, Var);
      if (std::optional<NotSend> Why = whyNotSend(TU, Var->getType())) {
        std::string Text =
            "'" + typeName(TU.context(), Var->getType()) + "' is not send";
        for (const SendStep &Step : Why->Path)
          Text += "; " + Step.What;
        fact(Var->getLocation(), Text + "; " + Why->Why);
      }
    }
  }

  void types() {
    traitFacts(TU, [&](SourceLocation Loc, std::string Text) {
      fact(Loc, std::move(Text));
    });
  }

  /// The records that a mutex of their own guards, or does so in places.
  void records() {
    std::set<const CXXRecordDecl *> Seen;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (const auto *Method = dyn_cast<CXXMethodDecl>(F->decl());
            Method && Seen.insert(Method->getParent()).second)
          record(Method->getParent());
  }

  std::vector<std::string> take() {
    std::vector<std::string> Lines;
    for (const auto &[Place, Texts] : Facts)
      for (const std::string &Text : Texts)
        Lines.push_back(formatv("{0}:{1}:{2}: {3}", Place.File, Place.Line,
                                Place.Column, Text));
    return Lines;
  }

private:
  struct Place {
    std::string File;
    unsigned Line;
    unsigned Column;
    bool operator<(const Place &Other) const {
      return std::tie(File, Line, Column) <
             std::tie(Other.File, Other.Line, Other.Column);
    }
  };

  void fact(SourceLocation Loc, std::string Text) {
    PresumedLoc Where = SM.getPresumedLoc(SM.getExpansionLoc(Loc));
    if (Where.isValid())
      Facts[{sys::path::filename(Where.getFilename()).str(), Where.getLine(),
             Where.getColumn()}]
          .insert(std::move(Text));
  }

  void type(SourceLocation Loc, QualType T) {
    const Task &What = TU.task(T);
    if (What.Kind == TaskKind::None)
      return;
    fact(Loc, ("'" + typeName(TU.context(), T.getNonReferenceType()) + "' is " +
               nameOf(What.Start) + nameOf(What.Kind) + ": " + What.Because +
               (What.ResultIsGuard ? "; its result is a guard" : ""))
                  .str());
  }

  /// The shortest way to each effect, where it is more than a call of its own.
  void chains(const Function &F) {
    for (Effect What : AllEffects) {
      std::optional<Chain> Way = whyCalling(TU, F.decl(), {{What}, {}});
      if (!Way || Way->Hops.size() == 1)
        continue;
      std::string Path;
      for (const Hop &Call : Way->Hops)
        Path += (Path.empty() ? "" : " -> ") + Call.Name;
      fact(F.decl()->getLocation(), F.describe() + " may block (" +
                                        word(What).str() + ") through " + Path +
                                        ", which " + Way->Why);
    }
  }

  /// What is held where the coroutine suspends.
  void locks(const Function &F, const CoroutineSuspendExpr *Point) {
    for (const HeldLock &Lock : heldAt(F, Point)) {
      std::string Mutex = Lock.Mutex.name();
      std::string Text;
      if (Lock.Guard)
        Text = "'" + Lock.Guard->getNameAsString() + "' holds " +
               (Mutex.empty() ? "a lock" : "'" + Mutex + "'") + " here";
      else
        Text = (Mutex.empty() ? "a lock" : "'" + Mutex + "'") + " is held here";
      fact(Point->getBeginLoc(), Text + (Lock.Shared ? ", shared" : "") +
                                     (Lock.AsyncSafe ? ", by an await" : ""));
    }
  }

  /// The first suspension that a value is alive across.
  void alive(const AliveAcross &Value) {
    if (!Value.Await)
      return;
    std::string Name =
        "'" + typeName(TU.context(), Value.Type.getNonReferenceType()) +
        "' temporary";
    if (Value.What == AliveAcross::This)
      Name = "'this'";
    else if (const auto *Whole =
                 dyn_cast_or_null<DecompositionDecl>(Value.Value))
      Name = "'" + Whole->bindings().front()->getNameAsString() + "...'";
    else if (Value.Value)
      Name = "'" + Value.Value->getNameAsString() + "'";
    std::string Why = "and destroyed after it";
    if (Value.UsedAt.isValid())
      Why =
          "and used on line " + utostr(SM.getExpansionLineNumber(Value.UsedAt));
    if (Value.Into)
      Why += ", into '" + Value.Into->getNameAsString() + "'";
    fact(Value.Await->getBeginLoc(),
         Name + " is alive across this suspension, " + Why);
  }

  /// How a coroutine comes to run on several threads.
  void spawned(const Function &F) {
    std::optional<SpawnedAs> Why = whyMultiThreaded(F);
    if (!Why)
      return;
    auto Line = [&](SourceLocation Loc) {
      return " on line " + utostr(SM.getExpansionLineNumber(Loc));
    };
    std::string Text =
        F.describe() + " runs on several threads: spawned" +
        (Why->By ? Line(Why->By->Call->getBeginLoc()) : " in another file");
    for (const AwaitHop &Hop : Why->Awaits)
      Text +=
          ", awaited by " + Hop.By->describe() + Line(Hop.Await->getBeginLoc());
    if (Why->Until)
      Text += "; until" + Line(Why->Until->getBeginLoc());
    fact(F.lambda() ? F.lambda()->getBeginLoc() : F.decl()->getLocation(),
         Text);
  }

  /// Where the work goes that \p Call makes, and what it borrows.
  void made(const Function &F, const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    TaskKind Kind = TU.task(Call->getType()).Kind;
    if (!Callee || Call->isGLValue() || Callee->isInStdNamespace() ||
        (Kind != TaskKind::Task && Kind != TaskKind::Detached &&
         Kind != TaskKind::Generator))
      return;
    std::string Name = "work of " + quotedName(F, Callee) + " ";
    for (const TaskWay &Way : waysOf(F, Call))
      fact(beginOf(Call),
           Name + nameOf(Way.Where).str() +
               (Way.Where != TaskWay::Kept ? ""
                : Way.Holder->isImplicit()
                    ? "the range"
                    : "'" + Way.Holder->getNameAsString() + "'"));
    if (std::optional<BorrowedFrom> From = lentAsObject(F, Call))
      fact(objectOf(Call)->getBeginLoc(),
           Name + "borrows " + what(*From) + late(whyObjectUsedLate(TU, Call)));
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
         ++I) {
      const ParmVarDecl *Parameter = Callee->getParamDecl(I);
      if (std::optional<BorrowedFrom> From =
              lentTo(F, Arguments[I], Parameter->getType()))
        fact(Arguments[I]->getBeginLoc(),
             Name + "borrows " + what(*From) +
                 late(whyUsedLate(TU, Call, Parameter)));
    }
  }

  std::string what(const BorrowedFrom &From) const {
    std::string Inside = From.Inside ? "from inside " : "";
    switch (From.What) {
    case BorrowedFrom::Local:
      return Inside + (From.Var->isImplicit()
                           ? "the range"
                           : "'" + From.Var->getNameAsString() + "'");
    case BorrowedFrom::Temporary:
      return Inside + "a temporary '" +
             typeName(TU.context(), From.Made->getType()) + "'";
    case BorrowedFrom::Parameter:
      return Inside + "what '" + From.Var->getNameAsString() + "' refers to";
    case BorrowedFrom::This:
      return Inside + "'*this'";
    case BorrowedFrom::Captured:
      return Inside + "the captured '" + From.Var->getNameAsString() + "'";
    }
    llvm_unreachable("unknown kind");
  }

  std::string late(const std::optional<LateUse> &Use) const {
    if (!Use)
      return "";
    std::string Text = ", and uses it late";
    if (Use->At.isValid())
      Text += ", on line " + utostr(SM.getExpansionLineNumber(Use->At));
    if (Use->Await)
      Text += ", after line " +
              utostr(SM.getExpansionLineNumber(Use->Await->getKeywordLoc()));
    return Text;
  }

  void uses(const Function &F, const VarDecl *Var) {
    if (!whatHolds(TU, Var->getType()))
      return;
    for (const DeclRefExpr *Ref : F.references(Var))
      fact(Ref->getBeginLoc(), ("task '" + Var->getName() + "' " +
                                nameOf(useOf(F, Ref).Kind) + " here")
                                   .str());
  }

  void record(const CXXRecordDecl *R) {
    if (std::optional<GuardedBy> Why = whyGuarded(TU, R))
      fact(R->getLocation(), ("'" + R->getName() + "' is guarded by '" +
                              Why->Mutex->getName() + "'")
                                 .str());
    if (std::optional<Unguarded> Why = whyUnguarded(TU, R))
      fact(Why->At->getMemberLoc(),
           ("'" + Why->Field->getName() + "' is not guarded here, but by '" +
            Why->Mutex->getName() + "' in line " +
            Twine(SM.getPresumedLineNumber(Why->GuardedAt->getMemberLoc())))
               .str());
  }

  void spawn(const Function &F, const Spawn &S) {
    std::string Text =
        ("'" + S.Role.Name + "' starts work on " + nameOf(S.Executor) +
         (S.Executor.Because.empty() ? "" : ": ") + S.Executor.Because)
            .str();
    for (const SpawnHop &Hop : S.Path)
      Text += "; " + Hop.What;
    fact(S.Call->getBeginLoc(), std::move(Text));
    for (const Given &Thing : givenTo(F, S))
      fact(Thing.Loc, "'" + Thing.Name + "' is given to it " +
                          nameOf(Thing.How).str() +
                          (!isBorrow(Thing.How) ? ""
                           : whyOutlives(F, S.Call, S.Executor, Thing.Var)
                               ? " that it may outlive"
                           : whyJoinedLate(F, S, Thing.Var)
                               ? " that is gone when it is waited for"
                               : ""));
  }

  TranslationUnit &TU;
  const SourceManager &SM;
  std::map<Place, std::set<std::string>> Facts;
};

} // namespace

std::vector<std::string> factsOf(TranslationUnit &TU) {
  Writer All(TU);
  All.records();
  for (const FunctionGroup &Group : TU.functions())
    for (const auto &F : Group)
      All.function(*F);
  All.types();
  return All.take();
}

} // namespace async_tidy
