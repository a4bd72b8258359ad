//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "core/base/Compat.h"
#include "report/Report.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/TextDiagnostic.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

namespace {

/// Prints with clang's own printer, over the files as they are on disk.
class TextPrinter {
public:
  TextPrinter(raw_ostream &OS, bool Color, unsigned Columns)
      : OS(OS), Color(Color), Columns(Columns), Files(FileSystemOptions()),
        Engine(new DiagnosticIDs, Options.given(), new IgnoringDiagConsumer),
        Sources(Engine, Files) {
    Language.CPlusPlus = true;
    Options->ShowColors = Color;
    Options->MessageLength = Columns;
    Printer = std::make_unique<TextDiagnostic>(OS, Language, Options.given());
  }

  void print(const PlainFinding &F) {
    print(DiagnosticsEngine::Warning, F.At, F.Message + " [" + F.Check + "]",
          F.Range, F.Fixes);
    for (const PlainNote &N : F.Notes)
      print(DiagnosticsEngine::Note, N.At, N.Message, N.Range, N.Fixes);
  }

private:
  void print(DiagnosticsEngine::Level Level, const Extent &At,
             StringRef Message, const std::optional<Extent> &Range,
             ArrayRef<Edit> Fixes) {
    SourceLocation Loc = locate(At.File, At.Offset);
    if (Loc.isInvalid()) {
      printWithoutSource(Level, At, Message);
      return;
    }
    SmallVector<CharSourceRange, 1> Ranges;
    if (std::optional<CharSourceRange> Known = rangeOf(Range))
      Ranges.push_back(*Known);
    SmallVector<FixItHint, 2> Hints;
    for (const Edit &E : Fixes)
      if (std::optional<CharSourceRange> Known = rangeOf(E.At))
        Hints.push_back(FixItHint::CreateReplacement(*Known, E.Text));
    Printer->emitDiagnostic(FullSourceLoc(Loc, Sources), Level, Message, Ranges,
                            Hints);
  }

  /// For a file that has gone, or places that no file has.
  void printWithoutSource(DiagnosticsEngine::Level Level, const Extent &At,
                          StringRef Message) {
    if (!At.File.empty())
      OS << displayPath(At.File) << ':' << At.Line << ':' << At.Column << ": ";
    TextDiagnostic::printDiagnosticLevel(OS, Level, Color);
    TextDiagnostic::printDiagnosticMessage(OS, Level == DiagnosticsEngine::Note,
                                           Message, 0, Columns, Color);
  }

  std::optional<CharSourceRange> rangeOf(const std::optional<Extent> &E) {
    if (!E)
      return std::nullopt;
    SourceLocation Begin = locate(E->File, E->Offset);
    SourceLocation End = locate(E->File, E->Offset + E->Length);
    if (Begin.isInvalid() || End.isInvalid())
      return std::nullopt;
    return CharSourceRange::getCharRange(Begin, End);
  }

  SourceLocation locate(StringRef File, unsigned Offset) {
    if (File.empty())
      return SourceLocation();
    auto [Place, New] = Ids.try_emplace(File);
    if (New)
      if (OptionalFileEntryRef Entry =
              Files.getOptionalFileRef(displayPath(File), /*OpenFile=*/true))
        Place->second = Sources.getOrCreateFileID(*Entry, SrcMgr::C_User);
    FileID Id = Place->second;
    if (Id.isInvalid() || Offset > Sources.getFileIDSize(Id))
      return SourceLocation();
    return Sources.getLocForStartOfFile(Id).getLocWithOffset(
        static_cast<int>(Offset));
  }

  raw_ostream &OS;
  bool Color;
  unsigned Columns;
  LangOptions Language;
  PrintingOptions Options;
  FileManager Files;
  DiagnosticsEngine Engine;
  SourceManager Sources;
  StringMap<FileID> Ids;
  std::unique_ptr<TextDiagnostic> Printer;
};

} // namespace

void reportText(const RunResult &Result, raw_ostream &OS, bool Color,
                unsigned Columns) {
  OS.enable_colors(Color);
  TextPrinter Printer(OS, Color, Columns);
  for (const PlainFinding &F : Result.Findings)
    Printer.print(F);
}

} // namespace async_tidy
