//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/CompilerQuery.h"
#include "analysis/DisplayPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

extern "C" char **environ;

using namespace llvm;

namespace async_tidy {

//===----------------------------------------------------------------------===//
// Which compilers may be asked
//===----------------------------------------------------------------------===//

static bool matchesNames(ArrayRef<StringRef> Globs, ArrayRef<StringRef> Names) {
  if (Globs.empty())
    return Names.empty();
  if (Globs.front() == "**")
    return matchesNames(Globs.drop_front(), Names) ||
           (!Names.empty() && matchesNames(Globs, Names.drop_front()));
  if (Names.empty())
    return false;
  Expected<GlobPattern> Glob = GlobPattern::create(Globs.front());
  if (!Glob) {
    consumeError(Glob.takeError());
    return false;
  }
  return Glob->match(Names.front()) &&
         matchesNames(Globs.drop_front(), Names.drop_front());
}

bool matchesPath(StringRef Glob, StringRef Path) {
  SmallVector<StringRef> Globs, Names;
  Glob.split(Globs, '/');
  Path.split(Names, '/');
  return matchesNames(Globs, Names);
}

//===----------------------------------------------------------------------===//
// Asking
//===----------------------------------------------------------------------===//

std::optional<CompilerAnswer> readCompilerAnswer(StringRef Printed) {
  CompilerAnswer Answer;
  bool InList = false;
  while (!Printed.empty()) {
    StringRef Line;
    std::tie(Line, Printed) = Printed.split('\n');
    Line = Line.rtrim('\r');
    if (Line.consume_front("Target: ")) {
      Answer.Target = Line.trim().str();
    } else if (Line.starts_with("#include <")) {
      InList = true;
    } else if (Line.starts_with("End of search list")) {
      return Answer;
    } else if (InList && Line.starts_with(" ")) {
      Line.consume_back(" (framework directory)");
      Answer.IncludeFolders.push_back(Line.trim().str());
    }
  }
  return std::nullopt;
}

/// The flags that decide where a compiler looks, of those a unit is parsed
/// with.
static std::vector<std::string> decidingFlags(ArrayRef<std::string> Arguments) {
  std::vector<std::string> Result;
  StringRef Name = sys::path::filename(Arguments.front());
  // arm-none-eabi-g++ has become --target=arm-none-eabi, which gcc rejects.
  auto IsOfName = [&](StringRef Word) {
    return Word.consume_front("--target=") && Name.consume_front(Word) &&
           Name.starts_with("-");
  };
  for (size_t I = 1; I < Arguments.size() && Arguments[I] != "--"; ++I) {
    StringRef Word = Arguments[I];
    static constexpr StringLiteral Joined[] = {"-m",         "-std=",
                                               "-stdlib=",   "-nostdinc",
                                               "--sysroot=", "--gcc-toolchain=",
                                               "--target="};
    static constexpr StringLiteral Separate[] = {"-isysroot", "--sysroot",
                                                 "-target"};
    if (any_of(Joined,
               [&](StringRef Flag) { return Word.starts_with(Flag); })) {
      if (!IsOfName(Word))
        Result.push_back(Word.str());
    }
    if (is_contained(Separate, Word) && I + 1 < Arguments.size())
      Result.insert(Result.end(), {Word.str(), Arguments[++I]});
  }
  return Result;
}

/// Runs \p Compiler and answers what it prints on standard error, or why not.
static Expected<std::string> ask(StringRef Compiler,
                                 ArrayRef<std::string> Flags) {
  SmallString<128> Printed;
  if (std::error_code Failure =
          sys::fs::createTemporaryFile("async-tidy", "txt", Printed))
    return createStringError("no temporary file: " + Failure.message());
  FileRemover Remover(Printed);

  SmallVector<StringRef> Words = {Compiler};
  append_range(Words, Flags);
  append_range(Words,
               ArrayRef<StringRef>{"-E", "-v", "-x", "c++", "/dev/null"});
  SmallVector<StringRef> Environment = {"LC_ALL=C"}; // "End of search list."
  for (char **Variable = environ; *Variable; ++Variable)
    if (!StringRef(*Variable).starts_with("LC_ALL="))
      Environment.push_back(*Variable);
  constexpr unsigned SecondsToWait = 10;
  std::string Message;
  int Status = sys::ExecuteAndWait(
      Compiler, Words, ArrayRef<StringRef>(Environment),
      {StringRef(), StringRef(), StringRef(Printed)}, SecondsToWait,
      /*MemoryLimit=*/0, &Message);
  if (Status != 0)
    return createStringError(
        Message.empty() ? "exit status " + std::to_string(Status) : Message);
  auto Buffer = MemoryBuffer::getFile(Printed);
  if (!Buffer)
    return createStringError(Buffer.getError().message());
  return (*Buffer)->getBuffer().str();
}

const std::optional<CompilerAnswer> &
Compilers::answerOf(StringRef Compiler, ArrayRef<std::string> Flags) {
  auto [Known, New] =
      Answers.try_emplace((Compiler + "\n" + join(Flags, "\n")).str());
  if (!New)
    return Known->second;
  Expected<std::string> Printed = ask(Compiler, Flags);
  std::string Reason = "it prints no list of include folders";
  if (Printed)
    Known->second = readCompilerAnswer(*Printed);
  else
    Reason = toString(Printed.takeError());
  if (!Known->second && Complaint.empty())
    Complaint = ("'--query-driver': '" + Compiler +
                 "' does not say where its headers are (" +
                 StringRef(Reason).trim() + "); leave it out of the option")
                    .str();
  return Known->second;
}

Error Compilers::takeError() {
  return Complaint.empty() ? Error::success() : createStringError(Complaint);
}

//===----------------------------------------------------------------------===//
// What the parser is told
//===----------------------------------------------------------------------===//

std::string Compilers::pathOf(StringRef Program, StringRef Directory) {
  SmallString<128> Path(Program);
  if (!Program.contains('/')) {
    auto [Known, New] = Paths.try_emplace(Program);
    if (New) {
      auto Found = sys::findProgramByName(Program);
      // One that is only installed elsewhere: look where it would be.
      Known->second = Found ? *Found : ("/usr/bin/" + Program).str();
    }
    Path = Known->second;
  }
  return absolutePath(Path, Directory);
}

/// A folder of headers that belong to one compiler: stddef.h, intrinsics.
static bool isCompilersOwn(StringRef Folder) {
  StringRef Name = sys::path::filename(Folder);
  if (Name != "include" && Name != "include-fixed")
    return false;
  return any_of(make_range(sys::path::begin(Folder), sys::path::end(Folder)),
                [](StringRef Part) {
                  return Part == "gcc" || Part == "gcc-cross" ||
                         Part == "clang";
                });
}

static bool namesTarget(StringRef Word) {
  return Word.starts_with("--target=") || Word == "-target";
}

void Compilers::complete(std::vector<std::string> &Arguments,
                         StringRef Directory) {
  std::string &Program = Arguments.front();
  Program = pathOf(Program, Directory);
  if (none_of(Asked,
              [&](StringRef Glob) { return matchesPath(Glob, Program); }) ||
      is_contained(Arguments, "--driver-mode=cl"))
    return;
  std::vector<std::string> Flags = decidingFlags(Arguments);
  const std::optional<CompilerAnswer> &Answer = answerOf(Program, Flags);
  if (!Answer)
    return;

  std::vector<std::string> Added;
  if (!Answer->Target.empty() && none_of(Arguments, namesTarget))
    Added.push_back("--target=" + Answer->Target);
  // In the order of the compiler, but with our clang's own headers.
  Added.push_back("-nostdinc");
  bool HasOurs = false;
  for (StringRef Given : Answer->IncludeFolders) {
    std::string Folder = Given.str();
    SmallString<128> Plain(Given);
    sys::path::remove_dots(Plain, /*remove_dot_dot=*/true);
    if (isCompilersOwn(Plain)) {
      if (std::exchange(HasOurs, true))
        continue;
      Folder = (ResourceDirectory + "/include").str();
    }
    Added.insert(Added.end(), {"-isystem", std::move(Folder)});
  }
  if (!HasOurs)
    Added.insert(Added.end(),
                 {"-isystem", (ResourceDirectory + "/include").str()});
  auto Files = llvm::find(Arguments, "--");
  Arguments.insert(Files, Added.begin(), Added.end());
}

} // namespace async_tidy
