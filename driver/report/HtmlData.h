//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_HTMLDATA_H
#define ASYNC_TIDY_DRIVER_REPORT_HTMLDATA_H

#include "analysis/RunResult.h"
#include "llvm/Support/JSON.h"

namespace async_tidy {

/// What the script of the HTML report shows, as report/html/model.js reads it:
/// the findings, the source lines they point at, what their fixes change, and
/// the pages of those of \p Checks that found something.
llvm::json::Value htmlData(const RunResult &Result,
                           llvm::ArrayRef<const CheckEntry *> Checks);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_HTMLDATA_H
