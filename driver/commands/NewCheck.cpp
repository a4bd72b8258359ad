//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/CheckSkeleton.h"
#include "commands/Commands.h"
#include "report/OutputFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral IndexFile = "checkers/Checks.def";

static Error checkName(StringRef Hazard) {
  SmallVector<StringRef> Words;
  Hazard.split(Words, '-');
  bool Kebab = all_of(Words, [](StringRef Word) {
    return !Word.empty() && isLower(Word.front()) &&
           all_of(Word, [](char C) { return isLower(C) || isDigit(C); });
  });
  if (!Kebab)
    return createStringError("'" + Hazard +
                             "' is no name for a check: use "
                             "lower-case words joined by '-', such as "
                             "held-lock");
  if (Words.size() > 3)
    return createStringError("'" + Hazard +
                             "' has more than three words: name "
                             "the bad thing shortly, such as held-lock");
  return Error::success();
}

/// "held-lock" -> "HeldLockCheck"
static std::string classOf(StringRef Hazard) {
  std::string Name;
  bool Start = true;
  for (char C : Hazard) {
    if (C != '-')
      Name += Start ? toUpper(C) : C;
    Start = C == '-';
  }
  return Name + "Check";
}

static std::string filled(StringRef Text, StringRef Hazard) {
  std::string Result = Text.str();
  std::string Class = classOf(Hazard);
  // Each check of a minor version exists since that version.
  StringRef Version = StringRef(ASYNC_TIDY_VERSION).rsplit('.').first;
  const std::pair<StringRef, StringRef> Words[] = {
      {"NAME", Hazard}, {"CLASS", Class}, {"VERSION", Version}};
  for (auto [Word, Value] : Words)
    for (size_t At = 0; (At = Result.find(Word, At)) != std::string::npos;
         At += Value.size())
      Result.replace(At, Word.size(), Value);
  return Result;
}

static Error write(StringRef Path, StringRef Text) {
  if (std::error_code E =
          sys::fs::create_directories(sys::path::parent_path(Path)))
    return createStringError("cannot make the folder of '" + Path +
                             "': " + E.message());
  Expected<OutputFile> Out = OutputFile::open(Path);
  if (!Out)
    return Out.takeError();
  Out->stream() << Text;
  return Out->commit();
}

/// The index with a line for \p Hazard at its place; an error when it is there.
static Expected<std::string> withLine(StringRef Index, StringRef Hazard) {
  std::string Line =
      ("CHECK(\"" + Hazard + "\", " + classOf(Hazard) + ")").str();
  SmallVector<StringRef> Lines;
  Index.rtrim().split(Lines, '\n');
  size_t Place = 0;
  bool Placed = false;
  for (auto [Number, Text] : enumerate(Lines)) {
    if (!Text.starts_with("CHECK("))
      continue;
    StringRef Other = Text.split('"').second.split('"').first;
    if (Other == Hazard)
      return createStringError("'" + IndexFile + "' already has '" + Hazard +
                               "'");
    if (!Placed)
      Place = Other < Hazard ? Number + 1 : Number;
    Placed |= Hazard < Other;
  }
  if (Place == 0)
    return createStringError("'" + IndexFile + "' has no CHECK line to put '" +
                             Hazard + "' beside");
  Lines.insert(Lines.begin() + Place, Line);
  return join(Lines, "\n") + "\n";
}

static Error create(StringRef Hazard) {
  if (Error E = checkName(Hazard))
    return E;
  auto Index = MemoryBuffer::getFile(IndexFile);
  if (!Index)
    return createStringError("there is no " + IndexFile +
                             " here; run new-check in the root of async-tidy's "
                             "repository");
  Expected<std::string> NewIndex = withLine((*Index)->getBuffer(), Hazard);
  if (!NewIndex)
    return NewIndex.takeError();
  for (const SkeletonFile &File : checkSkeleton())
    if (std::string Path = filled(File.Path, Hazard); sys::fs::exists(Path))
      return createStringError("'" + Path +
                               "' exists; new-check overwrites nothing");

  for (const SkeletonFile &File : checkSkeleton()) {
    std::string Path = filled(File.Path, Hazard);
    if (Error E = write(Path, filled(File.Text, Hazard)))
      return E;
    outs() << "wrote " << Path << '\n';
  }
  if (Error E = write(IndexFile, *NewIndex))
    return E;
  outs() << "added async-" << Hazard << " to " << IndexFile << '\n';
  return Error::success();
}

ExitStatus newCheck(const Settings &S) {
  StringRef Hazard = S.Arguments.front();
  Hazard.consume_front("async-");
  if (Error E = create(Hazard))
    return usageError(std::move(E));
  return ExitStatus::Clean;
}

} // namespace async_tidy
