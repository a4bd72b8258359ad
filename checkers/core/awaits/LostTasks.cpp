//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/LostTasks.h"
#include "core/awaits/Use.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

std::string LostTask::name() const {
  std::string Name = Holder->getNameAsString();
  return Member ? Name + "." + Member->getNameAsString() : Name;
}

namespace {

/// A value that is put into a place.
struct Creation {
  Source From;
  const Expr *PutBy; ///< Null for the declaration.
};

/// A local, a binding or a member of a local that holds tasks.
struct Place {
  const VarDecl *Var; ///< Whose lifetime it shares.
  const ValueDecl *Holder;
  const FieldDecl *Member;
  Holds What;
  SmallVector<Creation, 2> Creations;
  SmallVector<Use, 4> Uses;
  bool Escapes = false;

  bool has(ArrayRef<UseKind> Kinds) const {
    return any_of(Uses,
                  [&](const Use &U) { return is_contained(Kinds, U.Kind); });
  }
};

class Finder {
public:
  Finder(const Function &F, function_ref<bool(const Expr *)> Counts)
      : F(F), TU(F.unit()), Counts(Counts) {
    for (const VarDecl *Var : F.locals())
      addPlaces(Var);
    for (Place &P : Places)
      addUses(P);
  }

  std::vector<LostTask> find();

private:
  void addPlaces(const VarDecl *Var);
  void addBindings(const DecompositionDecl *Var);
  void add(const VarDecl *Var, const ValueDecl *Holder, const FieldDecl *Member,
           Holds What, const Expr *Value);
  void addUses(Place &P);
  const Place *placeOf(const DeclRefExpr *Ref) const;
  const Expr *madeBy(const Creation &C, unsigned Depth = 0) const;
  bool counts(const Creation &C) const {
    const Expr *Made = madeBy(C);
    return Made && Counts(Made);
  }
  LostTask lost(LossKind Kind, const Place &P, const Creation &C) const;
  void followPaths(ArrayRef<const Place *> Followed,
                   std::vector<LostTask> &Out) const;

  const Function &F;
  TranslationUnit &TU;
  function_ref<bool(const Expr *)> Counts;
  std::vector<Place> Places;
};

} // namespace

/// A value, or a reference that keeps a temporary alive.
static bool ownsItsValue(const VarDecl *Var) {
  return !Var->getType()->isReferenceType() ||
         (Var->getInit() && Var->getInit()->IgnoreImplicit()->isPRValue());
}

void Finder::add(const VarDecl *Var, const ValueDecl *Holder,
                 const FieldDecl *Member, Holds What, const Expr *Value) {
  Place P{Var, Holder, Member, What, {}, {}};
  if (Source From = sourceOf(TU, Value))
    P.Creations.push_back({From, nullptr});
  Places.push_back(std::move(P));
}

/// auto [a, b] = both();
void Finder::addBindings(const DecompositionDecl *Var) {
  const Expr *Init = Var->getInit();
  // What was awaited may be done: when_any() gives the rest of its tasks.
  bool Awaited = Init && isa<CoawaitExpr>(Init->IgnoreImplicit());
  for (const BindingDecl *Binding : Var->bindings()) {
    if (Binding->getName() == "_" || Binding->getType()->isDependentType())
      continue;
    std::optional<Holds> What = whatHolds(TU, Binding->getType());
    if (What && !(Awaited && TU.task(What->Task).Start == TaskStart::Eager))
      add(Var, Binding, nullptr, *What, Init);
  }
}

/// The part of \p Init, which initialises an aggregate, for \p Field.
static const Expr *partFor(const Expr *Init, const FieldDecl *Field) {
  if (!Init)
    return nullptr;
  const Expr *E = Init->IgnoreImplicit();
  ArrayRef<Expr *> Parts;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    Parts = List->inits();
  else if (const auto *Parens = dyn_cast<CXXParenListInitExpr>(E))
    Parts = Parens->getInitExprs();
  else
    return E;
  // Bases stand first ([dcl.init.aggr]/2).
  const auto *R = cast<CXXRecordDecl>(Field->getParent());
  unsigned Index = R->getNumBases() + Field->getFieldIndex();
  return Index < Parts.size() ? Parts[Index] : nullptr;
}

void Finder::addPlaces(const VarDecl *Var) {
  if (!ownsItsValue(Var) || Var->getType()->isDependentType())
    return;
  if (const auto *Bindings = dyn_cast<DecompositionDecl>(Var))
    return addBindings(Bindings);
  if (Var->getName() == "_")
    return;
  if (std::optional<Holds> What = whatHolds(TU, Var->getType()))
    return add(Var, Var, nullptr, *What, Var->getInit());
  for (const FieldDecl *Field : membersThatHold(TU, Var->getType()))
    add(Var, Var, Field, *whatHolds(TU, Field->getType()),
        partFor(Var->getInit(), Field));
}

void Finder::addUses(Place &P) {
  for (const DeclRefExpr *Ref : F.references(P.Holder)) {
    Use U = useOf(F, Ref);
    if (P.Member && U.Member && U.Member != P.Member)
      continue;
    // Assigned or filled as a whole: we do not follow the parts.
    bool Whole = P.Member && !U.Member;
    bool Changes = U.Kind == UseKind::Overwrite || U.Kind == UseKind::Fill ||
                   U.Kind == UseKind::Clear;
    if (U.Kind == UseKind::Escape || (Whole && Changes))
      P.Escapes = true;
    if (Whole && U.Kind == UseKind::MoveInto)
      U.Kind = UseKind::Consume;
    if (U.Kind == UseKind::Overwrite) {
      Source From = sourceOf(TU, cast<CXXOperatorCallExpr>(U.By)->getArg(1));
      if (From.MovedFrom && From.MovedFrom->getDecl() == P.Holder)
        P.Escapes = true; // t = std::move(t)
      P.Creations.push_back({From, U.By});
    } else if (U.Kind == UseKind::Fill)
      for (const Expr *Argument : cast<CallExpr>(U.By)->arguments())
        if (Source From = sourceOf(TU, Argument))
          P.Creations.push_back({From, U.By});
    P.Uses.push_back(U);
  }
}

const Place *Finder::placeOf(const DeclRefExpr *Ref) const {
  for (const Place &P : Places)
    if (P.Holder == Ref->getDecl() && !P.Member)
      return &P;
  return nullptr;
}

/// The call at the beginning of a chain of moves.
const Expr *Finder::madeBy(const Creation &C, unsigned Depth) const {
  if (C.From.Made || !C.From.MovedFrom || Depth > Places.size())
    return C.From.Made;
  const Place *P = placeOf(C.From.MovedFrom);
  if (!P || P->Escapes)
    return nullptr;
  for (const Creation &Earlier : P->Creations)
    if (const Expr *Made = madeBy(Earlier, Depth + 1))
      return Made;
  return nullptr;
}

LostTask Finder::lost(LossKind Kind, const Place &P, const Creation &C) const {
  LostTask Result{Kind, P.Holder, P.Member, P.What, madeBy(C), C.PutBy, {}, {}};
  for (const Use &U : P.Uses)
    if (U.Kind == UseKind::Look || U.Kind == UseKind::Clear ||
        U.Kind == UseKind::Overwrite)
      Result.Looks.push_back(U.Ref);
  return Result;
}

std::vector<LostTask> Finder::find() {
  std::vector<LostTask> Result;
  std::vector<const Place *> Followed;
  for (const Place &P : Places) {
    const auto *First =
        find_if(P.Creations, [&](const Creation &C) { return counts(C); });
    if (P.Escapes || First == P.Creations.end())
      continue;
    for (const Use &U : P.Uses)
      if (U.Kind == UseKind::Ignored) {
        LostTask Lost = lost(LossKind::PassedOn, P, *First);
        Lost.PassedBy = U.By;
        Lost.IgnoredBy = U.IgnoredBy;
        Result.push_back(std::move(Lost));
      }
    if (!P.has({UseKind::Consume, UseKind::MoveInto, UseKind::Ignored}))
      Result.push_back(lost(LossKind::Never, P, *First));
    // Which elements of a container are taken, we do not follow.
    else if (P.What.How != Holding::Many)
      Followed.push_back(&P);
  }
  if (!Followed.empty() && !F.decl()->isDependentContext())
    followPaths(Followed, Result);
  return Result;
}

/// `t = {}` and `t = task<>()` drop what was there on purpose.
static bool isEmptied(const Creation &C) {
  const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(C.PutBy);
  if (!Call || C.From)
    return false;
  const Expr *Value = Call->getArg(1)->IgnoreImplicit();
  if (const auto *List = dyn_cast<InitListExpr>(Value))
    return List->getNumInits() == 0;
  const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
  return Construct && Construct->getNumArgs() == 0;
}

void Finder::followPaths(ArrayRef<const Place *> Followed,
                         std::vector<LostTask> &Out) const {
  ValueFlow Flow(F);
  DenseMap<const Place *, unsigned> Numbers;
  for (const Place *P : Followed)
    Numbers[P] = Flow.addPlace(
        P->Var,
        P->Member ? static_cast<const ValueDecl *>(P->Member) : P->Holder);
  struct Put {
    const Place *Where;
    const Creation *What;
  };
  std::vector<Put> Values;
  for (const Place *P : Followed) {
    unsigned Number = Numbers[P];
    for (const Creation &C : P->Creations) {
      ValueFlow::Point At =
          C.PutBy ? static_cast<const void *>(C.PutBy) : P->Var;
      if (isEmptied(C)) {
        Flow.clear(Number, At);
        continue;
      }
      bool Replaces = C.PutBy && isa<CXXOperatorCallExpr>(C.PutBy);
      std::optional<unsigned> From;
      if (C.From.MovedFrom)
        if (const Place *Source = placeOf(C.From.MovedFrom))
          if (auto Found = Numbers.find(Source); Found != Numbers.end())
            From = Found->second;
      Flow.put(Number, At, Replaces, From);
      Values.push_back({P, &C});
    }
  }
  // After the puts: what is moved leaves its old place when it has the new one.
  for (const Place *P : Followed)
    for (const Use &U : P->Uses) {
      unsigned Number = Numbers[P];
      if (U.Kind == UseKind::MoveInto)
        Flow.take(Number, U.By ? static_cast<const void *>(U.By) : U.Into);
      else if (U.Kind == UseKind::Consume || U.Kind == UseKind::Ignored)
        Flow.take(Number, U.Ref);
      else if (U.Kind == UseKind::Clear)
        Flow.clear(Number, U.By);
    }
  std::optional<std::vector<Outcome>> Outcomes = Flow.run();
  if (!Outcomes)
    return;
  for (unsigned V = 0; V < Values.size(); ++V) {
    const auto &[P, C] = Values[V];
    const Outcome &End = (*Outcomes)[V];
    if (!End.Lost || !counts(*C))
      continue;
    // A default that is replaced on some paths is taken on the others, and
    // what one statement puts it rarely puts twice.
    if (End.Lost->Replaced && End.Taken &&
        (!C->PutBy || C->PutBy == End.Lost->Replaced))
      continue;
    // Who asks a task that has started may know that there is nothing to wait
    // for.
    if (End.Taken && P->has({UseKind::Look}) &&
        TU.task(P->What.Task).Start == TaskStart::Eager)
      continue;
    LossKind Kind = End.Lost->Replaced ? LossKind::Overwritten
                    : End.Taken        ? LossKind::SomePaths
                                       : LossKind::Never;
    LostTask Lost = lost(Kind, *P, *C);
    Lost.How = *End.Lost;
    Lost.OnSomePaths = End.Taken;
    Lost.Looks.clear(); // the path says more
    Out.push_back(std::move(Lost));
  }
}

std::vector<LostTask> lostTasks(const Function &F,
                                function_ref<bool(const Expr *)> Counts) {
  return Finder(F, Counts).find();
}

} // namespace async_tidy
