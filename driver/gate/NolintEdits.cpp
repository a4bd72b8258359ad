//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/NolintEdits.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

static constexpr llvm::StringLiteral Blanks = " \t";

CommentedText::CommentedText(StringRef Text) : Text(Text) {
  LangOptions Language;
  std::vector<std::string> Includes;
  LangOptions::setLangDefaults(Language, Language::CXX, Triple(), Includes,
                               LangStandard::lang_cxx20);
  Lexer Raw(SourceLocation::getFromRawEncoding(1), Language, Text.begin(),
            Text.begin(), Text.end());
  Raw.SetCommentRetentionState(true);
  Token Current;
  for (bool End = false; !End;) {
    End = Raw.LexFromRawLexer(Current);
    if (Current.isNot(tok::comment))
      continue;
    unsigned Begin = Current.getLocation().getRawEncoding() - 1;
    Comments.push_back({Begin, Begin + Current.getLength()});
  }
}

std::optional<ByteRange> CommentedText::commentAround(ByteRange Inner) const {
  auto Found = partition_point(
      Comments, [&](ByteRange Comment) { return Comment.End < Inner.End; });
  if (Found == Comments.end() || Found->Begin > Inner.Begin)
    return std::nullopt;
  return *Found;
}

/// The list without \p Names; empty when none is left.
static std::string listWithout(const NolintDirective &D,
                               ArrayRef<StringRef> Names) {
  std::string Result;
  StringRef First = D.Entries->front();
  for (StringRef Entry : *D.Entries) {
    if (is_contained(Names, Entry.trim()))
      continue;
    // The blanks before the first entry are those before the first one now.
    if (Result.empty())
      Result =
          First.take_while([](char C) { return Blanks.contains(C); }).str() +
          Entry.ltrim(Blanks).str();
    else
      Result += "," + Entry.str();
  }
  return StringRef(Result).trim().empty() ? "" : Result;
}

/// Takes all of \p Comment away, and what it alone made necessary: its line, or
/// the blanks that set it off.
static TextEdit removeComment(StringRef Text, ByteRange Comment) {
  size_t LineBegin = Text.rfind('\n', Comment.Begin) + 1;
  size_t LineEnd = std::min(Text.find('\n', Comment.End), Text.size());
  StringRef Before = Text.slice(LineBegin, Comment.Begin);
  StringRef After = Text.slice(Comment.End, LineEnd);
  unsigned Begin = LineBegin + Before.rtrim(Blanks).size();
  if (After.trim(" \t\r").empty()) {
    if (!Before.trim(Blanks).empty())
      return {{Begin, Comment.End}, ""};
    unsigned Next = std::min(LineEnd + 1, Text.size());
    return {{static_cast<unsigned>(LineBegin), Next}, ""};
  }
  // Within a line, the blank on one side is enough.
  if (Blanks.contains(After.front()))
    return {{Comment.Begin, Comment.End + 1}, ""};
  bool SetOff =
      Before.empty() || !isAlnum(Before.back()) || !isAlnum(After.front());
  return {Comment, SetOff ? "" : " "};
}

std::optional<TextEdit> editWithout(const CommentedText &In,
                                    const NolintDirective &D,
                                    ArrayRef<StringRef> Names) {
  StringRef Text = In.text();
  std::optional<ByteRange> Comment = In.commentAround(D.Written);
  if (!Comment || Text.slice(Comment->Begin, Comment->End).contains('\n'))
    return std::nullopt;
  if (std::string List = listWithout(D, Names); !List.empty()) {
    unsigned Open = D.Written.Begin + D.Word.size();
    return TextEdit{{Open, D.Written.End}, "(" + List + ")"};
  }

  unsigned InnerEnd = Comment->End;
  if (Text.slice(Comment->Begin, InnerEnd).starts_with("/*"))
    InnerEnd -= 2;
  StringRef Before = Text.slice(Comment->Begin + 2, D.Written.Begin);
  StringRef After = Text.slice(D.Written.End, InnerEnd);
  bool Leads = Before.trim("/*! \t").empty();
  // A reason that follows stays, without what tied it to the directive.
  StringRef Reason = After.ltrim(Leads ? " \t:;,.-" : "");
  if (Leads && Reason.trim().empty())
    return removeComment(Text, *Comment);
  unsigned Begin =
      Leads ? D.Written.Begin
            : D.Written.Begin - (Before.size() - Before.rtrim(Blanks).size());
  unsigned End = D.Written.End + (After.size() - Reason.size());
  return TextEdit{{Begin, End}, ""};
}

} // namespace async_tidy
