//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the units of a project know about their functions, so that a check sees
/// through a call whose body is in another unit. A unit writes a summary; the
/// index is made of all of them and says, for each function another unit can
/// call, by which shortest way it comes to block, and for each coroutine that
/// another unit runs, by which shortest way it comes to run on several threads.

#ifndef ASYNC_TIDY_CORE_MODEL_PROJECTINDEX_H
#define ASYNC_TIDY_CORE_MODEL_PROJECTINDEX_H

#include "core/model/FilePlace.h"
#include "core/models/Effect.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy {

/// How one function comes to run another.
enum class CallKind : uint8_t {
  Call,
  Construct,
  Destroy,         ///< At the end of a scope, of a statement or of an object.
  DefaultArgument, ///< In an argument that the call leaves out.
  Callback,        ///< Given to a function that calls it before it returns.
  Override,        ///< The call is virtual, and this is what may run.
};
llvm::StringRef word(CallKind How);

/// Something a function does itself: it calls what a model or an annotation
/// says to block.
struct SummaryFact {
  Effect What = Effect::Wait;
  CallKind How = CallKind::Call;
  FilePlace At;
  std::string Name; ///< What is called, as diagnostics show it.
  std::string Why;  ///< A clause: "waits for a disk".
};

struct SummaryCall {
  CallKind How = CallKind::Call;
  FilePlace At;
  std::string Name; ///< What is called, as diagnostics show it.
  std::string To;   ///< The id of what is called.
};

struct FunctionSummary {
  /// The USR; for a function that only its unit can call, after the unit's
  /// file and a space.
  std::string Id;
  std::vector<SummaryFact> Facts;
  std::vector<SummaryCall> Calls;
  /// The parameters (from 0) that hold a task which this function neither
  /// awaits nor hands on.
  std::vector<unsigned> IgnoredTasks;
  /// The parameters (from 0) that this function hands to another thread.
  std::vector<unsigned> HandedOff;
};

/// A member function with a body that overrides a virtual one.
struct SummaryOverride {
  std::string Base; ///< The id of what it overrides.
  std::string Id;
  std::string Name; ///< As diagnostics show it.
  FilePlace At;
};

/// A remark about a place, which any unit can show.
struct PlacedNote {
  FilePlace At;
  std::string Text;

  bool operator==(const PlacedNote &) const = default;
};

/// A coroutine (or a function that returns the task of one) comes to run.
struct SummaryRun {
  std::string Id; ///< As a FunctionSummary's, or one that only its unit uses.
  /// The id of what runs it; empty: it is spawned on several threads, and may
  /// change between them.
  std::string By;
  std::vector<PlacedNote> Notes; ///< Where, and how.
};

struct UnitSummary {
  std::vector<FunctionSummary> Functions;
  std::vector<SummaryOverride> Overrides;
  std::vector<SummaryRun> Runs;

  /// One document of JSON, and back. The same summary gives the same text.
  void write(llvm::raw_ostream &OS) const;
  static llvm::Expected<UnitSummary> read(llvm::StringRef Text);
};

/// The next step from a function to what has an effect.
struct IndexStep {
  CallKind How = CallKind::Call;
  FilePlace At;
  std::string Name;
  std::string Next;    ///< The id of what is called; empty: Name itself has it.
  std::string Why;     ///< Of the last step: a clause.
  unsigned Length = 0; ///< The number of steps after this one, or more.

  bool operator==(const IndexStep &) const = default;
};

/// The next step from a coroutine back to the spawn because of which it runs on
/// several threads.
struct IndexRun {
  std::string Next; ///< The id of what runs it; empty: it is spawned.
  std::vector<PlacedNote> Notes;
  unsigned Length = 0; ///< The number of steps after this one.

  bool operator==(const IndexRun &) const = default;
};

struct IndexedFunction {
  std::map<Effect, IndexStep> Effects;
  std::vector<unsigned> IgnoredTasks;
  std::vector<unsigned> HandedOff;
  std::optional<IndexRun> Run;

  bool operator==(const IndexedFunction &) const = default;
};

class ProjectIndex {
public:
  /// What \p Units know together. Depends on their order only where they
  /// disagree about one function: the first that has facts is believed.
  static ProjectIndex merge(llvm::ArrayRef<const UnitSummary *> Units);

  /// Null when nothing is known of it that matters.
  const IndexedFunction *find(llvm::StringRef Id) const;
  /// The first step from \p Id to what has this effect, or null.
  const IndexStep *step(llvm::StringRef Id, Effect What) const;
  /// The first step from \p Id back to a spawn on several threads, or null.
  const IndexRun *run(llvm::StringRef Id) const;
  bool empty() const { return Functions.empty(); }

  /// One document of JSON, and back. The same index gives the same text. A file
  /// that is damaged or of another version is an error that names it.
  void write(llvm::raw_ostream &OS) const;
  static llvm::Expected<ProjectIndex> read(llvm::StringRef Text,
                                           llvm::StringRef File);

  /// Where the index of the project of \p SourceFile is: \p Option when it is
  /// given (relative to the folders above the source), else
  /// `.async-tidy/index.json` next to the compile database that is found
  /// upwards from \p BuildDirectory or from the source, also in a folder named
  /// build. Empty when there is none.
  static std::string fileFor(llvm::StringRef SourceFile,
                             llvm::StringRef BuildDirectory,
                             llvm::StringRef Option);

  /// The folder for what is kept about the project of this compile database:
  /// beside it or, when it is a link, beside what it leads to.
  static std::string folderFor(llvm::StringRef CompileDatabase);
  /// The index in that folder.
  static constexpr llvm::StringLiteral FileName = "index.json";

private:
  /// An error unless every way ends: readers follow them.
  llvm::Error checkChains() const;

  llvm::StringMap<IndexedFunction> Functions;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_PROJECTINDEX_H
