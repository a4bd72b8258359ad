//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_MARKDOWN_H
#define ASYNC_TIDY_DRIVER_REPORT_MARKDOWN_H

#include "llvm/ADT/StringRef.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace async_tidy {

/// Prints a page of documentation for a terminal: headings, paragraphs and
/// lists wrapped to \p Columns, code and tables as they stand.
void renderMarkdown(llvm::StringRef Text, llvm::raw_ostream &OS, bool Color,
                    unsigned Columns);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_MARKDOWN_H
