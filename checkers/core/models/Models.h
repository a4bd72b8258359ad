//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Library knowledge: which functions block, spawn, offload or join, and which
/// types are executors, guards, tasks, or not safe to share. The names live in
/// YAML files; those in this folder are compiled in, users add their own.
/// docs/models.md describes the grammar.

#ifndef ASYNC_TIDY_CORE_MODELS_MODELS_H
#define ASYNC_TIDY_CORE_MODELS_MODELS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// What calling a function means to asynchronous code.
enum class FunctionRole {
  Blocking,        ///< The calling thread may wait, unboundedly or for long.
  NonBlocking,     ///< Asserted not to block, whatever else says so.
  Spawn,           ///< Runs its arguments concurrently with the caller.
  Sink,            ///< Keeps its task or callable beyond the call.
  OwnsCallable,    ///< The closure lives until its coroutine ends.
  Offload,         ///< Runs its callable where blocking is fine.
  BlockingContext, ///< Awaiting it moves the coroutine to such a place.
  BlockOn,         ///< Waits for a task by blocking the thread.
  Joins,           ///< When it is done, the children have ended.
  MayDrop,         ///< Its result may be dropped.
  Looks,           ///< Asks something of a task and leaves it as it is.
  DropsResult,     ///< Calls its callable and drops what that returns.
  Combines,        ///< Awaits its arguments side by side.
  LosesException,  ///< Nobody gets the exception of the task it is given.
  Calls,           ///< Calls the callables it is given before it returns.
  Constructs,      ///< Constructs what its first template argument names.
  Switches,        ///< Awaiting it moves the coroutine to an executor.
  Tries,           ///< Gets something at once or says that it cannot.
  Yields,          ///< Awaiting it lets other coroutines run.
  Forbidden,       ///< Must not be called in a coroutine.
  RunsLoop,        ///< The calling thread runs the work of an event loop.
  OnExecutor,      ///< What it returns runs on the executor it is given.
  Emplaces,        ///< Constructs an element of its container.
  ReturnsFirst,    ///< Returns before any of the work that it starts runs.
  DropsCallable,   ///< Destroys its callable as soon as that has returned.
  NeverThrows,     ///< Awaiting what it returns throws nothing.
  ThrowsWhenCancelled, ///< The same, unless its object cancels it meanwhile.
};

/// What a type means to asynchronous code.
enum class TypeRole {
  MultiThreaded,     ///< An executor that runs work on several threads.
  SingleThreaded,    ///< An executor (or strand) that runs one thing at a time.
  Send,              ///< May be handed to another thread.
  NotSend,           ///< Must not be handed to another thread.
  Sync,              ///< May be used by several threads at once.
  Guard,             ///< RAII: holds a lock or permit until it is destroyed.
  JoinsInDestructor, ///< Its destructor waits for what it started.
  JoinsWhenSpawned,  ///< The same, when a spawn function returned it.
  LazyTask,          ///< A task that starts when it is awaited.
  EagerTask,         ///< A task that starts at once.
  MayDrop,           ///< A value that may be dropped.
  MayDropOutsideCoroutines, ///< A task that code which cannot await may drop.
  MustKeep,                 ///< A handle whose destructor gives the work up.
  Scope,            ///< Must be joined, awaiting, before it is destroyed.
  Cancellation,     ///< The exception that stands for being cancelled.
  MustUse,          ///< What awaiting gives, and must not be ignored.
  BlockingExecutor, ///< An executor on which blocking is fine.
  EventLoop,        ///< An executor with the threads that call RunsLoop.
  Executor,         ///< An executor of a kind that its type does not show.
  SharedOwned,      ///< A base of objects that counted owners keep together.
  KeepsError,       ///< An operation that is given one throws nothing.
};

/// What a blocking function works on; options switch kinds off and on.
enum class BlockingKind {
  Wait,       ///< Waits for another thread, process or signal.
  Sleep,      ///< Waits for time to pass.
  File,       ///< Waits for a disk.
  Descriptor, ///< Waits unless the file descriptor is in non-blocking mode.
  Network,    ///< Waits for a peer or a name server.
  Lock,       ///< Waits for a lock that is usually held briefly.
};

/// How model files spell it. Annotations write '_' for '-'.
llvm::StringRef word(FunctionRole Role);
llvm::StringRef word(TypeRole Role);
llvm::StringRef word(BlockingKind Kind);

/// Where a user's model file says something; no file for a built-in model.
struct ModelPlace {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
};

struct FunctionModel {
  FunctionRole Role;
  std::string Name;    ///< Qualified, without inline namespaces.
  std::string Library; ///< The `library` of the file that says so.
  std::string Why;     ///< One clause, as a note prints it.
  std::string Doc;     ///< Where the fact comes from.
  BlockingKind Kind = BlockingKind::Wait;
  /// Does not block when this argument (from 0) is the constant zero.
  std::optional<unsigned> UnlessZero;
  /// Does not block when this argument (from 0) is a constant address in
  /// numbers, or a null pointer: there is no name to look up.
  std::optional<unsigned> UnlessAddress;
  /// Does not block when argument FlagArgument has any bit of FlagBits.
  std::optional<unsigned> FlagArgument;
  unsigned FlagBits = 0;
  /// Does not block once a test of the same object said it is ready.
  bool UnlessReady = false;
  /// Does not block where this function was called before in the same body;
  /// empty for always.
  std::string UnlessAfter;
  /// Spawn: always on another thread, whatever the executor argument.
  bool OtherThread = false;
  /// Spawn: the callable is destroyed where it was made, so that only copies
  /// which it makes of what it holds are made and destroyed elsewhere.
  bool ReturnsCallable = false;
  /// Must be declared with C linkage (a C library's function).
  bool CLinkage = false;
  /// LosesException: only when an argument has this class; empty for always.
  std::string WhenArgumentType;
  /// Forbidden: the function to call instead; may be empty.
  std::string Instead;
  ModelPlace At = {}; ///< Of the name.
};

struct TypeModel {
  TypeRole Role;
  std::string Name;
  std::string Library;
  std::string Why;
  std::string Doc;
  /// MultiThreaded, EventLoop: the argument (from 0) of its constructors that
  /// is the number of threads.
  std::optional<unsigned> ThreadsArgument = {};
  ModelPlace At = {}; ///< Of the name.
};

/// "Instead of For, libraries that have Use offer it."
struct Replacement {
  std::string For;
  std::string Use;
  std::string Library;
  /// `co_await Use(the same arguments)` does the same.
  bool PureSwap = false;
};

class Models {
public:
  /// The built-in models, then \p UserFiles, which win over them. An unreadable
  /// or malformed file is an error that names the file, line and column.
  static llvm::Expected<std::shared_ptr<const Models>>
  load(llvm::ArrayRef<std::string> UserFiles = {});

  /// What is said of the function with this qualified name; may be empty.
  llvm::ArrayRef<const FunctionModel *> functions(llvm::StringRef Name) const;
  llvm::ArrayRef<const TypeModel *> types(llvm::StringRef Name) const;
  llvm::ArrayRef<const Replacement *> replacements(llvm::StringRef For) const;

  /// False when no modelled name ends in this identifier: a cheap first test.
  bool mentionsFunction(llvm::StringRef Identifier) const {
    return FunctionIdentifiers.contains(Identifier);
  }
  bool mentionsType(llvm::StringRef Identifier) const {
    return TypeIdentifiers.contains(Identifier);
  }

  /// Whether \p QualifiedName is in a namespace of a library whose model is
  /// built in: what its functions do is for the model to say, not for the
  /// bodies that happen to be visible.
  bool isOfKnownLibrary(llvm::StringRef QualifiedName) const;

  const std::deque<FunctionModel> &allFunctions() const { return Functions; }
  const std::deque<TypeModel> &allTypes() const { return Types; }

private:
  friend struct ModelReader;

  std::deque<FunctionModel> Functions;
  std::deque<TypeModel> Types;
  std::deque<Replacement> Replacements;
  llvm::StringMap<std::vector<const FunctionModel *>> FunctionsByName;
  llvm::StringMap<std::vector<const TypeModel *>> TypesByName;
  llvm::StringMap<std::vector<const Replacement *>> ReplacementsByName;
  llvm::StringSet<> FunctionIdentifiers;
  llvm::StringSet<> TypeIdentifiers;
  std::vector<std::string> KnownNamespaces;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODELS_MODELS_H
