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
  PrintConfig,
  Completions,
  Manual,
  Summarize,
  Check,
  Merge,
  Help,
  Version
};
enum class Format { Text, Concise, Json, Sarif, GitHub, GitLab, Html };
enum class ColorMode { Auto, Always, Never };

/// One of the parts that a project is split into.
struct Shard {
  unsigned Number; ///< From 1.
  unsigned Count;
};

/// Files whose paths fit are left out.
struct ExcludedPaths {
  std::string Glob;
  std::string Folder; ///< What it is relative to; absolute.
};

/// A setting that was written somewhere.
struct GivenSetting {
  std::string Key; ///< As a configuration file spells it.
  std::string Value;
  std::string From; ///< "command line", or "path:line".
};

/// What the user asked for: what the command line says, over what the
/// configuration files say, over the defaults.
struct Settings {
  Command Task = Command::Analyse;
  /// Files to analyse; for new-check and --explain, the check's name; for
  /// --completions, the shell's; for merge, reports.
  std::vector<std::string> Arguments;

  std::string DatabaseDirectory; ///< -p; empty: look upwards.
  /// What follows "--": the compile flags of every file.
  std::optional<std::vector<std::string>> Flags;
  std::optional<Shard> Part; ///< --shard; nothing: the whole project.
  /// A valid regular expression; empty: every header that is not a system one.
  std::string HeaderFilter;
  std::vector<std::string> QueryDrivers; ///< Paths that may have * and **.

  std::vector<ExcludedPaths> Exclude;

  std::string ConfigFile; ///< --config; empty: found upwards.
  bool NoConfig = false;
  /// Where the settings that are not the command line's were read, absolute.
  std::vector<std::string> ReadFiles;
  std::vector<GivenSetting> Given; ///< From the weakest to the strongest.

  std::string Checks; ///< As for --checks; empty: the default set.
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
  bool Statistics = false;

  unsigned Jobs = 0; ///< 0: one per core.
  bool NoSharedIncludes = false;
  bool Fix = false;
  std::string Baseline;      ///< Findings that do not count; empty: none.
  std::string WriteBaseline; ///< Empty: write none.
  std::string Diff;          ///< A revision or "-"; empty: all lines count.
  bool ReportUnusedNolint = false;
  /// The weakest level that makes the exit status 1; nothing: never.
  std::optional<Level> FailOn = Level::Correctness;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_SETTINGS_H
