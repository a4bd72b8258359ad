//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/Configuration.h"
#include "analysis/DisplayPath.h"
#include "cli/CheckSelection.h"
#include "cli/ClangTidyFile.h"
#include "cli/CommandLine.h"
#include "cli/NearestName.h"
#include "cli/OptionTable.h"
#include "cli/PathGlob.h"
#include "core/models/Configuration.h"
#include "core/models/ModelFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;

namespace async_tidy {

bool readsConfiguration(Command Task) {
  switch (Task) {
  case Command::Analyse:
  case Command::Facts:
  case Command::LintModels:
  case Command::Index:
  case Command::Summarize:
  case Command::Check:
  case Command::Merge:
  case Command::PrintConfig:
    return true;
  case Command::Explain:
  case Command::ListChecks:
  case Command::NewCheck:
  case Command::Completions:
  case Command::Manual:
  case Command::Help:
  case Command::Version:
    return false;
  }
  llvm_unreachable("unknown command");
}

static std::string placeOf(const ModelPlace &At) {
  return displayPath(At.File) + ":" + std::to_string(At.Line);
}

static Error wrong(const ModelPlace &At, const Twine &What) {
  return createStringError(placeOf(At) + ":" + Twine(At.Column) + ": " + What);
}

/// The reader's complaint about \p File, which it names by its whole path.
static Error shown(Error E, StringRef File) {
  std::string Message = toString(std::move(E));
  StringRef Rest = Message;
  if (!Rest.consume_front(File))
    return createStringError(Message);
  return createStringError(displayPath(File) + Rest);
}

/// What setting an option complained about, in the words of the file.
static Error wrong(const WrittenSetting &Written, StringRef Option, Error E) {
  std::string Message = toString(std::move(E));
  std::string Spelt = "'" + Option.str() + "=";
  if (StringRef(Message).starts_with(Spelt))
    Message = "'" + Written.Key.str() + ": " + Message.substr(Spelt.size());
  return wrong(Written.At, Message);
}

namespace {

/// Applies what files say to the settings of a run.
class Layers {
public:
  Settings Result;

  /// The settings of one file, or of several that were joined.
  Error add(ArrayRef<WrittenSetting> Written) {
    std::string Checks;
    const WrittenSetting *FirstCheck = nullptr;
    // `levels` are what `checks` begins with, wherever they stand.
    for (StringRef Key : {"levels", "checks"})
      for (const WrittenSetting &W : Written)
        if (W.Key == Key) {
          if (Error E = verifyChecks(W))
            return E;
          FirstCheck = FirstCheck ? FirstCheck : &W;
          Checks += (Checks.empty() ? "" : ",") + W.Value;
        }
    if (FirstCheck)
      if (Error E = set("checks", Checks, *FirstCheck))
        return E;
    for (const WrittenSetting &W : Written)
      if (W.Key != "levels" && W.Key != "checks")
        if (Error E = add(W))
          return E;
    return Error::success();
  }

private:
  static Error verifyChecks(const WrittenSetting &W) {
    if (W.Key == "levels" && !levelNamed(W.Value))
      return wrong(W.At, "no level is named '" + W.Value + "'" +
                             didYouMean(W.Value, levelNames(),
                                        "; there are correctness, strict, "
                                        "performance and preview"));
    if (Error E = verifyCheckList(W.Value))
      return wrong(W.At, toString(std::move(E)));
    return Error::success();
  }

  Error add(const WrittenSetting &W) {
    StringRef Folder = sys::path::parent_path(W.At.File);
    std::string Value = W.Value;
    if (W.Key == "models") { // Read for each unit: see modelFilesOf.
      note("models", Value, W);
      return Error::success();
    }
    if (W.Key == "exclude") {
      if (Error E = PathGlob::of(Value, Folder).takeError())
        return wrong(W.At,
                     "'exclude: " + Value + "': " + toString(std::move(E)));
      Result.Exclude.push_back({Value, Folder.str()});
      note("exclude", Value, W);
      return Error::success();
    }
    if (W.Key == "options")
      if (Error E = verifyOption(StringRef(Value).split('=').first))
        return wrong(W.At, toString(std::move(E)));
    return set(W.Key, Value, W);
  }

  Error set(StringRef Key, std::string Value, const WrittenSetting &W) {
    const OptionSpec *Spec = optionWithKey(Key);
    if (!Spec) // A key of the core's table that no option has.
      llvm_unreachable("a setting without an option");
    bool IsPath =
        Spec->More.Value == Takes::File || Spec->More.Value == Takes::Folder;
    if (IsPath && !Value.empty())
      Value = absolutePath(Value, sys::path::parent_path(W.At.File));
    if (Error E = Spec->Set(Result, Value))
      return wrong(W, Spec->spelling(), std::move(E));
    note(Key, Value, W);
    return Error::success();
  }

  void note(StringRef Key, StringRef Value, const WrittenSetting &W) {
    Result.Given.push_back({Key.str(), Value.str(), placeOf(W.At)});
    if (!is_contained(Result.ReadFiles, W.At.File))
      Result.ReadFiles.push_back(W.At.File);
  }
};

} // namespace

/// Paths in the folders where configuration is looked for, the first place
/// first.
static SmallVector<std::string> placesToLook(const Settings &S) {
  std::string Current = currentFolder();
  SmallVector<std::string> Places = {Current};
  if (!S.Arguments.empty()) {
    Places[0] = absolutePath(S.Arguments.front(), Current);
    if (!sys::fs::is_directory(Places[0]))
      Places[0] = sys::path::parent_path(Places[0]).str();
  }
  if (!S.DatabaseDirectory.empty())
    Places.push_back(absolutePath(S.DatabaseDirectory, Current));
  for (std::string &Place : Places) {
    SmallString<256> Inside(Place);
    sys::path::append(Inside, "x");
    Place = Inside.str().str();
  }
  return Places;
}

static Expected<std::vector<WrittenSetting>> namedSettings(StringRef File) {
  if (!sys::fs::is_regular_file(File))
    return createStringError("'--config=" + File + "': there is no such file");
  std::string Path = absolutePath(File, currentFolder());
  auto Written = readConfiguration(Path);
  if (!Written)
    return shown(Written.takeError(), Path);
  return Written;
}

Expected<Settings> configuredSettings(const Settings &CommandLine) {
  Layers Files;
  if (CommandLine.NoConfig)
    return std::move(Files.Result);
  if (!CommandLine.ConfigFile.empty()) {
    auto Written = namedSettings(CommandLine.ConfigFile);
    if (!Written)
      return Written.takeError();
    if (Error E = Files.add(*Written))
      return std::move(E);
    return std::move(Files.Result);
  }

  SmallVector<std::string> Places = placesToLook(CommandLine);
  for (StringRef Place : Places) {
    std::string ClangTidy = findUpwards(Place, ".clang-tidy");
    if (ClangTidy.empty())
      continue;
    auto Written = readClangTidyFile(ClangTidy);
    if (!Written)
      return shown(Written.takeError(), ClangTidy);
    if (Error E = Files.add(*Written))
      return std::move(E);
    break;
  }
  for (StringRef Place : Places) {
    auto Written = nearestSettings(Place);
    if (!Written) {
      Error E = Written.takeError();
      for (StringRef File : findAllUpwards(Place, ConfigurationFileName))
        E = shown(std::move(E), File);
      return std::move(E);
    }
    if (Written->empty())
      continue;
    if (Error E = Files.add(*Written))
      return std::move(E);
    break;
  }
  return std::move(Files.Result);
}

std::vector<Problem> settingsThatDoNotCount(ArrayRef<std::string> Files,
                                            const Settings &S) {
  std::vector<Problem> Result;
  if (S.NoConfig || !S.ConfigFile.empty())
    return Result;
  std::set<std::string> Folders, Seen;
  for (StringRef File : Files) {
    if (!Folders.insert(sys::path::parent_path(File).str()).second)
      continue;
    std::string Nearest = findUpwards(File, ConfigurationFileName);
    if (Nearest.empty() || is_contained(S.ReadFiles, Nearest) ||
        !Seen.insert(Nearest).second)
      continue;
    auto Written = readConfiguration(Nearest);
    if (!Written) { // Loading its models says it.
      consumeError(Written.takeError());
      continue;
    }
    if (auto First = find_if(*Written, isOfTheRun); First != Written->end())
      Result.push_back({Problem::Kind::Remark,
                        Nearest,
                        placeOf(First->At) + ":" +
                            std::to_string(First->At.Column) + ": '" +
                            First->Key.str() +
                            "' does not count here: settings are those of "
                            "the whole run; name the file with --config",
                        {}});
  }
  return Result;
}

Error requireModelsOnly(StringRef File) {
  auto Written = readConfiguration(File);
  if (!Written)
    return Written.takeError();
  for (const WrittenSetting &W : *Written)
    return wrong(W.At, "'" + W.Key +
                           "' is a setting, and this is a file of models; "
                           "name it with --config");
  return Error::success();
}

} // namespace async_tidy
