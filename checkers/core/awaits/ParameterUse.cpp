//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/ParameterUse.h"
#include "core/awaits/Use.h"
#include "core/model/ProjectIndex.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// What is known of the parameters of a unit.
struct ParameterUses {
  enum State { UnderWay, Taken, Ignored };
  DenseMap<const ParmVarDecl *, State> Known;
};

} // namespace

static bool onlyLooksAt(const Function &Body, const ParmVarDecl *Parm) {
  return all_of(Body.references(Parm), [&](const DeclRefExpr *Ref) {
    UseKind Kind = useOf(Body, Ref).Kind;
    return Kind == UseKind::Look || Kind == UseKind::Ignored;
  });
}

/// What the unit that has the body says, where this one names the parameter.
static const ParmVarDecl *ignoredElsewhere(TranslationUnit &TU,
                                           const FunctionDecl *Callee,
                                           unsigned Index) {
  const ParmVarDecl *Parm = Callee->getParamDecl(Index);
  if (Callee->hasBody() || !Callee->isExternallyVisible() ||
      !Parm->getIdentifier() || Parm->hasAttr<UnusedAttr>())
    return nullptr;
  const IndexedFunction *Known = TU.knownElsewhere(Callee);
  return Known && is_contained(Known->IgnoredTasks, Index) ? Parm : nullptr;
}

const ParmVarDecl *ignoredParameter(TranslationUnit &TU,
                                    const FunctionDecl *Callee,
                                    unsigned Index) {
  if (!Callee || Index >= Callee->getNumParams())
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (Method && Method->isVirtual())
    return nullptr;
  for (StringRef Word : {"sink", "spawn", "may_drop", "block_on"})
    if (hasAnnotation(Callee, Word))
      return nullptr;
  const Function *Body = TU.function(Callee);
  if (!Body)
    return ignoredElsewhere(TU, Callee, Index);
  if (Body->decl()->isDependentContext())
    return nullptr;
  const ParmVarDecl *Parm = Body->decl()->getParamDecl(Index);
  if (!Parm->getIdentifier() || Parm->hasAttr<UnusedAttr>())
    return nullptr;
  // Around a cycle of calls every parameter counts as taken, from wherever we
  // enter it: whoever ends first meets one that is under way.
  auto &Known = TU.analysis<ParameterUses>().Known;
  auto [Entry, New] = Known.try_emplace(Parm, ParameterUses::UnderWay);
  if (!New)
    return Entry->second == ParameterUses::Ignored ? Parm : nullptr;
  bool Ignored = onlyLooksAt(*Body, Parm);
  Known[Parm] = Ignored ? ParameterUses::Ignored : ParameterUses::Taken;
  return Ignored ? Parm : nullptr;
}

} // namespace async_tidy
