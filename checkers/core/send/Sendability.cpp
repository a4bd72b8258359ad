//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Sendability.h"
#include "core/base/Compat.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "core/send/Parts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <vector>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

struct Node;

struct Edge {
  Part Of;
  Node *To;

  Verdict::Answer answer() const;
};

/// One question: a type and what is asked of it. Its answer is the greatest
/// that its parts allow, so that a recursive type is what its other parts say.
struct Node {
  QualType Type;
  Verdict Says;
  std::vector<Edge> Edges;
  bool Settled = false;
  /// How far the part is that decides, and the edge towards it; null when the
  /// type says so itself. Borrowing is farther than any other way.
  unsigned Distance = Unreached;
  const Edge *Way = nullptr;

  static constexpr unsigned Unreached = ~0u;
};

constexpr unsigned BorrowDistance = 10000;

Verdict::Answer Edge::answer() const { return std::max(To->Says.Is, Of.Floor); }

class Graph {
public:
  const Verdict &answer(TranslationUnit &TU, QualType T, Trait Asked) {
    std::vector<Node *> New;
    Node *N = node(TU, T, Asked, New);
    settle(New);
    return N->Says;
  }

  /// As if nobody had said anything about \p T itself.
  Verdict unsaid(TranslationUnit &TU, QualType T, Trait Asked) {
    Node Apart;
    Apart.Type = T;
    std::vector<Node *> New;
    expand(TU, Apart, Asked, /*Believe=*/false, New);
    settle(New);
    return Apart.Says;
  }

private:
  using Key = std::pair<void *, unsigned>;

  /// What is asked of `const volatile T` for Send is asked of T.
  static QualType normal(const ASTContext &Context, QualType T, Trait Asked) {
    T = T.getCanonicalType();
    Qualifiers Ignored;
    QualType Plain = Context.getUnqualifiedArrayType(T, Ignored);
    return Asked == Trait::Sync && Ignored.hasConst()
               ? Context.getCanonicalType(Plain.withConst())
               : Plain;
  }

  /// Adds to \p New, after its parts, what has no answer yet.
  Node *node(TranslationUnit &TU, QualType T, Trait Asked,
             std::vector<Node *> &New) {
    QualType Type = normal(TU.context(), T, Asked);
    auto [Entry, IsNew] = Nodes.try_emplace(
        {Type.getAsOpaquePtr(), static_cast<unsigned>(Asked)});
    if (!IsNew)
      return Entry->second.get();
    Entry->second = std::make_unique<Node>();
    Node *N = Entry->second.get();
    N->Type = Type;
    expand(TU, *N, Asked, /*Believe=*/true, New);
    return N;
  }

  void expand(TranslationUnit &TU, Node &N, Trait Asked, bool Believe,
              std::vector<Node *> &New) {
    Composition Of = partsOf(TU, N.Type, Asked, Believe);
    N.Says = std::move(Of.Itself);
    if (N.Says.Is < Verdict::Yes)
      N.Distance = 0;
    for (Part &P : Of.Parts) {
      Node *To = node(TU, P.Type, P.Needs, New);
      N.Edges.push_back({std::move(P), To});
    }
    New.push_back(&N);
  }

  static void settle(ArrayRef<Node *> New) {
    // Down to the greatest fixpoint.
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (Node *N : New)
        for (const Edge &E : N->Edges)
          if (Verdict::Answer Is = E.answer(); Is < N->Says.Is) {
            N->Says.Is = Is;
            N->Distance = Node::Unreached;
            Changed = true;
          }
    }
    // The nearest part that decides, whatever was asked first; of two as near
    // the first.
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (Node *N : New)
        for (const Edge &E : N->Edges)
          if (N->Says.Is < Verdict::Yes && E.answer() == N->Says.Is &&
              E.To->Distance != Node::Unreached) {
            unsigned Distance =
                E.To->Distance + 1 + (E.Of.Borrowed ? BorrowDistance : 0);
            if (Distance < N->Distance) {
              N->Distance = Distance;
              N->Way = &E;
              Changed = true;
            }
          }
    }
    for (Node *N : New)
      explain(*N);
  }

  /// Writes down the way from \p N to the part that decides.
  static void explain(Node &N) {
    N.Says.Borrowed = N.Distance >= BorrowDistance && N.Says.Is < Verdict::Yes;
    if (N.Says.Is == Verdict::Yes || !N.Way)
      return;
    const Node *Last = &N;
    QualType Culprit;
    auto Written = [&Culprit](QualType T) {
      if (Culprit.isNull() || Culprit.getCanonicalType() !=
                                  T.getNonReferenceType().getCanonicalType())
        Culprit = T.getNonReferenceType();
    };
    while (Last->Way) {
      const Part &Of = Last->Way->Of;
      if (Of.Step) {
        N.Says.Path.push_back(*Of.Step);
        Culprit = Of.Step->To.getNonReferenceType();
      }
      Written(Of.Type);
      Last = Last->Way->To;
    }
    // As it is written where we came from, unless it is about another type.
    N.Says.Culprit =
        Last->Type == Last->Says.Culprit ? Culprit : Last->Says.Culprit;
    N.Says.Why = Last->Says.Why;
    N.Says.WhyLoc = Last->Says.WhyLoc;
    N.Says.Lacks = Last->Says.Lacks;
  }

  DenseMap<Key, std::unique_ptr<Node>> Nodes;
};

std::optional<NotSend> unless(const Verdict &Says, QualType T) {
  if (Says.Is != Verdict::No || Says.Borrowed)
    return std::nullopt;
  bool Itself = Says.Culprit.getCanonicalType().getUnqualifiedType() ==
                T.getCanonicalType().getUnqualifiedType();
  return NotSend{Says.Path, Says.Why, Itself ? T : Says.Culprit, Says.WhyLoc};
}

} // namespace

const Verdict &sendOf(TranslationUnit &TU, QualType T) {
  return TU.analysis<Graph>().answer(TU, T, Trait::Send);
}

const Verdict &syncOf(TranslationUnit &TU, QualType T) {
  return TU.analysis<Graph>().answer(TU, T, Trait::Sync);
}

std::optional<NotSend> whyNotSend(TranslationUnit &TU, QualType T) {
  if (T.isNull())
    return std::nullopt;
  T = T.getNonReferenceType();
  return unless(sendOf(TU, T), T);
}

std::optional<Contradiction> whyContradicted(TranslationUnit &TU,
                                             const CXXRecordDecl *R) {
  R = R->getDefinition();
  if (!R || R->isDependentContext())
    return std::nullopt;
  QualType T = typeOf(R);
  auto Said = [&](TypeRole Role) {
    std::optional<TypeFact> Fact = roleOf(TU, T, Role);
    return Fact && declaresSameEntity(Fact->Record, R) ? Fact : std::nullopt;
  };
  if (Said(TypeRole::NotSend))
    return std::nullopt;
  for (TypeRole Role : {TypeRole::Send, TypeRole::Sync}) {
    std::optional<TypeFact> Fact = Said(Role);
    if (!Fact || (Fact->Model && Fact->Model->At.File.empty()))
      continue;
    // What synchronises itself does so in ways that its members do not show;
    // but what it is made of still goes from thread to thread.
    Verdict Shows = TU.analysis<Graph>().unsaid(TU, T, Trait::Send);
    if (Shows.Is == Verdict::No && !Shows.Borrowed)
      return Contradiction{Role, Fact->Model, std::move(Shows)};
  }
  return std::nullopt;
}

} // namespace async_tidy
