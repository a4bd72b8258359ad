//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a type is made of, as far as Send and Sync go: the rules, one for each
/// kind of type. Sendability puts their answers together.

#ifndef ASYNC_TIDY_CORE_SEND_PARTS_H
#define ASYNC_TIDY_CORE_SEND_PARTS_H

#include "core/send/Sendability.h"

namespace async_tidy {

/// Something that the whole is not better than.
struct Part {
  clang::QualType Type;
  Trait Needs;
  /// The worst that it can make of the whole: that a pointee is not Sync leaves
  /// it unknown whether anybody else uses it.
  Verdict::Answer Floor;
  /// It is reached through a raw pointer or reference.
  bool Borrowed;
  /// Nothing for what an owner owns.
  std::optional<SendStep> Step;
};

/// A type is the least of what it says itself and of its parts.
struct Composition {
  Verdict Itself;
  llvm::SmallVector<Part, 4> Parts;
};

/// \p Believe the words of the user about \p T itself, or judge by its parts.
Composition partsOf(TranslationUnit &TU, clang::QualType T, Trait Asked,
                    bool Believe = true);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_PARTS_H
