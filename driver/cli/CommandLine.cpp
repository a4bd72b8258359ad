//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CommandLine.h"
#include "cli/CommandTable.h"
#include "cli/Configuration.h"
#include "cli/NearestName.h"
#include "cli/OptionTable.h"
#include "cli/ResponseFiles.h"
#include "cli/WrapText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static const OptionSpec *findOption(StringRef Name) {
  if (Name == "h")
    Name = "help";
  if (Name == "o")
    Name = "output";
  const auto *Found = find_if(
      optionTable(), [&](const OptionSpec &Spec) { return Spec.Name == Name; });
  return Found == optionTable().end() ? nullptr : Found;
}

static Error unknownOption(StringRef Arg) {
  std::vector<std::string> Spellings;
  for (const OptionSpec &Spec : optionTable())
    Spellings.push_back(Spec.spelling());
  SmallVector<StringRef> Candidates(Spellings.begin(), Spellings.end());
  StringRef Written = Arg.split('=').first;
  return createStringError(
      "unknown option '" + Written + "'" +
      didYouMean(Written, Candidates, "; --help lists the options"));
}

namespace {

/// One option as it stands among the arguments.
struct WrittenOption {
  const OptionSpec *Spec = nullptr;
  std::optional<StringRef> Value; ///< When it is part of the same argument.
};

} // namespace

/// Reads "--name", "--name=value", the same with one dash (as clang-tidy's
/// users write), and "-j8".
static WrittenOption readOption(StringRef Arg) {
  StringRef Body = Arg;
  if (!Body.consume_front("--"))
    Body.consume_front("-");
  auto [Name, Value] = Body.split('=');
  bool HasValue = Name.size() != Body.size();
  if (const OptionSpec *Spec = findOption(Name))
    return {Spec, HasValue ? std::optional(Value) : std::nullopt};
  if (Body.consume_front("j") && all_of(Body, isDigit))
    return {findOption("j"), Body};
  return {};
}

/// A word that is no file, but nearly a command.
static Error unknownCommand(StringRef Word) {
  SmallVector<StringRef> Names = {"--explain"};
  for (const CommandSpec &Spec : commandTable())
    if (!Spec.Name.empty())
      Names.push_back(Spec.Name);
  if (Word.find_first_of("./") != StringRef::npos || sys::fs::exists(Word) ||
      nearestName(Word, Names).empty())
    return Error::success();
  return createStringError("no file or command is named '" + Word + "'" +
                           didYouMean(Word, Names));
}

static Error requirePart(const Settings &S) {
  bool HasIndex = !S.IndexFile.empty(), HasSummaries = !S.Summaries.empty();
  if (S.Task == Command::Summarize && (HasIndex || HasSummaries))
    return createStringError("'summarize' asks nothing of other files: leave "
                             "out " +
                             Twine(HasIndex ? "--index-file" : "--summaries"));
  if (S.Task == Command::Check && !HasIndex && !HasSummaries)
    return createStringError(
        "'check' needs what the project's files do: --summaries=PATH, which "
        "'async-tidy summarize' writes; without 'check' a run finds it out");
  if (HasIndex && HasSummaries)
    return createStringError("'--index-file' and '--summaries' say the same "
                             "thing: leave one out");
  if (S.Task == Command::Merge && S.Arguments.empty())
    return createStringError("'merge' takes reports: async-tidy merge "
                             "REPORT...");
  if (S.Task == Command::Merge && (S.Flags || S.Fix || S.Part))
    return createStringError("'merge' parses no file: leave out " +
                             Twine(S.Flags ? "'--'"
                                   : S.Fix ? "--fix"
                                           : "--shard"));
  if (S.Task == Command::Merge && S.ReportUnusedNolint)
    return createStringError("'merge' reads no source: give "
                             "--report-unused-nolint to the runs that it "
                             "merges");
  if (S.Part && (S.Task == Command::Facts || S.Task == Command::Index))
    return createStringError("'--shard' is for runs with checks, and for "
                             "'summarize'");
  return Error::success();
}

static Error requireArguments(const Settings &S) {
  size_t Count = S.Arguments.size();
  if (S.Task == Command::Facts && Count != 1)
    return createStringError("'facts' takes one file: async-tidy facts FILE "
                             "[-- FLAGS]");
  if (S.Task == Command::Index && (Count != 0 || S.Flags))
    return createStringError("'index' takes no file: it is about the whole "
                             "project");
  if (S.Task == Command::Index && (S.NoCache || !S.IndexFile.empty()))
    return createStringError("'index' writes the project's index: leave out " +
                             Twine(S.NoCache ? "--no-cache" : "--index-file"));
  if (S.Task == Command::NewCheck && Count != 1)
    return createStringError("'new-check' takes one name: async-tidy new-check "
                             "NAME");
  if (S.Task == Command::Explain && Count != 1)
    return createStringError("'--explain' takes one check and no file");
  bool Analyses = S.Task == Command::Analyse || S.Task == Command::Check ||
                  S.Task == Command::Summarize;
  if (Analyses && S.Flags && Count == 0)
    return createStringError("no file before '--': async-tidy FILE... -- "
                             "FLAGS");
  if (S.NoConfig && !S.ConfigFile.empty())
    return createStringError("'--config' and '--no-config' contradict each "
                             "other");
  return requirePart(S);
}

/// Applies the arguments to \p S.
static Expected<Settings> parse(ArrayRef<const char *> Args, Settings S) {
  bool SawWord = false;
  while (!Args.empty()) {
    StringRef Arg = Args.front();
    Args = Args.drop_front();
    if (Arg == "--") {
      S.Flags.emplace(Args.begin(), Args.end());
      break;
    }
    if (!Arg.starts_with("-") || Arg == "-") {
      const CommandSpec *Named = SawWord ? nullptr : findCommand(Arg);
      if (Named)
        S.Task = Named->Task;
      else if (Error E = SawWord ? Error::success() : unknownCommand(Arg))
        return E;
      else
        S.Arguments.push_back(Arg.str());
      SawWord = true;
      continue;
    }
    WrittenOption Written = readOption(Arg);
    if (!Written.Spec)
      return unknownOption(Arg);
    const OptionSpec &Spec = *Written.Spec;
    if (Spec.Value.empty() && Written.Value)
      return createStringError("'" + Spec.spelling() + "' takes no value");
    if (!Spec.Value.empty() && !Written.Value) {
      if (Args.empty() || StringRef(Args.front()) == "--")
        return createStringError("'" + Spec.spelling() +
                                 "' needs a value: " + Spec.Value);
      Written.Value = Args.front();
      Args = Args.drop_front();
    }
    std::string Value = Written.Value.value_or("").str();
    if (Error E = Spec.Set(S, Value))
      return E;
    if (!Spec.More.Key.empty())
      S.Given.push_back({Spec.More.Key.str(), Value, "command line"});
  }
  if (S.Task == Command::Help || S.Task == Command::Version)
    return S;
  if (Error E = requireArguments(S))
    return E;
  return S;
}

Expected<Settings> settingsFrom(ArrayRef<const char *> Args) {
  BumpPtrAllocator Storage;
  Expected<SmallVector<const char *>> Words = withResponseFiles(Args, Storage);
  if (!Words)
    return Words.takeError();
  // What it names decides which files hold; then it is put over what they say.
  Expected<Settings> CommandLine = parse(*Words, Settings());
  if (!CommandLine || !readsConfiguration(CommandLine->Task))
    return CommandLine;
  Expected<Settings> Below = configuredSettings(*CommandLine);
  if (!Below)
    return Below.takeError();
  return parse(*Words, std::move(*Below));
}

ArrayRef<StatusText> statusTexts() {
  static constexpr StatusText Texts[] = {
      {"0", "nothing at or above --fail-on"},
      {"1", "findings"},
      {"2", "the command line or a configuration file is wrong"},
      {"3", "some files could not be analysed; findings of the others are "
            "printed"},
      {"130", "interrupted; what was found so far is printed"}};
  return Texts;
}

/// Prints \p Left, and \p Text in a column of its own.
static void printRow(raw_ostream &OS, const std::string &Left, StringRef Text,
                     unsigned Indent, unsigned Columns) {
  if (Left.size() + 2 > Indent)
    OS << Left << '\n' << std::string(Indent, ' ');
  else
    OS << Left << std::string(Indent - Left.size(), ' ');
  OS << wrapped(Text, Indent, Columns) << '\n';
}

void printHelp(raw_ostream &OS, unsigned Columns) {
  OS << "async-tidy " ASYNC_TIDY_VERSION ": finds misuse of C++ coroutines\n\n"
        "Usage: async-tidy [COMMAND] [OPTION...] [FILE...] [@FILE] [-- FLAGS]"
        "\n\n";
  for (const CommandSpec &Spec : commandTable()) {
    std::string Left = "  async-tidy";
    for (StringRef Word : {StringRef(Spec.Name), StringRef(Spec.Arguments)})
      Left += Word.empty() ? "" : " " + Word.str();
    printRow(OS, Left, Spec.Help, 36, Columns);
  }
  StringRef Group;
  for (const OptionSpec &Spec : optionTable()) {
    if (Spec.Group != Group)
      OS << '\n' << Spec.Group << ":\n";
    Group = Spec.Group;
    std::string Left = "  " + Spec.spelling();
    if (!Spec.Value.empty())
      Left += (Spec.Name.size() == 1 ? " " : "=") + Spec.Value.str();
    printRow(OS, Left, Spec.Help, 26, Columns);
  }
  OS << "\nExit status:\n";
  for (const StatusText &Status : statusTexts())
    printRow(OS, "  " + Status.Number.str(), Status.Meaning, 7, Columns);
  OS << '\n'
     << wrapped("@FILE stands for the arguments in that file. // "
                "NOLINT(async-CHECK), NOLINTNEXTLINE and NOLINTBEGIN/END "
                "silence a finding, as in clang-tidy. async-tidy --man prints "
                "the manual.",
                0, Columns)
     << '\n';
}

} // namespace async_tidy
