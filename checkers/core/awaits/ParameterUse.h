//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a function does with a task it is given, read from its body.

#ifndef ASYNC_TIDY_CORE_AWAITS_PARAMETERUSE_H
#define ASYNC_TIDY_CORE_AWAITS_PARAMETERUSE_H

namespace clang {
class FunctionDecl;
class ParmVarDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

/// The parameter of \p Callee at \p Index, counted from 0, when the body shows
/// that the function neither awaits it nor passes it on; null when it does, or
/// when we cannot tell: no body in this unit or known to the index, a virtual
/// function, an unnamed or
/// `[[maybe_unused]]` parameter (which say that the task is not wanted), a
/// function that calls itself.
const clang::ParmVarDecl *ignoredParameter(TranslationUnit &TU,
                                           const clang::FunctionDecl *Callee,
                                           unsigned Index);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_PARAMETERUSE_H
