//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/UnifiedDiff.h"
#include "llvm/ADT/StringExtras.h"
#include <limits>
#include <optional>

using namespace llvm;

namespace async_tidy {

/// Undoes git's quoting, which is that of a C string: "b/\303\244.cpp".
/// Nothing when the quotes do not end.
static std::optional<std::string> unquoted(StringRef Text) {
  std::string Result;
  Text = Text.drop_front();
  while (!Text.empty() && Text.front() != '"') {
    if (!Text.consume_front("\\")) {
      Result += Text.front();
      Text = Text.drop_front();
      continue;
    }
    StringRef Octal =
        Text.take_while([](char C) { return C >= '0' && C < '8'; })
            .take_front(3);
    unsigned Byte = 0;
    if (!Octal.empty() && !Octal.getAsInteger(8, Byte)) {
      Result += static_cast<char>(Byte);
      Text = Text.drop_front(Octal.size());
      continue;
    }
    if (Text.empty())
      return std::nullopt;
    static constexpr StringLiteral Letters = "abfnrtv",
                                   Meant = "\a\b\f\n\r\t\v";
    size_t Which = Letters.find(Text.front());
    Result += Which == StringRef::npos ? Text.front() : Meant[Which];
    Text = Text.drop_front();
  }
  if (Text.empty())
    return std::nullopt;
  return Result;
}

namespace {

class DiffReader {
public:
  DiffReader(StringRef Text, StringRef Source) : Rest(Text), Source(Source) {}

  Expected<std::vector<FileChange>> read() {
    bool Empty = Rest.trim().empty();
    while (nextLine())
      if (Error E = readLine())
        return std::move(E);
    if (!Empty && !SawFile)
      return createStringError("'" + Source +
                               "' is no unified diff: it names no file");
    return std::move(Changes);
  }

private:
  /// Takes a line, without its end, off the rest.
  bool nextLine() {
    if (Rest.empty())
      return false;
    std::tie(Line, Rest) = Rest.split('\n');
    ++Number;
    return true;
  }

  Error wrong(const Twine &What) const {
    return createStringError("'" + Source + "' is no unified diff: line " +
                             Twine(Number) + ": " + What);
  }

  /// A line outside of hunks. What means nothing here, such as the message of
  /// a commit, is passed over.
  Error readLine() {
    Line.consume_back("\r");
    if (Line.starts_with("diff --cc ") ||
        Line.starts_with("diff --combined ") || Line.starts_with("@@@ "))
      return createStringError(
          "'" + Source + "': line " + Twine(Number) +
          " begins the combined diff of a merge, which cannot be read; compare "
          "with one revision: git diff REV");
    if (Line.consume_front("diff --git ")) {
      SawFile = true;
      Binary = sameInBoth(Line);
    } else if (Line.consume_front("rename to ") ||
               Line.consume_front("copy to ")) {
      Binary = nameIn(Line);
    } else if (Line.starts_with("Binary files ") &&
               !Line.ends_with("/dev/null differ")) {
      SawFile = true;
      if (Binary)
        Changes.push_back({*Binary, {}, /*Whole=*/true});
    } else if (Line.starts_with("--- ")) {
      return readFileHeader();
    } else if (Line.starts_with("@@ -")) {
      return wrong("a hunk before the name of its file");
    }
    return Error::success();
  }

  /// "--- OLD", "+++ NEW" and the hunks.
  Error readFileHeader() {
    // A line of dashes in the message of a commit is no header.
    if (!Rest.starts_with("+++ "))
      return Error::success();
    nextLine();
    Line.consume_back("\r");
    std::optional<std::string> Path = nameIn(Line.drop_front(4));
    if (!Path)
      return wrong("the quotes of the name do not end");
    SawFile = true;
    FileChange Change{std::move(*Path), {}, false};
    while (Rest.starts_with("@@ ")) {
      nextLine();
      if (Error E = readHunk(Change.Lines))
        return E;
    }
    if (!Change.Lines.empty() && Rest.starts_with("+"))
      return nextLine(), wrong("more lines than the head of the hunk promises");
    if (Change.Path != "/dev/null")
      Changes.push_back(std::move(Change));
    return Error::success();
  }

  /// "@@ -OLD[,COUNT] +NEW[,COUNT] @@" and its lines.
  Error readHunk(std::vector<LineRange> &Lines) {
    StringRef Header = Line;
    unsigned OldStart, Old, Start, New;
    if (!Header.consume_front("@@ -") || !readRange(Header, OldStart, Old) ||
        !Header.consume_front(" +") || !readRange(Header, Start, New) ||
        !Header.starts_with(" @@"))
      return wrong("'" + Line.rtrim("\r") + "' is no head of a hunk");
    unsigned At = Start;
    while (Old > 0 || New > 0) {
      if (!nextLine())
        return createStringError("'" + Source +
                                 "' is no unified diff: it ends in the middle "
                                 "of a hunk");
      // Some tools strip the blank of an empty context line.
      char Kind = Line.empty() || Line == "\r" ? ' ' : Line.front();
      bool InOld = Kind == ' ' || Kind == '-',
           InNew = Kind == ' ' || Kind == '+';
      if (Kind == '\\') // "\ No newline at end of file"
        continue;
      if ((!InOld && !InNew) || (InOld && Old == 0) || (InNew && New == 0))
        return wrong("the hunk promises " + Twine(Old) + " old and " +
                     Twine(New) + " new lines more");
      if (Kind == '+' && !add(Lines, At))
        return wrong("the hunk goes back before the end of the last one");
      Old -= InOld;
      New -= InNew;
      At += InNew;
    }
    if (Rest.starts_with("\\"))
      nextLine();
    return Error::success();
  }

  /// False when \p At is not behind all of \p Lines.
  static bool add(std::vector<LineRange> &Lines, unsigned At) {
    if (!Lines.empty() && At <= Lines.back().Last)
      return false;
    if (!Lines.empty() && Lines.back().Last + 1 == At)
      Lines.back().Last = At;
    else
      Lines.push_back({At, At});
    return true;
  }

  /// "START" or "START,COUNT"; false when it is neither, or absurd.
  static bool readRange(StringRef &Text, unsigned &Start, unsigned &Count) {
    Count = 1;
    if (Text.consumeInteger(10, Start) ||
        (Text.consume_front(",") && Text.consumeInteger(10, Count)))
      return false;
    return Count <= std::numeric_limits<unsigned>::max() - Start;
  }

  /// The name after "+++ ", which a tab and a date may follow. Nothing when
  /// its quotes do not end.
  static std::optional<std::string> nameIn(StringRef Text) {
    if (Text.starts_with("\""))
      return unquoted(Text);
    return Text.split('\t').first.str();
  }

  /// The new name in "diff --git a/NAME b/NAME", when both are the same. (When
  /// they are not, other lines name the file.)
  static std::optional<std::string> sameInBoth(StringRef Names) {
    StringRef New = Names.substr(Names.size() / 2 + 1);
    return nameIn(New);
  }

  StringRef Rest;
  StringRef Source;
  StringRef Line;
  unsigned Number = 0; ///< Of Line.
  bool SawFile = false;
  /// The file that "Binary files ... differ" would be about.
  std::optional<std::string> Binary;
  std::vector<FileChange> Changes;
};

} // namespace

Expected<std::vector<FileChange>> readUnifiedDiff(StringRef Text,
                                                  StringRef Source) {
  return DiffReader(Text, Source).read();
}

} // namespace async_tidy
