//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Does a name that a model gives stand for a function of this unit?

#ifndef ASYNC_TIDY_CORE_MODEL_UNRESOLVED_H
#define ASYNC_TIDY_CORE_MODEL_UNRESOLVED_H

#include "core/model/TranslationUnit.h"
#include <string>

namespace async_tidy {

/// A name for which no call in this unit can be found.
struct Unresolved {
  std::string Near; ///< The name that was meant perhaps, or empty.
};

/// Why no call in \p TU is a call of \p Name, or nothing when one can be: the
/// unit declares such a function, member (of the class or a base of it),
/// constructor or operator, whose name models write like that.
std::optional<Unresolved> whyUnresolved(TranslationUnit &TU,
                                        llvm::StringRef Name);

/// Why \p TU has no class of the name \p Name, or nothing when it has: one
/// declared so, or an unnamed one that has the name of a typedef.
std::optional<Unresolved> whyNoType(TranslationUnit &TU, llvm::StringRef Name);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_UNRESOLVED_H
