//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_CHECKPAGE_H
#define ASYNC_TIDY_DRIVER_REPORT_CHECKPAGE_H

#include "core/base/CheckInfo.h"
#include <string>

namespace async_tidy {

/// The documentation of a check, in Markdown; empty when it has no page.
llvm::StringRef checkPageOf(const CheckInfo &Info);

/// The same to be read elsewhere than in docs/checks: of links to other pages
/// only the words are left.
std::string checkPageWithoutLinks(const CheckInfo &Info);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_CHECKPAGE_H
