//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which of the user's model files hold for a source file.

#ifndef ASYNC_TIDY_CORE_MODELS_MODELFILES_H
#define ASYNC_TIDY_CORE_MODELS_MODELFILES_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace async_tidy {

/// The files for \p SourceFile (an absolute path), the strongest last: the
/// nearest `.async-tidy.yaml` in its folder and those above, with what it lists
/// as `models`, then the entries of \p Option, the value of `ModelFiles`
/// ("a.yaml;b.yaml"). A relative entry is looked for in the same folders, so it
/// can be written relative to the .clang-tidy beside it. Entries that are
/// nowhere stay in the list: loading them is an error the user sees.
std::vector<std::string> modelFilesFor(llvm::StringRef SourceFile,
                                       llvm::StringRef Option);

/// What \p Configuration, an `.async-tidy.yaml`, lists as `models`, and then
/// the file itself. Of one that cannot be read only itself.
std::vector<std::string> withListedModels(llvm::StringRef Configuration);

/// \p Name in the nearest folder at or above that of \p SourceFile, or nothing.
std::string findUpwards(llvm::StringRef SourceFile, llvm::StringRef Name);

/// \p Name in every folder at or above that of \p SourceFile, the nearest
/// first.
std::vector<std::string> findAllUpwards(llvm::StringRef SourceFile,
                                        llvm::StringRef Name);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODELS_MODELFILES_H
