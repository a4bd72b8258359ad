//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where a function starts work: by a call that a model or an annotation says
/// to spawn, and by a call of a function whose body hands a parameter on to
/// such a call.

#ifndef ASYNC_TIDY_CORE_MODEL_SPAWNS_H
#define ASYNC_TIDY_CORE_MODEL_SPAWNS_H

#include "core/model/Executor.h"

namespace async_tidy {

/// A call on the way from a spawn that we infer to the real one.
struct SpawnHop {
  clang::SourceLocation Loc;
  std::string What; ///< "'in_background' passes 'work' to 'post'"
};

struct Spawn {
  const clang::Expr *Call;
  /// Who says so. Of an inferred spawn the model is that of the real one, and
  /// the name is that of the function which is called here.
  FunctionFact Role;
  ExecutorFact Executor;
  /// What becomes the work: arguments, without the executor, and the object of
  /// `task.start()`.
  llvm::SmallVector<const clang::Expr *, 2> Work;
  /// From the body of the function that is called to the real spawn; empty for
  /// a real one, and for a function whose body is in another unit.
  llvm::SmallVector<SpawnHop, 1> Path;
  bool Inferred = false;
  /// The index says so: the real spawn is in another unit.
  bool Elsewhere = false;
};

/// The spawns in \p F, in source order. A function that waits for the work
/// before it returns does not spawn it for its caller, and one that keeps it in
/// a queue may or may not: neither is inferred.
const std::vector<Spawn> &spawnsIn(const Function &F);

/// Why an object of type \p T may wait in its destructor for work that was
/// started with it.
struct MayWait {
  const clang::CXXRecordDecl *Class; ///< It, a member or an owned object.
  bool Certain;                      ///< A model or an annotation says so.
};
std::optional<MayWait> joinsWhenDropped(TranslationUnit &TU, clang::QualType T);

/// Whether \p Call may wait for what runs meanwhile, itself or in a function
/// that it calls, a few calls deep: it blocks until others have done something,
/// or resumes coroutines by hand, as a loop of one's own does.
bool mayWait(TranslationUnit &TU, const clang::Expr *Call, unsigned Depth = 0);

/// The arguments that stand before the function, member function or lambda
/// among \p Arguments: `&id` in `pthread_create(&id, nullptr, run, &job)`.
llvm::ArrayRef<const clang::Expr *>
beforeCallable(llvm::ArrayRef<const clang::Expr *> Arguments);

/// What of \p Call, which a model or an annotation says to spawn, becomes the
/// work.
llvm::SmallVector<const clang::Expr *, 2> workGivenTo(TranslationUnit &TU,
                                                      const clang::Expr *Call);

/// A parameter that a function hands to work which goes on after it returned.
struct HandedOn {
  unsigned Parameter; ///< From 0.
  FunctionFact Role;  ///< Of the real spawn.
  /// As the function sees it; of the parameter \c ExecutorParameter of it, when
  /// there is one, each caller knows better.
  ExecutorFact Executor;
  std::optional<unsigned> ExecutorParameter;
  llvm::SmallVector<SpawnHop, 1> Path;
  bool Elsewhere = false; ///< As of Spawn.
};

/// What \p F, a function with a body in this unit, does so with its parameters.
const std::vector<HandedOn> &handedOnBy(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_SPAWNS_H
