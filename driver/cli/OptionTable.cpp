//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/OptionTable.h"
#include "analysis/DisplayPath.h"
#include "cli/CommandLine.h"
#include "cli/NearestName.h"
#include "cli/PathGlob.h"
#include "llvm/Support/Regex.h"

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

static ArrayRef<StringRef> formatNames() {
  static const StringRef Names[] = {"text",   "concise", "json", "sarif",
                                    "github", "gitlab",  "html"};
  return Names;
}

static Error setFormat(Settings &S, StringRef Value) {
  return choose<Format>(S.OutputFormat, "--format", Value, formatNames(),
                        {Format::Text, Format::Concise, Format::Json,
                         Format::Sarif, Format::GitHub, Format::GitLab,
                         Format::Html});
}

static ArrayRef<StringRef> colorNames() {
  static const StringRef Names[] = {"auto", "always", "never"};
  return Names;
}

static Error setColor(Settings &S, StringRef Value) {
  return choose<ColorMode>(
      S.Color, "--color", Value, colorNames(),
      {ColorMode::Auto, ColorMode::Always, ColorMode::Never});
}

static ArrayRef<StringRef> failOnNames() {
  static const StringRef Names[] = {"correctness", "strict", "performance",
                                    "preview", "never"};
  return Names;
}

static Error setFailOn(Settings &S, StringRef Value) {
  S.FailOn = levelNamed(Value);
  if (S.FailOn || Value == "never")
    return Error::success();
  return notOneOf("--fail-on", Value, failOnNames());
}

/// For what an empty variable of a script must not switch off.
static Error setName(std::string &Out, StringRef Option, StringRef Value) {
  Out = Value.str();
  if (Out.empty())
    return createStringError("'" + Option + "=': the value is empty");
  return Error::success();
}

static Error setBaseline(Settings &S, StringRef Value) {
  return setName(S.Baseline, "--baseline", Value);
}

static Error setWriteBaseline(Settings &S, StringRef Value) {
  return setName(S.WriteBaseline, "--write-baseline", Value);
}

static Error setDiff(Settings &S, StringRef Value) {
  return setName(S.Diff, "--diff", Value);
}

static Error setJobs(Settings &S, StringRef Value) {
  if (Value.getAsInteger(10, S.Jobs) || S.Jobs == 0 || S.Jobs > 4096)
    return createStringError("'-j " + Value +
                             "': expected a number of threads, 1 or more");
  return Error::success();
}

/// A list that begins with '-' takes away from what was said before.
static Error setChecks(Settings &S, StringRef Value) {
  bool TakesAway = Value.trim().starts_with("-") && !S.Checks.empty();
  S.Checks = TakesAway ? S.Checks + "," + Value.str() : Value.str();
  return Error::success();
}

static Error addExcluded(Settings &S, StringRef Value) {
  if (Error E = PathGlob::of(Value, "").takeError())
    return createStringError("'--exclude=" + Value +
                             "': " + toString(std::move(E)));
  S.Exclude.push_back({Value.str(), currentFolder()});
  return Error::success();
}

static Error setHeaderFilter(Settings &S, StringRef Value) {
  std::string Reason;
  if (!Value.empty() && !Regex(Value).isValid(Reason))
    return createStringError("'--header-filter=" + Value +
                             "': not a regular expression: " + Reason);
  S.HeaderFilter = Value.str();
  return Error::success();
}

static ArrayRef<StringRef> shellNames() {
  static const StringRef Names[] = {"bash", "zsh", "fish"};
  return Names;
}

static Error setShell(Settings &S, StringRef Value) {
  if (!is_contained(shellNames(), Value))
    return notOneOf("--completions", Value, shellNames());
  S.Task = Command::Completions;
  S.Arguments.push_back(Value.str());
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

/// A relative one could mean different programs, and nothing matches it.
static Error addQueryDrivers(Settings &S, StringRef Value) {
  SmallVector<StringRef> Globs;
  Value.split(Globs, ',');
  for (StringRef Glob : Globs) {
    if (!Glob.starts_with("/"))
      return createStringError("'--query-driver=" + Value +
                               "': expected the full path of a compiler, in "
                               "which * and ** stand for anything");
    S.QueryDrivers.push_back(Glob.str());
  }
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
      {"What to analyse",
       "p",
       "DIR",
       "The folder with compile_commands.json, or the file itself. Default: "
       "found upwards from the first file or the current folder, also in a "
       "folder named build.",
       setText<&Settings::DatabaseDirectory>,
       {.Key = "compile-database", .Value = Takes::File}},
      {"What to analyse",
       "header-filter",
       "REGEX",
       "Report findings only in those headers whose path matches. Default: "
       "every header that is not a system header. A unit's main file is always "
       "reported.",
       setHeaderFilter,
       {.Key = "header-filter"}},
      {"What to analyse",
       "exclude",
       "GLOB",
       "Leave out files with such a path, as .gitignore writes it, relative to "
       "the current folder; may be repeated.",
       addExcluded,
       {.Key = "exclude", .Value = Takes::File}},
      {"What to analyse", "query-driver", "GLOBS",
       "Run those compilers of the compile database whose full path matches, "
       "to ask for their target and headers; may be repeated. Default: none is "
       "run.",
       addQueryDrivers},
      {"What to analyse", "shard", "I/N",
       "Analyse only the I-th of N parts of the files, which other runs "
       "analyse.",
       setShard},
      {"What to analyse", "j", "N",
       "Analyse N files at a time. Default: one per core.", setJobs},
      {"What to analyse", "no-shared-includes", "",
       "Parse each file from its first line. Slower; otherwise the includes "
       "that several files begin with are parsed once for all of them.",
       setFlag<&Settings::NoSharedIncludes>},

      {"What to look for",
       "checks",
       "LIST",
       "Names (with *) and levels of checks, separated by commas; - takes "
       "away. A list that begins with - starts from what files say, or from "
       "the default, which is correctness.",
       setChecks,
       {.Key = "checks", .Default = "correctness", .Value = Takes::CheckList}},
      {"What to look for",
       "option",
       "CHECK.NAME=VALUE",
       "Set an option of a check; may be repeated.",
       setCheckOption,
       {.Key = "options", .Value = Takes::CheckOption}},
      {"What to look for",
       "model-file",
       "FILE",
       "Read more knowledge of libraries from a YAML file; may be repeated.",
       addModelFile,
       {.Key = "models", .Value = Takes::File}},
      {"What to look for",
       "config",
       "FILE",
       "Read the settings there. Default: the nearest .async-tidy.yaml that "
       "has any, and the nearest .clang-tidy.",
       setText<&Settings::ConfigFile>,
       {.Value = Takes::File}},
      {"What to look for", "no-config", "",
       "Read no .async-tidy.yaml and no .clang-tidy.",
       setFlag<&Settings::NoConfig>},

      {"What to know of other files",
       "cache-dir",
       "DIR",
       "Keep what is known and what was found there. Default: .async-tidy "
       "beside the compile database.",
       setText<&Settings::CacheDirectory>,
       {.Key = "cache-dir", .Value = Takes::Folder}},
      {"What to know of other files", "no-cache", "",
       "Keep nothing, and know only the files of this run.",
       setFlag<&Settings::NoCache>},
      {"What to know of other files",
       "index-file",
       "FILE",
       "Know of other files what this index says, and make none.",
       setText<&Settings::IndexFile>,
       {.Key = "index-file", .Value = Takes::File}},
      {"What to know of other files",
       "summaries",
       "PATH",
       "The same of what 'summarize' wrote to this file, or to the files in "
       "this folder; may be repeated.",
       addSummaries,
       {.Value = Takes::File}},

      {"What to print",
       "format",
       "FORMAT",
       "text (as clang prints), concise (the same lines without source), json, "
       "sarif, github (annotations), gitlab (a Code Quality report) or html "
       "(one page). Default: text.",
       setFormat,
       {.Key = "format", .Default = "text", .Choices = formatNames}},
      {"What to print",
       "output",
       "FILE",
       "Write the findings there, not to standard output; also -o.",
       setText<&Settings::OutputFile>,
       {.Value = Takes::File}},
      {"What to print",
       "color",
       "WHEN",
       "auto, always or never. Default: auto, on a terminal.",
       setColor,
       {.Choices = colorNames}},
      {"What to print", "stats", "",
       "Print how many findings each check has, and how long the run took.",
       setFlag<&Settings::Statistics>},
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
      {"What to do with findings",
       "fail-on",
       "LEVEL",
       "Exit with 1 when a finding has this level or a surer one: correctness, "
       "strict, performance or preview; never: do not. Default: correctness.",
       setFailOn,
       {.Key = "fail-on", .Default = "correctness", .Choices = failOnNames}},

      {"What counts",
       "baseline",
       "FILE",
       "Leave out the findings that are in this file.",
       setBaseline,
       {.Value = Takes::File}},
      {"What counts",
       "write-baseline",
       "FILE",
       "Accept all findings: write them there. With --baseline: only take out "
       "those that are gone.",
       setWriteBaseline,
       {.Value = Takes::File}},
      {"What counts", "diff", "REV",
       "Leave out findings on lines that have not changed since this revision "
       "of the git repository; REV...: since the branch left it; -: not in the "
       "unified diff on standard input.",
       setDiff},
      {"What counts", "report-unused-nolint", "",
       "Report NOLINT comments that name checks which find nothing there, at "
       "level strict; --fix takes the names out.",
       setFlag<&Settings::ReportUnusedNolint>},

      {"Information", "list-checks", "",
       "List the checks; with --checks, those it selects; with --format=json, "
       "their options too.",
       setTask<Command::ListChecks>},
      {"Information",
       "explain",
       "CHECK",
       "Show the documentation of a check.",
       setTask<Command::Explain>,
       {.Value = Takes::Check}},
      {"Information", "print-config", "",
       "Print every setting with its value and where that was written.",
       setTask<Command::PrintConfig>},
      {"Information",
       "completions",
       "SHELL",
       "Print what makes bash, zsh or fish complete the command line.",
       setShell,
       {.Choices = shellNames}},
      {"Information", "man", "",
       "Print the manual page: async-tidy --man | man -l -",
       setTask<Command::Manual>},
      {"Information", "version", "", "Print the version.",
       setTask<Command::Version>},
      {"Information", "help", "", "Print this.", setTask<Command::Help>},
  };
  return Table;
}

const OptionSpec *optionWithKey(StringRef Key) {
  const auto *Found = find_if(optionTable(), [&](const OptionSpec &Spec) {
    return Spec.More.Key == Key;
  });
  return Found == optionTable().end() ? nullptr : Found;
}

} // namespace async_tidy
