//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Why may a value of this type not be handed to another thread? Answered with
/// the path from the type to the part that forbids it.

#ifndef ASYNC_TIDY_CORE_SEND_SENDABILITY_H
#define ASYNC_TIDY_CORE_SEND_SENDABILITY_H

#include "clang/AST/Type.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace async_tidy {

class TranslationUnit;

/// One step inwards: "member 'node' of 'Cache' has type 'rc<Node>'".
struct SendStep {
  clang::SourceLocation Loc;
  std::string What;
};

struct NotSend {
  llvm::SmallVector<SendStep, 2> Path;
  /// A clause about Culprit: "its reference count is not atomic".
  std::string Why;
  clang::QualType Culprit;
  clang::SourceLocation WhyLoc; ///< Invalid when a model says so.
};

/// Nothing when \p T is, or may be, safe to hand over. Raw pointers and
/// references inside a class say nothing about who owns what they point to.
std::optional<NotSend> whyNotSend(TranslationUnit &TU, clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_SENDABILITY_H
