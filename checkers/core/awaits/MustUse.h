//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Who says that what an await gives must not be ignored. `[[nodiscard]]`
/// speaks of the value of a call, and compilers lose it when the call is
/// awaited.

#ifndef ASYNC_TIDY_CORE_AWAITS_MUSTUSE_H
#define ASYNC_TIDY_CORE_AWAITS_MUSTUSE_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

struct MustUse {
  enum Source {
    Type,     ///< The class or enumeration of the result.
    Resume,   ///< The awaiter's await_resume.
    Function, ///< The awaited function, whose task says it by itself.
    Model,    ///< A library model.
  };
  Source Says;
  /// The declaration with the attribute, or the modelled type.
  const clang::NamedDecl *By;
  /// The string in the attribute, or the model's reason; may be empty.
  std::string Reason;
};
std::optional<MustUse> mustUse(const Function &F,
                               const clang::CoawaitExpr *Await);

/// The call whose value \p Await awaits, or null when it awaits something else:
/// std::move only passes a task on.
const clang::CallExpr *awaitedCall(const clang::Expr *Await);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_MUSTUSE_H
