//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Places in the source that clang does not tell as we need them.

#ifndef ASYNC_TIDY_CORE_BASE_PLACES_H
#define ASYNC_TIDY_CORE_BASE_PLACES_H

#include "clang/AST/Expr.h"

namespace async_tidy {

/// Where \p E begins, with the object that it calls. clang leaves that object
/// out of `p->run()` of a function with `this auto`, LLVM 19 out of `s.run()`
/// too, and a CallExpr of LLVM 22 out of `f(x)`.
clang::SourceLocation beginOf(const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_BASE_PLACES_H
