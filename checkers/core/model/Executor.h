//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which threads run the work that a spawn starts, and why we know.

#ifndef ASYNC_TIDY_CORE_MODEL_EXECUTOR_H
#define ASYNC_TIDY_CORE_MODEL_EXECUTOR_H

#include "core/model/Function.h"
#include "core/model/Roles.h"

namespace async_tidy {

enum class Threads {
  Unknown,
  Single, ///< One thing at a time: one thread, or a strand over several.
  Multi,  ///< Another thread than the one that starts the work.
};

struct ExecutorFact {
  Threads Kind = Threads::Unknown;
  clang::QualType Type;                  ///< The executor's type, when known.
  const clang::VarDecl *Local = nullptr; ///< The executor, when a local is.
  /// The variable, parameter or member that is the executor, when one is.
  const clang::ValueDecl *Named = nullptr;
  /// Of Multi: a coroutine may go on, after a suspension, on another thread
  /// than before. On a new thread of its own work runs beside the spawner but
  /// stays on that thread.
  bool Migrates = false;
  /// A clause for a note there, or at the spawn when the place is invalid:
  /// "'pool' has several threads", "two threads run 'io'". Empty when Unknown.
  clang::SourceLocation BecauseLoc;
  std::string Because;
};

/// Where the work that \p Spawn, a call in \p F, starts runs. The model of the
/// function decides first, then the executor that the call is made on, is
/// given, or finds attached to its task.
ExecutorFact executorOf(const Function &F, const clang::Expr *Spawn,
                        const FunctionFact &Role);

/// What \p E, an expression in \p F, is as an executor; nothing when it is
/// none that we know.
std::optional<ExecutorFact> executorNamed(const Function &F,
                                          const clang::Expr *E);

/// Whether \p T is, or points to, a class that a model or an annotation calls
/// an executor; the name of that class when it is.
std::optional<TypeFact> executorType(TranslationUnit &TU, clang::QualType T);

/// The variable or member of `this` that \p E names, past moves, copies,
/// pointers, references and what owns it: `io` in `std::ref(*io)`; or null.
const clang::ValueDecl *objectNamed(const clang::Expr *E);

/// The object of this function that \p E is or is got from: `server` in
/// `server.pool()`; null when it does not die with the function.
const clang::VarDecl *localHolding(const Function &F, const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_EXECUTOR_H
