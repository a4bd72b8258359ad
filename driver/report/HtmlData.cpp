//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/HtmlData.h"
#include "analysis/DisplayPath.h"
#include "report/CheckPage.h"
#include "report/FixPreview.h"
#include "report/Utf8.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;

namespace async_tidy {

/// The length of \p Text as a string of JavaScript.
static unsigned utf16Length(StringRef Text) {
  unsigned Length = 0;
  for (unsigned char C : utf8(Text))
    Length += (C & 0xC0) == 0x80 ? 0 : C >= 0xF0 ? 2 : 1;
  return Length;
}

namespace {

/// A source line as the page has it: the whole of it, or the part around what
/// is pointed at when it is very long.
struct ShownLine {
  StringRef Text;
  size_t Begin = 0; ///< Bytes left out before it.
  bool Cut = false; ///< Something is left out behind it.

  ShownLine(StringRef Line, size_t Focus) : Text(Line) {
    constexpr size_t Longest = 600, Before = 150;
    if (Line.size() <= Longest)
      return;
    Begin = Focus > Before + 50 ? std::min(Focus, Line.size()) - Before : 0;
    size_t End = std::min(Begin + Longest, Line.size());
    Begin = between(Line, Begin);
    End = between(Line, End);
    Text = Line.slice(Begin, End);
    Cut = End < Line.size();
  }

  std::string words() const {
    return (Begin > 0 ? "…" : "") + utf8(Text) + (Cut ? "…" : "");
  }

  /// Where the byte at \p Offset of the whole line is in words(), from 0.
  unsigned place(size_t Offset) const {
    if (Offset < Begin)
      return 0;
    return (Begin > 0) + utf16Length(Text.take_front(Offset - Begin));
  }

private:
  /// The nearest place from \p At back that is not within a character.
  static size_t between(StringRef Line, size_t At) {
    while (At > 0 && At < Line.size() &&
           (static_cast<unsigned char>(Line[At]) & 0xC0) == 0x80)
      --At;
    return At;
  }
};

class DataWriter {
public:
  json::Object finding(const PlainFinding &F) {
    json::Array Steps, Fixes;
    Steps.push_back(step(F.At, F.Range, F.Message, 2));
    addFix(Fixes, F.Fixes, F.Message, /*Certain=*/true);
    for (const PlainNote &N : F.Notes) {
      Steps.push_back(step(N.At, N.Range, N.Message, 1));
      addFix(Fixes, N.Fixes, N.Message, /*Certain=*/false);
    }
    return json::Object{{"id", F.Fingerprint},
                        {"check", F.Check},
                        {"symbol", utf8(F.Symbol)},
                        {"steps", std::move(Steps)},
                        {"fixes", std::move(Fixes)}};
  }

  /// Every file that a finding was written of, with the lines it shows.
  json::Array takeFiles() {
    // Only now: what is pointed at decides which part of a long line is shown.
    for (const auto &[File, First, Last] : Wanted)
      for (unsigned N = First; N <= Last; ++N)
        show(File, N, 0);
    json::Array Result;
    for (const std::string &Path : Paths) {
      json::Object Shown;
      for (const auto &[Number, Line] : Texts[Path])
        Shown[std::to_string(Number)] = Line.words();
      Result.push_back(json::Object{{"path", utf8(displayPath(Path))},
                                    {"lines", std::move(Shown)}});
    }
    return Result;
  }

private:
  int64_t indexOf(const std::string &File) {
    auto [Place, New] = Index.try_emplace(File, Paths.size());
    if (New)
      Paths.push_back(File);
    return Place->second;
  }

  const ShownLine *show(const std::string &File, unsigned Number,
                        size_t Focus) {
    std::optional<StringRef> Line = Lines.line(File, Number);
    if (!Line)
      return nullptr;
    return &Texts[File].try_emplace(Number, *Line, Focus).first->second;
  }

  /// [line, column from 0 in what is shown of it].
  json::Array mark(const std::string &File, unsigned Number, unsigned Column) {
    const ShownLine *Line = show(File, Number, Column - 1);
    return json::Array{Number, Line ? Line->place(Column - 1) : 0};
  }

  json::Object step(const Extent &At, const std::optional<Extent> &Range,
                    StringRef Message, unsigned Around) {
    json::Object Step{{"message", utf8(Message)}};
    if (At.File.empty() || At.Line == 0 || At.Column == 0)
      return Step;
    Step["file"] = indexOf(At.File);
    Step["line"] = At.Line;
    Step["column"] = At.Column;
    Step["at"] = mark(At.File, At.Line, At.Column);
    unsigned First = At.Line, Last = At.Line;
    if (Range && Range->File == At.File && Range->Length > 0) {
      First = std::min(First, Range->Line);
      Last = std::max(Last, Range->EndLine);
      constexpr unsigned Enough = 12;
      Last = std::min(Last, std::max(First + Enough, At.Line));
      json::Array Begin = mark(At.File, Range->Line, Range->Column);
      json::Array End = mark(At.File, Range->EndLine, Range->EndColumn);
      Step["range"] = json::Array{Begin[0], Begin[1], End[0], End[1]};
    }
    First -= std::min(First - 1, Around);
    Last += Around;
    Wanted.emplace_back(At.File, First, Last);
    Step["lines"] = json::Array{First, Last};
    return Step;
  }

  void addFix(json::Array &Fixes, ArrayRef<Edit> Edits, StringRef Message,
              bool Certain) {
    if (Edits.empty())
      return;
    json::Array Hunks;
    for (const FixHunk &Hunk : previewOf(Edits, Lines)) {
      auto [Before, After] = shortened(Hunk);
      Hunks.push_back(json::Object{{"file", indexOf(Hunk.File)},
                                   {"line", Hunk.Line},
                                   {"before", std::move(Before)},
                                   {"after", std::move(After)}});
    }
    Fixes.push_back(json::Object{{"certain", Certain},
                                 {"message", utf8(Message)},
                                 {"hunks", std::move(Hunks)}});
  }

  /// The lines of \p Hunk; of very long ones, the part that changes.
  static std::pair<json::Array, json::Array> shortened(const FixHunk &Hunk) {
    auto Write = [](ArrayRef<std::string> Lines, ArrayRef<std::string> Others) {
      json::Array Result;
      for (size_t I = 0; I < Lines.size(); ++I) {
        StringRef Line = Lines[I];
        StringRef Other = I < Others.size() ? StringRef(Others[I]) : "";
        size_t Same =
            std::mismatch(Line.begin(), Line.end(), Other.begin(), Other.end())
                .first -
            Line.begin();
        Result.push_back(ShownLine(Line, Same).words());
      }
      return Result;
    };
    return {Write(Hunk.Before, Hunk.After), Write(Hunk.After, Hunk.Before)};
  }

  SourceLines Lines;
  std::vector<std::string> Paths; ///< In the order they were met.
  StringMap<int64_t> Index;
  std::vector<std::tuple<std::string, unsigned, unsigned>> Wanted; ///< Lines.
  std::map<std::string, std::map<unsigned, ShownLine>> Texts;
};

} // namespace

static json::Object checksOf(const RunResult &Result,
                             ArrayRef<const CheckEntry *> Checks) {
  json::Object Known;
  for (const PlainFinding &F : Result.Findings) {
    if (Known.get(F.Check))
      continue;
    json::Object Check{{"level", nameOf(F.CheckLevel)}};
    for (const CheckEntry *Entry : Checks)
      if (Entry->Info->Name == F.Check) {
        Check["summary"] = Entry->Info->Summary;
        Check["page"] = utf8(checkPageOf(*Entry->Info));
      }
    Known[F.Check] = std::move(Check);
  }
  return Known;
}

static json::Array problemsOf(const RunResult &Result) {
  json::Array Problems;
  for (const Problem &P : Result.Problems) {
    json::Array Details;
    for (const std::string &Line : P.Details)
      Details.push_back(utf8(Line));
    Problems.push_back(
        json::Object{{"unanalysed", P.What == Problem::Kind::Unanalysed},
                     {"file", utf8(displayPath(P.File))},
                     {"message", utf8(P.Message)},
                     {"details", std::move(Details)}});
  }
  return Problems;
}

json::Value htmlData(const RunResult &Result,
                     ArrayRef<const CheckEntry *> Checks) {
  DataWriter Writer;
  json::Array Findings;
  for (const PlainFinding &F : Result.Findings)
    Findings.push_back(Writer.finding(F));
  return json::Object{
      {"version", ASYNC_TIDY_VERSION},
      {"project", utf8(sys::path::filename(currentFolder()))},
      {"directory", utf8(currentFolder())},
      {"units", json::Object{{"analysed", int64_t(Result.UnitsAnalysed)},
                             {"failed", int64_t(Result.UnitsFailed)},
                             {"unfinished", int64_t(Result.UnitsUnfinished)}}},
      {"ran", int64_t(Checks.size())},
      {"checks", checksOf(Result, Checks)},
      {"findings", std::move(Findings)},
      {"files", Writer.takeFiles()},
      {"hidden", json::Object{{"baseline", int64_t(Result.InBaseline.size())},
                              {"diff", int64_t(Result.OutsideDiff)}}},
      {"problems", problemsOf(Result)}};
}

} // namespace async_tidy
