//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/CompileCommands.h"
#include "analysis/CompileDatabase.h"
#include "analysis/CompilerQuery.h"
#include "analysis/DisplayPath.h"
#include "analysis/ParserArguments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace clang::tooling;

namespace async_tidy {

static constexpr StringLiteral FileName = "compile_commands.json";
static constexpr StringLiteral HowToMakeOne =
    "pass -p BUILD_DIR, or the compile flags after --, or make one with cmake "
    "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON";

static std::string databaseIn(StringRef Directory) {
  for (StringRef Below : {"", "build"}) {
    SmallString<256> Path(Directory);
    sys::path::append(Path, Below, FileName);
    if (sys::fs::is_regular_file(Path))
      return Path.str().str();
  }
  return "";
}

static Expected<std::string> findDatabase(const Settings &S) {
  if (StringRef Given = S.DatabaseDirectory; !Given.empty()) {
    SmallString<256> Path(Given);
    if (sys::fs::is_directory(Path))
      sys::path::append(Path, FileName);
    if (sys::fs::is_regular_file(Path))
      return Path.str().str();
    return createStringError("'-p " + Given + "': there is no " + FileName +
                             "; " + HowToMakeOne);
  }
  std::string Start = absolutePath(".");
  if (!S.Arguments.empty()) {
    Start = absolutePath(S.Arguments.front());
    if (!sys::fs::is_directory(Start))
      Start = sys::path::parent_path(Start).str();
  }
  for (StringRef Directory = Start; !Directory.empty();
       Directory = sys::path::parent_path(Directory))
    if (std::string Path = databaseIn(Directory); !Path.empty())
      return Path;
  return createStringError("no " + FileName + " in '" + Start + "' or above; " +
                           HowToMakeOne);
}

namespace {

/// Gathers units, each compilation once.
class UnitGatherer {
public:
  UnitGatherer(UnitList &List, StringRef ResourceDirectory,
               ArrayRef<std::string> QueryDrivers)
      : List(List), ResourceDirectory(ResourceDirectory),
        Programs(QueryDrivers, ResourceDirectory) {}

  /// From now on, what was not asked for.
  void gatherOthers() { ForOthers = true; }

  void add(const CompileCommand &Command) {
    Unit U;
    U.Directory = absolutePath(Command.Directory);
    U.File = absolutePath(Command.Filename, U.Directory);
    U.Arguments = parserArguments(Command, ResourceDirectory);
    Programs.complete(U.Arguments, U.Directory);
    StringRef Heuristic = Command.Heuristic;
    if (Heuristic.consume_front("inferred from "))
      U.BorrowedFrom = Heuristic.str();
    std::string Key = U.Directory;
    for (StringRef Arg : U.Arguments)
      Key += '\n' + Arg.str();
    if (!Seen.insert(Key).second)
      return;
    if (sys::fs::is_regular_file(U.File))
      (ForOthers ? List.Others : List.Units).push_back(std::move(U));
    else if (ForOthers)
      return;
    else if (Seen.insert(U.File).second)
      missing(U.File, "the compile database lists it; build what generates it, "
                      "or make the database again");
  }

  Error takeError() { return Programs.takeError(); }

  void missing(StringRef File, StringRef Mend) {
    List.Problems.push_back({Problem::Kind::Unanalysed,
                             File.str(),
                             ("no such file; " + Mend).str(),
                             {}});
  }

private:
  UnitList &List;
  StringRef ResourceDirectory;
  Compilers Programs;
  StringSet<> Seen;
  bool ForOthers = false;
};

} // namespace

static bool isBelow(StringRef File, StringRef Directory) {
  return File.consume_front(Directory) &&
         (Directory.ends_with("/") || File.starts_with("/"));
}

/// Adds the database's C++ files below \p Directory; all, when it is empty.
/// Answers how many commands there were.
static size_t addAll(UnitGatherer &Gatherer, const CompileDatabase &Database,
                     StringRef Directory) {
  size_t Count = 0;
  for (const CompileCommand &Command : Database.commands()) {
    if (!Directory.empty() &&
        !isBelow(absolutePath(Command.Filename, Command.Directory), Directory))
      continue;
    if (!compilesCxx(Command))
      continue;
    Gatherer.add(Command);
    ++Count;
  }
  return Count;
}

/// The commands for one file that was named.
static std::vector<CompileCommand> commandsFor(StringRef File,
                                               const CompileDatabase *Database,
                                               const Settings &S) {
  if (Database)
    return Database->commandsFor(File);
  return FixedCompilationDatabase(absolutePath("."), *S.Flags)
      .getCompileCommands(File);
}

Expected<UnitList> unitsFor(const Settings &S, StringRef ResourceDirectory) {
  UnitList List;
  UnitGatherer Gatherer(List, ResourceDirectory, S.QueryDrivers);
  std::optional<CompileDatabase> Database;
  if (!S.Flags) {
    Expected<std::string> Path = findDatabase(S);
    if (!Path)
      return Path.takeError();
    List.Database = *Path;
    auto Loaded = CompileDatabase::load(List.Database);
    if (!Loaded)
      return Loaded.takeError();
    Database = std::move(*Loaded);
  }

  if (S.Arguments.empty() && addAll(Gatherer, *Database, "") == 0)
    return createStringError("'" + List.Database + "' lists no C++ file");
  for (StringRef Argument : S.Arguments) {
    std::string File = absolutePath(Argument);
    if (sys::fs::is_directory(File)) {
      if (!Database || addAll(Gatherer, *Database, File) == 0)
        Gatherer.missing(File, "the compile database lists no C++ file in this "
                               "folder");
    } else if (!sys::fs::exists(File)) {
      Gatherer.missing(File, "check the spelling and the current folder");
    } else {
      for (const CompileCommand &Command :
           commandsFor(File, Database ? &*Database : nullptr, S))
        Gatherer.add(Command);
    }
  }
  if (Database && !S.Arguments.empty()) {
    Gatherer.gatherOthers();
    addAll(Gatherer, *Database, "");
  }
  if (Error E = Gatherer.takeError())
    return std::move(E);
  return List;
}

} // namespace async_tidy
