//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_RESPONSEFILES_H
#define ASYNC_TIDY_DRIVER_CLI_RESPONSEFILES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

/// \p Args with each "@FILE" replaced by the arguments in that file, which are
/// written as for a shell; a file named in a file is relative to that. The new
/// arguments live in \p Storage. A file that cannot be read, or that names
/// itself, is an error.
llvm::Expected<llvm::SmallVector<const char *>>
withResponseFiles(llvm::ArrayRef<const char *> Args,
                  llvm::BumpPtrAllocator &Storage);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_RESPONSEFILES_H
