//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which types of a unit are Send and Sync, and why not, as text.

#ifndef ASYNC_TIDY_CORE_REPORT_TRAITFACTS_H
#define ASYNC_TIDY_CORE_REPORT_TRAITFACTS_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>

namespace async_tidy {

class TranslationUnit;

/// Calls \p Fact for each record that the unit defines, each alias and each
/// variable that holds a closure, outside system headers: "'job' send: no;
/// member 'c' of 'job' has type 'counted'; its reference count is not atomic".
void traitFacts(
    TranslationUnit &TU,
    llvm::function_ref<void(clang::SourceLocation, std::string)> Fact);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_TRAITFACTS_H
