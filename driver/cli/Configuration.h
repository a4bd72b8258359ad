//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What files say of a run's settings: `.async-tidy.yaml` over `.clang-tidy`.

#ifndef ASYNC_TIDY_DRIVER_CLI_CONFIGURATION_H
#define ASYNC_TIDY_DRIVER_CLI_CONFIGURATION_H

#include "analysis/Problem.h"
#include "cli/Settings.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

/// Whether what \p Task does depends on configuration files.
bool readsConfiguration(Command Task);

/// The settings of the files that hold for what \p CommandLine asks: that of
/// --config, or the nearest `.async-tidy.yaml` with settings and the nearest
/// `.clang-tidy` that speaks of our checks. They are looked for in the folder
/// of the first file named, or the current one, and those above; and then from
/// that of the compile database. What is wrong in one is an error with its
/// place.
llvm::Expected<Settings> configuredSettings(const Settings &CommandLine);

/// What to say of settings in those `.async-tidy.yaml` that are the nearest to
/// one of \p Files, but not the run's: they do not count.
std::vector<Problem> settingsThatDoNotCount(llvm::ArrayRef<std::string> Files,
                                            const Settings &S);

/// An error when \p File, named as a file of models, holds settings.
llvm::Error requireModelsOnly(llvm::StringRef File);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_CONFIGURATION_H
