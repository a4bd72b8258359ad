//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/CompileDatabase.h"
#include "analysis/DisplayPath.h"
#include "core/base/Compat.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;
using namespace clang::tooling;

namespace async_tidy {

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// What keeps \p Text from being read as JSON or, since clang's reader takes
/// that too, as YAML. (The reader itself would print it over several lines.)
static std::string syntaxError(StringRef Text) {
  Expected<json::Value> Document = json::parse(Text);
  if (Document)
    return "";
  std::string Message = toString(Document.takeError());
  SourceMgr Sources;
  Sources.setDiagHandler([](const SMDiagnostic &, void *) {});
  return yaml::Stream(Text, Sources).validate() ? "" : Message;
}

/// Programs that are given a compiler and its arguments.
static bool isLauncher(StringRef Program) {
  StringRef Name = sys::path::filename(Program);
  Name.consume_back(".exe");
  return StringSwitch<bool>(Name)
      .Cases({"ccache", "sccache", "distcc", "icecc", "icerun", "buildcache"},
             true)
      .Cases({"gomacc", "rewrapper", "fastbuild", "env", "time", "nice"}, true)
      .Default(false);
}

/// "ccache KEY=VALUE g++ ...", "env A=B distcc g++ ...": g++ comes first.
static void dropLaunchers(std::vector<std::string> &Words) {
  auto Compiler = Words.begin();
  while (Compiler + 1 < Words.end() && isLauncher(*Compiler)) {
    auto Next = std::find_if(Compiler + 1, Words.end(), [](StringRef Word) {
      return !Word.starts_with("-") && !Word.contains('=');
    });
    if (Next == Words.end())
      break;
    Compiler = Next;
  }
  Words.erase(Words.begin(), Compiler);
}

static void normalise(CompileCommand &Command, StringRef DatabaseFolder,
                      vfs::FileSystem &Files) {
  Command.Directory = absolutePath(Command.Directory, DatabaseFolder);
  std::vector<std::string> &Words = Command.CommandLine;
  if (any_of(Words, [](StringRef Word) { return Word.starts_with("@"); }))
    addExpandedResponseFiles(Words, Command.Directory,
                             cl::TokenizeGNUCommandLine, Files);
  dropLaunchers(Words);
  if (!Words.empty())
    addTargetAndModeForProgramName(Words, StringRef(Words.front()));
}

Expected<CompileDatabase> CompileDatabase::load(StringRef Path) {
  auto NotADatabase = [&](StringRef Reason) {
    return createStringError(
        "'" + Path + "' is not a compile database: " + Reason.rtrim(".\n ") +
        "; make it again, or pass another with -p");
  };
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return NotADatabase(Buffer.getError().message());
  StringRef Text = (*Buffer)->getBuffer();
  std::string Message = syntaxError(Text);
  std::unique_ptr<CompilationDatabase> Listed;
  if (Message.empty())
    Listed = JSONCompilationDatabase::loadFromBuffer(
        Text, Message, JSONCommandLineSyntax::AutoDetect);
  if (!Listed)
    return NotADatabase(Message);

  CompileDatabase Result;
  Result.Commands = Listed->getAllCompileCommands();
  if (Result.Commands.empty())
    return createStringError("'" + Path +
                             "' lists no file; configure the project, or pass "
                             "another with -p");
  std::string Absolute = absolutePath(Path);
  StringRef Folder = sys::path::parent_path(Absolute);
  IntrusiveRefCntPtr<vfs::FileSystem> Files = vfs::getRealFileSystem();
  for (const auto &[Number, Command] : enumerate(Result.Commands)) {
    normalise(Command, Folder, *Files);
    Result.ByPath[absolutePath(Command.Filename, Command.Directory)].push_back(
        Number);
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// Looking up
//===----------------------------------------------------------------------===//

/// For clang's search of the nearest neighbour.
class CompileDatabase::View : public CompilationDatabase {
public:
  explicit View(const CompileDatabase &Of) : Of(Of) {}

  std::vector<CompileCommand>
  getCompileCommands(StringRef File) const override {
    return Of.listed(File);
  }
  std::vector<std::string> getAllFiles() const override {
    std::vector<std::string> Files(Of.ByPath.keys().begin(),
                                   Of.ByPath.keys().end());
    sort(Files); // equally near neighbours: the same one always
    return Files;
  }

private:
  const CompileDatabase &Of;
};

std::vector<CompileCommand>
CompileDatabase::listed(StringRef AbsolutePath) const {
  std::vector<CompileCommand> Result;
  if (auto Found = ByPath.find(AbsolutePath); Found != ByPath.end())
    for (size_t Number : Found->second)
      Result.push_back(Commands[Number]);
  return Result;
}

std::vector<CompileCommand> CompileDatabase::commandsFor(StringRef File) const {
  std::vector<CompileCommand> Result = listed(File);
  if (!Result.empty())
    return Result;
  // The same file by another way, through a symbolic link.
  sys::fs::UniqueID Wanted, Other;
  if (!sys::fs::getUniqueID(File, Wanted))
    for (const CompileCommand &Command : Commands)
      if (sys::path::filename(Command.Filename) == sys::path::filename(File) &&
          !sys::fs::getUniqueID(
              absolutePath(Command.Filename, Command.Directory), Other) &&
          Other == Wanted)
        Result.push_back(Command);
  if (!Result.empty())
    return Result;
  return inferMissingCompileCommands(std::make_unique<View>(*this))
      ->getCompileCommands(File);
}

} // namespace async_tidy
