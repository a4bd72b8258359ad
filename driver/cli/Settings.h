//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_SETTINGS_H
#define ASYNC_TIDY_DRIVER_CLI_SETTINGS_H

#include "core/base/CheckInfo.h"
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace async_tidy {

enum class Command {
  Analyse,
  Facts,
  Index,
  Explain,
  ListChecks,
  NewCheck,
  Summarize,
  Check,
  Merge,
  Help,
  Version
};
enum class Format { Text, Concise, Json, Sarif };
enum class ColorMode { Auto, Always, Never };

/// One of the parts that a project is split into.
struct Shard {
  unsigned Number; ///< From 1.
  unsigned Count;
};

/// What the user asked for, as the command line says it.
struct Settings {
  Command Task = Command::Analyse;
  /// Files to analyse; for new-check and --explain, the check's name; for
  /// merge, reports.
  std::vector<std::string> Arguments;

  std::string DatabaseDirectory; ///< -p; empty: look upwards.
  /// What follows "--": the compile flags of every file.
  std::optional<std::vector<std::string>> Flags;
  std::optional<Shard> Part; ///< --shard; nothing: the whole project.
  std::string HeaderFilter;  ///< Empty: every header that is not a system one.

  std::string Checks; ///< --checks as written; empty: the default set.
  /// --option, as written: "async-check.Name" and the value.
  std::vector<std::pair<std::string, std::string>> CheckOptions;
  std::vector<std::string> ModelFiles;

  std::string CacheDirectory; ///< Empty: beside the compile database.
  bool NoCache = false;
  std::string IndexFile; ///< Empty: the index is made of the project's units.
  /// Files, and folders of them, with summaries to make the index of instead.
  std::vector<std::string> Summaries;

  Format OutputFormat = Format::Text;
  std::string OutputFile; ///< Empty: standard output.
  ColorMode Color = ColorMode::Auto;
  bool Quiet = false;
  bool CacheStats = false;
  bool ShowProfile = false;

  unsigned Jobs = 0; ///< 0: one per core.
  bool Fix = false;
  /// The weakest level that makes the exit status 1; nothing: never.
  std::optional<Level> FailOn = Level::Correctness;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_SETTINGS_H
