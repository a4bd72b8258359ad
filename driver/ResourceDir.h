//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where clang's own headers (`stddef.h`, the intrinsics) are. Clang looks
/// beside its own executable; ours is installed elsewhere.

#ifndef ASYNC_TIDY_DRIVER_RESOURCEDIR_H
#define ASYNC_TIDY_DRIVER_RESOURCEDIR_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// The clang resource directory for the tool at \p ExecutablePath (argv[0] or
/// better), or an empty string when there is none. The first that answers:
/// the ASYNC_TIDY_RESOURCE_DIR variable (taken as it is), `../lib/clang/MAJOR`
/// seen from the real path of the executable, and the LLVM we were built with.
std::string resourceDir(llvm::StringRef ExecutablePath);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_RESOURCEDIR_H
