//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/CompileCommands.h"
#include "analysis/ParserArguments.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;
using namespace clang::tooling;

namespace async_tidy {

static constexpr StringLiteral FileName = "compile_commands.json";
static constexpr StringLiteral HowToMakeOne =
    "pass -p BUILD_DIR, or the compile flags after --, or make one with cmake "
    "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON";

static std::string absolutePath(StringRef Path, StringRef Directory = "") {
  SmallString<256> Result(Path);
  if (!Directory.empty())
    sys::path::make_absolute(Directory, Result);
  // Without a current folder the path as it stands is all there is.
  (void)sys::fs::make_absolute(Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

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

/// What keeps \p Path from being read as JSON or, since clang's reader takes
/// that too, as YAML. (The reader itself would print it over several lines.)
static std::string syntaxError(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return Buffer.getError().message();
  StringRef Text = (*Buffer)->getBuffer();
  Expected<json::Value> Document = json::parse(Text);
  if (Document)
    return "";
  std::string Message = toString(Document.takeError());
  SourceMgr Sources;
  Sources.setDiagHandler([](const SMDiagnostic &, void *) {});
  return yaml::Stream(Text, Sources).validate() ? "" : Message;
}

static Expected<std::unique_ptr<CompilationDatabase>>
loadDatabase(StringRef Path) {
  std::string Message = syntaxError(Path);
  std::unique_ptr<CompilationDatabase> Database;
  if (Message.empty())
    Database = JSONCompilationDatabase::loadFromFile(
        Path, Message, JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return createStringError("'" + Path + "' is not a compile database: " +
                             StringRef(Message).rtrim(".\n ") +
                             "; make it again, or pass another with -p");
  if (Database->getAllFiles().empty())
    return createStringError("'" + Path +
                             "' lists no file; configure the project, or pass "
                             "another with -p");
  // The order clang's own tools use.
  return inferTargetAndDriverMode(inferMissingCompileCommands(
      expandResponseFiles(std::move(Database), vfs::getRealFileSystem())));
}

namespace {

/// Gathers units, each compilation once.
class UnitGatherer {
public:
  UnitGatherer(UnitList &List, StringRef ResourceDirectory)
      : List(List), ResourceDirectory(ResourceDirectory) {}

  /// From now on, what was not asked for.
  void gatherOthers() { ForOthers = true; }

  void add(const CompileCommand &Command) {
    Unit U;
    U.Directory = absolutePath(Command.Directory);
    U.File = absolutePath(Command.Filename, U.Directory);
    U.Arguments = parserArguments(Command, ResourceDirectory);
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

  void missing(StringRef File, StringRef Mend) {
    List.Problems.push_back({Problem::Kind::Unanalysed,
                             File.str(),
                             ("no such file; " + Mend).str(),
                             {}});
  }

private:
  UnitList &List;
  StringRef ResourceDirectory;
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
static size_t addAll(UnitGatherer &Gatherer,
                     const CompilationDatabase &Database, StringRef Directory) {
  size_t Count = 0;
  for (const CompileCommand &Command : Database.getAllCompileCommands()) {
    std::string File = absolutePath(Command.Filename, Command.Directory);
    if (!compilesCxx(Command) ||
        (!Directory.empty() && !isBelow(File, Directory)))
      continue;
    Gatherer.add(Command);
    ++Count;
  }
  return Count;
}

Expected<UnitList> unitsFor(const Settings &S, StringRef ResourceDirectory) {
  UnitList List;
  UnitGatherer Gatherer(List, ResourceDirectory);
  std::unique_ptr<CompilationDatabase> Database;
  if (S.Flags) {
    Database =
        std::make_unique<FixedCompilationDatabase>(absolutePath("."), *S.Flags);
  } else {
    Expected<std::string> Path = findDatabase(S);
    if (!Path)
      return Path.takeError();
    List.Database = *Path;
    auto Loaded = loadDatabase(List.Database);
    if (!Loaded)
      return Loaded.takeError();
    Database = std::move(*Loaded);
  }

  if (S.Arguments.empty() && addAll(Gatherer, *Database, "") == 0)
    return createStringError("'" + List.Database + "' lists no C++ file");
  for (StringRef Argument : S.Arguments) {
    std::string File = absolutePath(Argument);
    if (sys::fs::is_directory(File)) {
      if (addAll(Gatherer, *Database, File) == 0)
        Gatherer.missing(File, "the compile database lists no C++ file in this "
                               "folder");
    } else if (!sys::fs::exists(File)) {
      Gatherer.missing(File, "check the spelling and the current folder");
    } else {
      for (const CompileCommand &Command : Database->getCompileCommands(File))
        Gatherer.add(Command);
    }
  }
  if (!S.Flags) {
    Gatherer.gatherOthers();
    addAll(Gatherer, *Database, "");
  }
  return List;
}

} // namespace async_tidy
