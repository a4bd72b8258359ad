//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/Markdown.h"
#include "cli/WrapText.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// Reads a page line by line and gathers the lines of a paragraph before it
/// prints them.
class Renderer {
public:
  Renderer(raw_ostream &OS, bool Color, unsigned Columns)
      : OS(OS), Color(Color), Columns(Columns) {}

  void line(StringRef Line) {
    StringRef Text = Line.trim();
    if (Text.starts_with("```")) {
      flush();
      InCode = !InCode;
      return;
    }
    if (InCode) {
      AfterBlank = false;
      OS << styled(Line.empty() ? "" : "    " + Line.str(), Dim) << '\n';
      return;
    }
    if (Text.empty()) {
      flush();
      if (!AfterBlank)
        OS << '\n';
      AfterBlank = true;
      return;
    }
    AfterBlank = false;
    if (!Text.starts_with("|"))
      flushTable();
    if (Text.starts_with("#"))
      heading(Text);
    else if (Text.starts_with("|"))
      row(Text);
    else if (std::optional<StringRef> Item = listItem(Line))
      startItem(Line, *Item);
    else
      Paragraph += (Paragraph.empty() ? "" : " ") + Text.str();
  }

  void flush() {
    flushTable();
    if (!Paragraph.empty())
      OS << std::string(Indent, ' ') << Marker
         << wrapped(inlined(Paragraph), Indent + Marker.size(), Columns)
         << '\n';
    Paragraph.clear();
    Marker.clear();
    Indent = 0;
  }

private:
  static constexpr StringLiteral Bold = "\033[1m";
  static constexpr StringLiteral Dim = "\033[36m";

  std::string styled(const std::string &Text, StringRef Style) const {
    if (!Color || Text.empty())
      return Text;
    return Style.str() + Text + "\033[0m";
  }

  void heading(StringRef Text) {
    flush();
    std::string Words = Text.ltrim('#').trim().str();
    OS << styled(inlined(Words), Bold) << '\n';
  }

  void row(StringRef Text) {
    if (Table.empty())
      flush();
    if (Text.find_first_not_of("|-: ") == StringRef::npos)
      return; // the line under the headings
    SmallVector<StringRef> Cells;
    Text.trim('|').split(Cells, '|');
    Table.emplace_back();
    for (StringRef Cell : Cells)
      Table.back().push_back(inlined(Cell.trim()));
  }

  /// The last column is prose and is wrapped: beside the others where that
  /// leaves it room, else below them.
  void flushTable() {
    static constexpr unsigned Left = 2, Gap = 2, RoomForProse = 36;
    std::vector<std::vector<std::string>> Rows = std::move(Table);
    Table.clear();
    std::vector<unsigned> Widths;
    for (const std::vector<std::string> &Row : Rows) {
      Widths.resize(std::max(Widths.size(), Row.size() - 1));
      for (size_t I = 0; I + 1 < Row.size(); ++I)
        Widths[I] = std::max(Widths[I], visibleWidth(Row[I]));
    }
    unsigned Start = Left;
    for (unsigned Width : Widths)
      Start += Width + Gap;
    bool Beside = Start + RoomForProse <= Columns;
    for (const std::vector<std::string> &Row : Rows) {
      OS << std::string(Left, ' ');
      for (size_t I = 0; I + 1 < Row.size(); ++I) {
        bool Pads = Beside || I + 2 < Row.size();
        OS << Row[I];
        if (Pads)
          OS << std::string(Widths[I] - visibleWidth(Row[I]) + Gap, ' ');
      }
      unsigned Indent = Beside ? Start : Left + 4;
      if (!Beside)
        OS << '\n' << std::string(Indent, ' ');
      OS << wrapped(Row.back(), Indent, Columns) << '\n';
    }
  }

  /// The words of "- item", "* item" or "1. item".
  static std::optional<StringRef> listItem(StringRef Line) {
    StringRef Text = Line.ltrim();
    if (Text.consume_front("- ") || Text.consume_front("* "))
      return Text.ltrim();
    StringRef Number = Text.take_while(isDigit);
    Text = Text.drop_front(Number.size());
    if (!Number.empty() && Text.consume_front(". "))
      return Text.ltrim();
    return std::nullopt;
  }

  void startItem(StringRef Line, StringRef Words) {
    flush();
    StringRef Text = Line.ltrim();
    Indent = 2 + (Line.size() - Text.size());
    Marker = Text.drop_back(Words.size()).str();
    Paragraph = Words.str();
  }

  /// Code in back quotes, emphasis, and [links](address) as words.
  std::string inlined(StringRef Text) const {
    std::string Result;
    while (!Text.empty()) {
      if (Text.consume_front("`")) {
        auto [Code, Rest] = Text.split('`');
        Result += Color ? styled(Code.str(), Dim) : "`" + Code.str() + "`";
        Text = Rest;
      } else if (Text.consume_front("**")) {
        auto [Strong, Rest] = Text.split("**");
        Result += styled(Strong.str(), Bold);
        Text = Rest;
      } else if (size_t Close = Text.find("](");
                 Text.front() == '[' && Close != StringRef::npos &&
                 Text.find(')', Close) != StringRef::npos) {
        Result += inlined(Text.slice(1, Close));
        Text = Text.drop_front(Text.find(')', Close) + 1);
      } else {
        Result += Text.front();
        Text = Text.drop_front();
      }
    }
    return Result;
  }

  raw_ostream &OS;
  bool Color;
  unsigned Columns;
  bool InCode = false;
  bool AfterBlank = true;
  std::string Paragraph;
  std::vector<std::vector<std::string>> Table; ///< Rows of cells, not printed.
  std::string Marker;
  unsigned Indent = 0;
};

} // namespace

void renderMarkdown(StringRef Text, raw_ostream &OS, bool Color,
                    unsigned Columns) {
  Renderer R(OS, Color, Columns);
  SmallVector<StringRef> Lines;
  Text.rtrim().split(Lines, '\n');
  for (StringRef Line : Lines)
    R.line(Line.rtrim());
  R.flush();
}

} // namespace async_tidy
