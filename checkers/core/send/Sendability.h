//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// May a value of this type be handed to another thread (Send), and may one
/// object of it be used by several threads at once (Sync)? Answered with the
/// path from the type to the part that decides.
///
/// A type is what the least of its parts is: a record by its bases and members,
/// a standard owner by what it owns, a closure by its captures, a pointer by
/// what it points to. What hides its parts is unknown. The words of the user
/// (annotations and models) are believed.

#ifndef ASYNC_TIDY_CORE_SEND_SENDABILITY_H
#define ASYNC_TIDY_CORE_SEND_SENDABILITY_H

#include "core/models/Models.h"
#include "clang/AST/Type.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace clang {
class CXXRecordDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

enum class Trait {
  Send, ///< A value, or a copy of it, may be handed to another thread.
  /// Several threads may use one object at once, by any operation that the
  /// type's const allows: `int` is not Sync, `const int` and `std::atomic<int>`
  /// are. `volatile` synchronises nothing.
  Sync,
};

/// One step inwards: "member 'node' of 'Cache' has type 'rc<Node>'".
struct SendStep {
  clang::SourceLocation Loc;
  std::string What;
  clang::QualType To; ///< The type that the step leads to.
};

struct Verdict {
  /// Ordered: a type is the least of its parts.
  enum Answer { No, Unknown, Yes };

  Answer Is = Yes;
  /// The way to the part that decides. Standard owners, pointers and references
  /// are no step of their own.
  llvm::SmallVector<SendStep, 2> Path;
  /// A clause about Culprit: "its reference count 'refs' is not atomic".
  std::string Why;
  clang::QualType Culprit;
  clang::SourceLocation
      WhyLoc; ///< Invalid when a model or the language says so.
  /// What Culprit lacks: a reference is not Send when its pointee is not Sync.
  Trait Lacks = Trait::Send;
  /// Every way to a part that says so goes through a raw pointer or reference,
  /// which may be handed on without being used.
  bool Borrowed = false;
};

const Verdict &sendOf(TranslationUnit &TU, clang::QualType T);
const Verdict &syncOf(TranslationUnit &TU, clang::QualType T);

struct NotSend {
  llvm::SmallVector<SendStep, 2> Path;
  /// A clause about Culprit: "its reference count is not atomic".
  std::string Why;
  clang::QualType Culprit;
  clang::SourceLocation WhyLoc; ///< Invalid when a model says so.
};

/// Nothing when \p T is, or may be, safe to hand over. Raw pointers and
/// references say nothing about who owns what they point to.
std::optional<NotSend> whyNotSend(TranslationUnit &TU, clang::QualType T);

/// What the author of a class says, and what it shows against that.
struct Contradiction {
  TypeRole Said;          ///< Send or Sync.
  const TypeModel *Model; ///< Of the file that says it; null for an annotation.
  Verdict Shows;          ///< Why it is not Send.
};

/// What a visible base, member or count of \p R says against its author, who
/// annotates it `async::send` or `async::sync` or has a model file say so.
/// Nothing when nobody says so, when `async::not_send` is said too, or when
/// nothing that is certain contradicts.
std::optional<Contradiction> whyContradicted(TranslationUnit &TU,
                                             const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_SENDABILITY_H
