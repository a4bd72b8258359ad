//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_DISPLAYPATH_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_DISPLAYPATH_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// \p Path without "." and "..", from \p Directory or else the current folder.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Directory = "");

/// How an absolute path is printed: relative when it is below the current
/// folder of this process.
std::string displayPath(llvm::StringRef AbsolutePath);

/// How a hosting service names a file: relative to the folder that the
/// environment variable \p Root names when it is below it, else as
/// displayPath() does.
std::string repositoryPath(llvm::StringRef AbsolutePath, llvm::StringRef Root);

/// The way back: the absolute path of what displayPath() printed here, or on
/// another machine in the folder that corresponds to the current one.
std::string pathDisplayedAs(llvm::StringRef Displayed);

/// The current folder, as the shell names it.
std::string currentFolder();

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_DISPLAYPATH_H
