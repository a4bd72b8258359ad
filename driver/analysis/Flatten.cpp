//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Flatten.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

const std::string &Flattener::nameOfFile(FileID File) {
  auto [Place, New] = Names.try_emplace(File);
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (New && Entry) {
    SmallString<256> Path(Entry->getName());
    Sources.getFileManager().makeAbsolutePath(Path);
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Place->second = Path.str().str();
  }
  return Place->second;
}

Extent Flattener::place(SourceLocation Loc) {
  if (Loc.isInvalid())
    return {};
  auto [File, Offset] = Sources.getDecomposedLoc(Sources.getFileLoc(Loc));
  unsigned Line = Sources.getLineNumber(File, Offset);
  unsigned Column = Sources.getColumnNumber(File, Offset);
  return {nameOfFile(File), Offset, 0, Line, Column, Line, Column};
}

std::optional<Extent> Flattener::bytes(CharSourceRange Range) {
  if (Range.isInvalid())
    return std::nullopt;
  CharSourceRange Written = Lexer::makeFileCharRange(Range, Sources, Language);
  if (Written.isInvalid())
    return std::nullopt;
  Extent Result = place(Written.getBegin());
  Extent End = place(Written.getEnd());
  if (Result.File.empty() || Result.File != End.File ||
      End.Offset < Result.Offset)
    return std::nullopt;
  Result.Length = End.Offset - Result.Offset;
  Result.EndLine = End.Line;
  Result.EndColumn = End.Column;
  return Result;
}

std::optional<Extent> Flattener::bytes(SourceRange Range) {
  return bytes(CharSourceRange::getTokenRange(Range));
}

std::vector<Edit> Flattener::edits(ArrayRef<FixItHint> Hints) {
  std::vector<Edit> Result;
  for (const FixItHint &Hint : Hints) {
    std::optional<Extent> At = bytes(Hint.RemoveRange);
    if (!At)
      return {};
    std::string Text = Hint.CodeToInsert;
    if (Hint.InsertFromRange.isValid())
      Text = Lexer::getSourceText(Hint.InsertFromRange, Sources, Language);
    Result.push_back({std::move(*At), std::move(Text)});
  }
  return Result;
}

std::string Flattener::snippet(SourceLocation Loc,
                               const std::optional<Extent> &Range) {
  if (Loc.isInvalid())
    return "";
  auto [File, Offset] = Sources.getDecomposedLoc(Sources.getFileLoc(Loc));
  StringRef Text = Sources.getBufferData(File);
  size_t Begin = Text.rfind('\n', Offset) + 1;
  size_t End = std::min(Text.find('\n', Offset), Text.size());
  if (Range && Range->Length > 0 && Range->File == nameOfFile(File)) {
    Begin = Range->Offset;
    End = Begin + Range->Length;
  }
  Lexer Raw(Sources.getLocForStartOfFile(File).getLocWithOffset(Begin),
            Language, Text.data() + Begin, Text.data() + Begin,
            Text.data() + Text.size());
  constexpr size_t Enough = 240; // The body of a lambda may be long.
  std::string Result;
  Token Current;
  Raw.LexFromRawLexer(Current);
  for (; Current.isNot(tok::eof); Raw.LexFromRawLexer(Current)) {
    unsigned At = Sources.getFileOffset(Current.getLocation());
    if (At >= End || Result.size() >= Enough)
      break;
    if (!Result.empty())
      Result += ' ';
    Result += Text.substr(At, Current.getLength());
  }
  return Result;
}

PlainFinding Flattener::flatten(const Finding &F, Level CheckLevel) {
  PlainFinding Result;
  Result.Check = F.Check.str();
  Result.CheckLevel = CheckLevel;
  Result.At = place(F.Loc);
  Result.Message = F.Message;
  Result.Range = bytes(F.Range);
  Result.Fixes = edits(F.Fixes);
  Result.Symbol = F.Symbol;
  Result.Snippet = snippet(F.Loc, Result.Range);
  for (const Note &N : F.Notes)
    Result.Notes.push_back(
        {place(N.Loc), N.Message, bytes(N.Range), edits(N.Fixes)});
  return Result;
}

} // namespace async_tidy
