//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a call to a spawn-like function hands to the work it starts.

#ifndef ASYNC_TIDY_CORE_MODEL_HANDOVER_H
#define ASYNC_TIDY_CORE_MODEL_HANDOVER_H

#include "core/model/Spawns.h"

namespace async_tidy {

/// How a value reaches the spawned work.
enum class Passing {
  Reference,   ///< A by-reference capture, std::ref, or a reference parameter.
  Pointer,     ///< The address of the variable.
  Object,      ///< The object a member coroutine runs on.
  View,        ///< A view or pointer into what the variable owns.
  Iterator,    ///< An iterator into the variable.
  Copy,        ///< A copy.
  Move,        ///< The value itself: sole ownership passes on.
  Result,      ///< What a call returns, which others may have copies of.
  ThreadLocal, ///< The address of, or a reference to, a thread_local.
};

/// Whether it is an object of the spawner's that the work is given, so that
/// the work must end before the object does.
inline bool isBorrow(Passing How) { return How <= Passing::Iterator; }

/// One thing the spawned work is given.
struct Given {
  Passing How;
  /// For an iterator its container, for a copy of a member the variable that
  /// has it. Not null for a borrow.
  const clang::VarDecl *Var;
  clang::QualType Type;      ///< Of what is passed.
  clang::SourceLocation Loc; ///< Of the capture or argument.
  std::string Name;          ///< As diagnostics name it.
  /// The call, of a Result; what is moved, of a Move.
  const clang::Expr *Made = nullptr;
  /// The call that makes the task which holds it, and its parameter there;
  /// null for a closure's captures and, of the parameter, for an object.
  const clang::CallExpr *Maker = nullptr;
  const clang::ParmVarDecl *Parameter = nullptr;
};

/// Captures and arguments of \p Spawn, in source order: of lambdas written in
/// place or named by a local, of calls that make a task, in place or kept by a
/// local, and bound arguments. Only objects that die with \p F are borrows.
std::vector<Given> givenTo(const Function &F, const clang::Expr *Spawn);
std::vector<Given> givenTo(const Function &F, const Spawn &S);

/// The same for \p Made, a call that makes a task: what its task holds.
std::vector<Given> heldBy(const Function &F, const clang::CallExpr *Made);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_HANDOVER_H
