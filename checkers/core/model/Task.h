//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a value stands for in asynchronous code, read from the language: its
/// promise type ([dcl.fct.def.coroutine]), its awaiter ([expr.await]), and
/// only then from models and annotations.

#ifndef ASYNC_TIDY_CORE_MODEL_TASK_H
#define ASYNC_TIDY_CORE_MODEL_TASK_H

#include "clang/AST/Type.h"
#include <string>

namespace clang {
class CXXMethodDecl;
class CXXRecordDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;
struct TypeModel;

enum class TaskKind {
  None,      ///< Not asynchronous.
  Task,      ///< A coroutine's result that can be awaited.
  Generator, ///< A coroutine's result that yields and is iterated.
  Detached,  ///< A coroutine's result that cannot be awaited (fire and forget).
  Awaiter,   ///< Has the three awaiter members and no promise type.
  Awaitable, ///< Can be awaited otherwise and has no promise type.
  Sender,    ///< Starts when it is connected and started ([exec.snd]).
};

enum class TaskStart {
  Unknown,
  Lazy,  ///< initial_suspend suspends: nothing runs until it is awaited.
  Eager, ///< initial_suspend does not: it runs at once, up to its first await.
};

/// Which class of an awaiter has a destructor of its own.
enum class Cleanup {
  None,
  OfBase, ///< It may take a registration back.
  Own,    ///< It may finish the work, too.
};

struct Task {
  TaskKind Kind = TaskKind::None;
  TaskStart Start = TaskStart::Unknown;
  /// What `co_await` of it gives, null when not known without the caller.
  clang::QualType Result;
  /// The result is a lock, permit or other RAII unit held until destroyed.
  bool ResultIsGuard = false;
  /// The author says that it may be dropped, or dropping it resumes it, or lets
  /// it run on when it has nothing to give.
  bool MayDrop = false;
  /// Code that cannot await may drop it; a model says so.
  bool MayDropOutsideCoroutines = false;
  /// Dropping it gives up the work that it stands for; a model says why.
  const TypeModel *MustKeep = nullptr;
  Cleanup Destructor = Cleanup::None;
  /// Why we believe this, for `async-tidy facts`.
  std::string Because;
};

/// Called by TranslationUnit::task, which remembers the answer.
Task classify(TranslationUnit &TU, clang::QualType T);

/// True when an object of type \p T holds a lock or permit until its
/// destructor runs: `scoped_lockable`, a model, or a destructor of a move-only
/// class that calls `unlock`, `unlock_shared`, or the `release` of something
/// with an `acquire` ([thread.req.lockable.basic], [thread.sema.cnt]).
bool isGuard(TranslationUnit &TU, clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_TASK_H
