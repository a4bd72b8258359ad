//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/ControlFlow.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

struct AllGraphs {
  DenseMap<const Function *, std::unique_ptr<CFG>> Of;
};

} // namespace

static std::unique_ptr<CFG> build(const Function &F) {
  if (F.decl()->isDependentContext())
    return nullptr;
  CFG::BuildOptions Options;
  Options.AddLifetime = true;
  Options.AddImplicitDtors = true;
  Options.AddTemporaryDtors = true;
  Options.PruneTriviallyFalseEdges = true;
  Options.AddEHEdges = F.hasTry();
  Options.setAllAlwaysAdd();
  return CFG::buildCFG(F.decl(), const_cast<Stmt *>(F.body()), &F.context(),
                       Options);
}

const CFG *controlFlowOf(const Function &F) {
  auto [Entry, New] = F.unit().analysis<AllGraphs>().Of.try_emplace(&F);
  if (New)
    Entry->second = build(F);
  return Entry->second.get();
}

const Expr *loopCondition(const Stmt *Loop) {
  if (const auto *While = dyn_cast_or_null<WhileStmt>(Loop))
    return While->getCond();
  if (const auto *Do = dyn_cast_or_null<DoStmt>(Loop))
    return Do->getCond();
  const auto *For = dyn_cast_or_null<ForStmt>(Loop);
  return For ? For->getCond() : nullptr;
}

bool isLoopCondition(const Function &F, const Expr *E) {
  const Stmt *Whole = E, *Parent = F.parent(E);
  for (; isa_and_nonnull<Expr>(Parent); Parent = F.parent(Whole))
    Whole = Parent;
  return loopCondition(Parent) == Whole;
}

} // namespace async_tidy
