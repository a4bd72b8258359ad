//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/ChainNotes.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

std::string subjectOf(const Site &S, const Chain &Way) {
  if (S.How != CallKind::Destroy)
    return Way.Hops.front().Name;
  if (S.Dies && S.Dies->getIdentifier()) // not a structured binding
    return "destroying '" + S.Dies->getNameAsString() + "'";
  return "destroying this " + Way.Hops.front().Name;
}

bool mayBeCoroutines(const Site &S, const Chain &Way) {
  const auto IsCall = [](const Hop &Call) {
    return Call.How == CallKind::Call || Call.How == CallKind::Override;
  };
  return S.Callee && S.At == S.Call && all_of(Way.Hops, IsCall) &&
         (!S.Callee->isOverloadedOperator() ||
          S.Callee->getOverloadedOperator() == OO_Call) &&
         !isa<CXXConversionDecl>(S.Callee);
}

std::string runs(const Hop &Call) {
  switch (Call.How) {
  case CallKind::Construct:
    return "the constructor of " + Call.Name;
  case CallKind::Destroy:
    return "the destructor of " + Call.Name;
  case CallKind::Call:
  case CallKind::DefaultArgument:
  case CallKind::Callback:
  case CallKind::Override:
    return Call.Name;
  }
  llvm_unreachable("unknown kind of call");
}

static std::string does(const Hop &Before, const Hop &Call) {
  switch (Call.How) {
  case CallKind::Call:
    return runs(Before) + " calls " + Call.Name;
  case CallKind::DefaultArgument:
    return runs(Before) + " calls " + Call.Name + " for an argument left out";
  case CallKind::Callback:
    return runs(Before) + " has " + Call.Name + " called";
  case CallKind::Construct:
    return runs(Before) + " constructs " + Call.Name;
  case CallKind::Destroy:
    return runs(Before) + " destroys " + Call.Name;
  case CallKind::Override:
    return Before.Name + " is virtual, and " + Call.Name + " overrides it";
  }
  llvm_unreachable("unknown kind of call");
}

void addChainNotes(const Function &F, const Site &S, const Chain &Way,
                   Finding &Out) {
  constexpr size_t Ends = 4; // at most so many notes at each end
  SourceManager &Sources = F.context().getSourceManager();
  if (S.How == CallKind::DefaultArgument)
    Out.Notes.push_back({Out.Loc, "it is called for an argument left out", {}});
  size_t Last = Way.Hops.size() - 1;
  for (size_t I = 1; I <= Last; ++I) {
    bool Skips = I == Ends + 1 && Last > 2 * Ends + 1;
    const Hop &Call = Way.Hops[I];
    SourceLocation Loc =
        Call.Loc.isValid() ? Call.Loc : locate(Sources, Call.Elsewhere);
    std::string Message = does(Way.Hops[I - 1], Call);
    if (Loc.isInvalid()) {
      Loc = Out.Loc;
      Message += " in " + Call.Elsewhere.File + ":" +
                 std::to_string(Call.Elsewhere.Line);
    }
    if (Skips) {
      size_t Hidden = Last - 2 * Ends;
      Message = "and so on through " + std::to_string(Hidden) + " more calls";
      I += Hidden - 1;
    } else if (I == Last) {
      Message += ", which " + Way.Why;
    }
    Out.Notes.push_back({Loc, std::move(Message), {}});
  }
}

} // namespace async_tidy
