//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the core believes about a unit, as text: for tests of the core, and
/// for a user who asks "why did it say that?".

#ifndef ASYNC_TIDY_CORE_REPORT_FACTS_H
#define ASYNC_TIDY_CORE_REPORT_FACTS_H

#include <string>
#include <vector>

namespace async_tidy {

class TranslationUnit;

/// One fact a line, "FILE:LINE:COLUMN: fact", sorted, without repetitions.
/// FILE is the name of the file without its folders.
std::vector<std::string> factsOf(TranslationUnit &TU);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_FACTS_H
