//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/OptionTable.h"
#include "cli/CommandLine.h"
#include "cli/NearestName.h"

using namespace llvm;

namespace async_tidy {

std::string OptionSpec::spelling() const {
  return (Name.size() == 1 ? "-" : "--") + Name.str();
}

ArrayRef<StringRef> levelNames() {
  static const StringRef Names[] = {
      nameOf(Level::Correctness), nameOf(Level::Strict),
      nameOf(Level::Performance), nameOf(Level::Preview)};
  return Names;
}

std::optional<Level> levelNamed(StringRef Name) {
  for (Level L :
       {Level::Correctness, Level::Strict, Level::Performance, Level::Preview})
    if (nameOf(L) == Name)
      return L;
  return std::nullopt;
}

/// "'VALUE' is not one of a, b, c; did you mean 'b'?"
static Error notOneOf(StringRef Option, StringRef Value,
                      ArrayRef<StringRef> Choices) {
  std::string List;
  for (StringRef Choice : Choices)
    List += (List.empty() ? "" : ", ") + Choice.str();
  return createStringError("'" + Option + "=" + Value + "': expected one of " +
                           List + didYouMean(Value, Choices));
}

template <typename T>
static Error choose(T &Out, StringRef Option, StringRef Value,
                    ArrayRef<StringRef> Names, ArrayRef<T> Values) {
  for (auto [Name, Choice] : zip(Names, Values))
    if (Name == Value) {
      Out = Choice;
      return Error::success();
    }
  return notOneOf(Option, Value, Names);
}

static Error setFormat(Settings &S, StringRef Value) {
  return choose<Format>(
      S.OutputFormat, "--format", Value, {"text", "concise", "json", "sarif"},
      {Format::Text, Format::Concise, Format::Json, Format::Sarif});
}

static Error setColor(Settings &S, StringRef Value) {
  return choose<ColorMode>(
      S.Color, "--color", Value, {"auto", "always", "never"},
      {ColorMode::Auto, ColorMode::Always, ColorMode::Never});
}

static Error setFailOn(Settings &S, StringRef Value) {
  S.FailOn = levelNamed(Value);
  if (S.FailOn || Value == "never")
    return Error::success();
  SmallVector<StringRef> Choices(levelNames());
  Choices.push_back("never");
  return notOneOf("--fail-on", Value, Choices);
}

static Error setJobs(Settings &S, StringRef Value) {
  if (Value.getAsInteger(10, S.Jobs) || S.Jobs == 0 || S.Jobs > 4096)
    return createStringError("'-j " + Value +
                             "': expected a number of threads, 1 or more");
  return Error::success();
}

static Error setCheckOption(Settings &S, StringRef Value) {
  auto [Key, Rest] = Value.split('=');
  if (Key.size() == Value.size() || !Key.contains('.'))
    return createStringError("'--option=" + Value +
                             "': expected async-CHECK.OPTION=VALUE");
  S.CheckOptions.emplace_back(Key.str(), Rest.str());
  return Error::success();
}

static Error addModelFile(Settings &S, StringRef Value) {
  S.ModelFiles.push_back(Value.str());
  return Error::success();
}

static Error addSummaries(Settings &S, StringRef Value) {
  S.Summaries.push_back(Value.str());
  return Error::success();
}

static Error setShard(Settings &S, StringRef Value) {
  Shard Part{};
  auto [Number, Count] = Value.split('/');
  if (Number.getAsInteger(10, Part.Number) ||
      Count.getAsInteger(10, Part.Count) || Part.Number == 0 ||
      Part.Number > Part.Count)
    return createStringError("'--shard=" + Value +
                             "': expected I/N, from 1/N to N/N");
  S.Part = Part;
  return Error::success();
}

template <std::string Settings::*Member>
static Error setText(Settings &S, StringRef Value) {
  S.*Member = Value.str();
  return Error::success();
}

template <bool Settings::*Member> static Error setFlag(Settings &S, StringRef) {
  S.*Member = true;
  return Error::success();
}

template <Command C> static Error setTask(Settings &S, StringRef Value) {
  S.Task = C;
  if (!Value.empty())
    S.Arguments.push_back(Value.str());
  return Error::success();
}

ArrayRef<OptionSpec> optionTable() {
  static const OptionSpec Table[] = {
      {"What to analyse", "p", "DIR",
       "The folder with compile_commands.json, or the file itself. Default: "
       "found upwards from the first file or the current folder, also in a "
       "folder named build.",
       setText<&Settings::DatabaseDirectory>},
      {"What to analyse", "header-filter", "REGEX",
       "Report findings only in those headers whose path matches. Default: "
       "every header that is not a system header. A unit's main file is always "
       "reported.",
       setText<&Settings::HeaderFilter>},
      {"What to analyse", "shard", "I/N",
       "Analyse only the I-th of N parts of the files, which other runs "
       "analyse.",
       setShard},
      {"What to analyse", "j", "N",
       "Analyse N files at a time. Default: one per core.", setJobs},

      {"What to look for", "checks", "LIST",
       "Names (with *) and levels of checks, separated by commas; - takes "
       "away. A list that begins with - starts from the default, which is "
       "correctness.",
       setText<&Settings::Checks>},
      {"What to look for", "option", "CHECK.NAME=VALUE",
       "Set an option of a check; may be repeated.", setCheckOption},
      {"What to look for", "model-file", "FILE",
       "Read more knowledge of libraries from a YAML file; may be repeated.",
       addModelFile},

      {"What to know of other files", "cache-dir", "DIR",
       "Keep what is known and what was found there. Default: .async-tidy "
       "beside the compile database.",
       setText<&Settings::CacheDirectory>},
      {"What to know of other files", "no-cache", "",
       "Keep nothing, and know only the files of this run.",
       setFlag<&Settings::NoCache>},
      {"What to know of other files", "index-file", "FILE",
       "Know of other files what this index says, and make none.",
       setText<&Settings::IndexFile>},
      {"What to know of other files", "summaries", "PATH",
       "The same of what 'summarize' wrote to this file, or to the files in "
       "this folder; may be repeated.",
       addSummaries},

      {"What to print", "format", "FORMAT",
       "text (as clang prints), concise (the same lines without source), json "
       "or sarif. Default: text.",
       setFormat},
      {"What to print", "output", "FILE",
       "Write the findings there, not to standard output; also -o.",
       setText<&Settings::OutputFile>},
      {"What to print", "color", "WHEN",
       "auto, always or never. Default: auto, on a terminal.", setColor},
      {"What to print", "quiet", "",
       "No progress and no summary; errors are still printed.",
       setFlag<&Settings::Quiet>},

      {"What to print", "cache-stats", "",
       "Say afterwards what came from the cache, and how big it is.",
       setFlag<&Settings::CacheStats>},
      {"What to print", "profile", "",
       "Say afterwards how much processor time each check and phase took.",
       setFlag<&Settings::ShowProfile>},

      {"What to do with findings", "fix", "",
       "Apply the fix-its that are certainly right.", setFlag<&Settings::Fix>},
      {"What to do with findings", "fail-on", "LEVEL",
       "Exit with 1 when a finding has this level or a surer one: correctness, "
       "strict, performance or preview; never: do not. Default: correctness.",
       setFailOn},

      {"Information", "list-checks", "",
       "List the checks; with --checks, those it selects; with --format=json, "
       "their options too.",
       setTask<Command::ListChecks>},
      {"Information", "explain", "CHECK", "Show the documentation of a check.",
       setTask<Command::Explain>},
      {"Information", "version", "", "Print the version.",
       setTask<Command::Version>},
      {"Information", "help", "", "Print this.", setTask<Command::Help>},
  };
  return Table;
}

} // namespace async_tidy
