//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_EACHUNIT_H
#define ASYNC_TIDY_DRIVER_COMMANDS_EACHUNIT_H

#include "analysis/ParseUnit.h"
#include "commands/Inputs.h"

namespace async_tidy {

/// What a command does with the units that it parses, by their numbers in its
/// inputs. Called by several threads.
struct EachUnit {
  /// What parsed() does, as problems name it.
  llvm::StringRef What;
  llvm::function_ref<void(size_t Number, ParsedUnit Unit)> Parsed;
  /// Afterwards, and of a unit that could not be parsed or crashed with
  /// \p Fine false.
  llvm::function_ref<void(size_t Number, bool Fine)> Finished;
};

/// Parses the units with these \p Numbers, several at once, and shows how far
/// that is. Answers the problems in the order of \p Numbers.
std::vector<Problem> parseUnits(llvm::ArrayRef<size_t> Numbers,
                                const Inputs &In, const Settings &S,
                                const EachUnit &Each);

/// The numbers of all units.
std::vector<size_t> allUnits(const Inputs &In);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_EACHUNIT_H
