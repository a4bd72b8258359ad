//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_PARSEUNIT_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_PARSEUNIT_H

#include "analysis/CompileCommands.h"
#include "core/model/TranslationUnit.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// Parses \p U, skipping function bodies in system headers, and calls \p Use
/// with it when it compiles. Otherwise answers the problem. Safe to call from
/// several threads; a crash inside is a problem too, named after \p Doing,
/// which \p Use keeps up to date.
std::optional<Problem>
parseUnit(const Unit &U, std::shared_ptr<const Models> Library,
          llvm::StringRef &Doing,
          llvm::function_ref<void(TranslationUnit &)> Use);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_PARSEUNIT_H
