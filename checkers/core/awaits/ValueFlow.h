//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Follows values that must be taken (awaited, joined, handed on) through the
/// paths of a function. Who uses it says where values are put into places and
/// taken from them; it answers which values are lost, and along which path.

#ifndef ASYNC_TIDY_CORE_AWAITS_VALUEFLOW_H
#define ASYNC_TIDY_CORE_AWAITS_VALUEFLOW_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// A turn on the way from where a value is made to where it is lost, after
/// which nothing can take it any more.
struct Turn {
  enum Kind {
    Condition, ///< Condition was Taken.
    Case,      ///< At is the label.
    LoopEnd,   ///< At is the loop.
    Handler,   ///< At is the catch.
  };
  Kind What;
  const clang::Stmt *At;
  bool Taken = false;
};

/// How a value can be lost.
struct Loss {
  /// The assignment that replaces it; null when it goes out of scope.
  const clang::Stmt *Replaced = nullptr;
  /// Where it goes out of scope: the closing brace, the return, the break.
  clang::SourceLocation ScopeEnd;
  /// Nothing when every path leads here.
  std::optional<Turn> Decisive;
  /// The only way here is an exception that a handler of this function ends.
  bool OnlyByException = false;
};

struct Outcome {
  bool Taken = false; ///< On some path something takes it.
  /// What does, as far as the graph has it, in no particular order.
  llvm::SmallVector<const clang::Stmt *, 2> TakenBy;
  std::optional<Loss> Lost;
};

class ValueFlow {
public:
  explicit ValueFlow(const Function &F) : F(F) {}

  /// A variable, or a part of one, that values are put into; it ends with the
  /// lifetime of \p Var, and conditions that name \p Name test it.
  unsigned addPlace(const clang::VarDecl *Var, const clang::ValueDecl *Name);

  /// What happens when \p At is evaluated: an expression, or the declaration of
  /// a variable. Several at one place happen in the order they are added.
  using Point = const void *;
  /// A value is put into \p Place. One that is moved from another place is
  /// there only if one can be there.
  unsigned put(unsigned Place, Point At, bool Replaces,
               std::optional<unsigned> MovedFrom = std::nullopt);
  /// A value that a parameter has when the function is called.
  unsigned putAtEntry(unsigned Place);
  void take(unsigned Place, Point At);
  /// Drops what is there on purpose.
  void clear(unsigned Place, Point At);

  /// One answer for each value, in the order of put(); nothing when the
  /// function has no control-flow graph.
  std::optional<std::vector<Outcome>> run();

private:
  friend class FlowRun;
  struct Event {
    enum Kind { Put, Take, Clear } What;
    unsigned Place;
    unsigned Value = 0;
    bool Replaces = false;
    std::optional<unsigned> MovedFrom;
  };

  struct Place {
    const clang::VarDecl *Var;
    const clang::ValueDecl *Name;
  };

  const Function &F;
  std::vector<Place> Places;
  std::vector<unsigned> PlaceOf;          ///< Of each value.
  llvm::SmallVector<unsigned, 1> AtEntry; ///< Values.
  llvm::DenseMap<Point, llvm::SmallVector<Event, 1>> Events;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_VALUEFLOW_H
