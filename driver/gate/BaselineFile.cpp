//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/BaselineFile.h"
#include "core/base/Compat.h"
#include "gate/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <tuple>

using namespace llvm;

namespace async_tidy {

/// Raised when an older async-tidy could misread the file.
static constexpr int64_t Version = 1;

std::string resolvedPath(StringRef Path) {
  SmallString<256> Absolute(Path), Real;
  (void)sys::fs::make_absolute(Absolute);
  sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  if (!sys::fs::real_path(Absolute, Real))
    return Real.str().str();
  // The file is gone, or not there yet; its folder may be.
  if (sys::fs::real_path(sys::path::parent_path(Absolute), Real))
    return Absolute.str().str();
  sys::path::append(Real, sys::path::filename(Absolute));
  return Real.str().str();
}

/// The folder that the paths in the baseline \p Path are relative to.
static std::string folderOf(StringRef Path) {
  return sys::path::parent_path(resolvedPath(Path)).str();
}

/// \p File as seen from \p Folder; both absolute. What is on another drive
/// or host stays as it is.
static std::string relativeTo(StringRef Folder, StringRef File) {
  if (sys::path::root_name(Folder) != sys::path::root_name(File))
    return File.str();
  auto F = sys::path::begin(File), FEnd = sys::path::end(File);
  auto D = sys::path::begin(Folder), DEnd = sys::path::end(Folder);
  for (; F != FEnd && D != DEnd && *F == *D; ++F)
    ++D;
  SmallString<256> Result;
  for (; D != DEnd; ++D)
    sys::path::append(Result, "..");
  for (; F != FEnd; ++F)
    sys::path::append(Result, *F);
  return Result.str().str();
}

namespace {

/// Where the elements of "findings" are in the text of a baseline. LLVM's
/// reader of JSON keeps no places, and recurses without a limit.
class Places {
public:
  explicit Places(StringRef Text) {
    StringRef Key;
    bool InList = false, Awaited = false;
    unsigned Line = 1;
    for (size_t At = 0; At < Text.size(); ++At) {
      char C = Text[At];
      if (C == '\n')
        ++Line;
      if (isSpace(C))
        continue;
      if (Awaited && C != ']')
        Lines.push_back(Line);
      Awaited = false;
      if (C == '"') {
        size_t End = endOfString(Text, At);
        if (Depth == 1)
          Key = Text.slice(At + 1, End);
        At = End;
      } else if (C == '[' || C == '{') {
        Deepest = std::max(Deepest, ++Depth);
        if (C == '[' && Depth == 2)
          InList = Key == "findings";
        Awaited = C == '[' && Depth == 2 && InList;
      } else if ((C == ']' || C == '}') && Depth > 0) {
        --Depth;
      } else if (C == ',') {
        Awaited = Depth == 2 && InList;
      }
    }
  }

  bool tooDeep() const { return Deepest > 32; }

  /// The line of the element with this number, or of the whole.
  unsigned lineOf(size_t Number) const {
    return Number < Lines.size() ? Lines[Number] : 1;
  }

private:
  static size_t endOfString(StringRef Text, size_t Begin) {
    for (size_t At = Begin + 1; At < Text.size(); ++At)
      if (Text[At] == '\\')
        ++At;
      else if (Text[At] == '"')
        return At;
    return Text.size();
  }

  std::vector<unsigned> Lines;
  unsigned Depth = 0;
  unsigned Deepest = 0;
};

class BaselineReader {
public:
  BaselineReader(StringRef Path, StringRef Text)
      : Path(Path), Text(Text), Where(Text), Folder(folderOf(Path)) {}

  Expected<std::vector<BaselineEntry>> read() {
    if (Where.tooDeep())
      return damaged(1, "it is no baseline");
    Expected<json::Value> Document = json::parse(Text);
    if (!Document)
      return syntaxError(toString(Document.takeError()));
    const json::Object *Root = Document->getAsObject();
    std::optional<int64_t> Found =
        Root ? Root->getInteger("version") : std::nullopt;
    if (!Found)
      return damaged(1, "it is no baseline: it has no \"version\"");
    if (*Found != Version)
      return createStringError(
          "'" + Path + "' is a baseline of version " + Twine(*Found) +
          ", and this async-tidy reads version " + Twine(Version) +
          "; take the async-tidy that wrote it, or delete it and write it anew "
          "with --write-baseline");
    const json::Array *List = Root->getArray("findings");
    if (!List)
      return damaged(1, "it has no list \"findings\"");
    for (auto [Number, Element] : enumerate(*List))
      if (Error E = add(Element, Where.lineOf(Number)))
        return std::move(E);
    return std::move(Entries);
  }

private:
  Error damaged(unsigned Line, const Twine &What) const {
    return createStringError(Path + ":" + Twine(Line) + ": " + What +
                             "; mend it, or delete it and write it anew with "
                             "--write-baseline=" +
                             Path);
  }

  /// \p Words are "[LINE:COLUMN, byte=OFFSET]: WHAT".
  Error syntaxError(StringRef Words) const {
    unsigned Line = 1;
    StringRef Rest = Words;
    if (!Rest.consume_front("[") || Rest.consumeInteger(10, Line))
      return damaged(1, Words);
    return damaged(Line, Rest.split("]: ").second);
  }

  Error add(const json::Value &Element, unsigned Line) {
    const json::Object *Object = Element.getAsObject();
    if (!Object)
      return damaged(Line, "a finding is not an object");
    BaselineEntry Entry;
    std::string File, Fingerprint;
    const std::pair<StringRef, std::string *> Members[] = {
        {"file", &File},
        {"check", &Entry.Check},
        {"symbol", &Entry.Symbol},
        {"message", &Entry.Message},
        {"fingerprint", &Fingerprint}};
    for (auto [Name, Out] : Members) {
      std::optional<StringRef> Value = Object->getString(Name);
      if (!Value)
        return damaged(Line, "a finding without the text \"" + Name + "\"");
      *Out = Value->str();
    }
    auto Parts = readFingerprint(Fingerprint);
    if (!Parts)
      return damaged(Line, "'" + Fingerprint + "' is no fingerprint");
    auto [First, New] = Seen.try_emplace(Fingerprint, Line);
    if (!New)
      return damaged(Line, "the finding is on line " + Twine(First->second) +
                               " already");
    Entry.Likeness = Parts->first.str();
    SmallString<256> Absolute(File);
    makeAbsolute(Folder, Absolute);
    Entry.File = resolvedPath(Absolute);
    Entries.push_back(std::move(Entry));
    return Error::success();
  }

  StringRef Path;
  StringRef Text;
  Places Where;
  std::string Folder;
  StringMap<unsigned> Seen; ///< The line of each fingerprint.
  std::vector<BaselineEntry> Entries;
};

} // namespace

Expected<std::vector<BaselineEntry>> parseBaseline(StringRef Text,
                                                   StringRef Path) {
  return BaselineReader(Path, Text).read();
}

Expected<std::vector<BaselineEntry>> readBaseline(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return createStringError("cannot read the baseline '" + Path +
                             "': " + Buffer.getError().message() +
                             "; make one with --write-baseline=" + Path);
  return parseBaseline((*Buffer)->getBuffer(), Path);
}

static std::string quoted(StringRef Text) {
  std::string Result;
  raw_string_ostream OS(Result);
  OS << json::Value(json::isUTF8(Text) ? Text.str() : json::fixUTF8(Text));
  return Result;
}

void writeBaseline(raw_ostream &OS, std::vector<BaselineEntry> Entries,
                   StringRef Path) {
  std::string Folder = folderOf(Path);
  for (BaselineEntry &Entry : Entries)
    Entry.File = relativeTo(Folder, Entry.File);
  sort(Entries, [](const BaselineEntry &A, const BaselineEntry &B) {
    auto Order = [](const BaselineEntry &E) {
      return std::tie(E.File, E.Check, E.Symbol, E.Message, E.Likeness);
    };
    return Order(A) < Order(B);
  });
  OS << "{\n  \"version\": " << Version << ",\n  \"findings\": [";
  StringMap<unsigned> Count;
  StringRef Separator = "\n";
  for (const BaselineEntry &Entry : Entries) {
    OS << Separator << "    {\"file\": " << quoted(Entry.File)
       << ", \"check\": " << quoted(Entry.Check)
       << ", \"symbol\": " << quoted(Entry.Symbol)
       << ", \"message\": " << quoted(Entry.Message) << ", \"fingerprint\": "
       << quoted(makeFingerprint(Entry.Likeness, ++Count[Entry.Likeness]))
       << "}";
    Separator = ",\n";
  }
  OS << (Entries.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

} // namespace async_tidy
