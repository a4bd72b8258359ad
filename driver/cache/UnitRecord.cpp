//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/UnitRecord.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Summary.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

/// The bytes that were parsed, which the file may not have any more.
static InputFile inputOf(SourceManager &Sources, StringRef Name) {
  FileManager &Files = Sources.getFileManager();
  SmallString<256> Path(Name);
  Files.makeAbsolutePath(Path);
  InputFile Result{Path.str().str(), ""};
  if (OptionalFileEntryRef File = Files.getOptionalFileRef(Name))
    if (auto Buffer = Sources.getMemoryBufferForFileOrNone(*File))
      Result.Hash = contentHash(Buffer->getBuffer());
  return Result;
}

static std::string lineOf(const Provenance &From) {
  std::string Line;
  raw_string_ostream OS(Line);
  From.write(OS);
  return Line;
}

UnitRecord UnitRecord::of(TranslationUnit &TU, ArrayRef<std::string> Files,
                          Provenance Now) {
  UnitRecord Result;
  // Before summing up, which asks more than the checks did.
  Result.Asked = TU.askedElsewhere();
  Result.Summary = summaryOf(TU, Now.File);
  Result.From = std::move(Now);
  for (StringRef File : Files)
    Result.From.Inputs.push_back(
        inputOf(TU.context().getSourceManager(), File));
  Result.Version = contentHash(lineOf(Result.From));
  return Result;
}

void UnitRecord::write(raw_ostream &OS) const {
  From.write(OS);
  OS << formatv("{0}\n", json::Value(Seconds));
  Summary.write(OS);
}

Expected<UnitRecord> UnitRecord::read(StringRef Text) {
  auto [FromLine, Rest] = Text.split('\n');
  auto [SecondsLine, SummaryText] = Rest.split('\n');
  Expected<Provenance> From = Provenance::read(FromLine);
  if (!From)
    return From.takeError();
  UnitRecord Result;
  if (!to_float(SecondsLine, Result.Seconds))
    return createStringError("it is damaged: no time in its second line");
  Expected<UnitSummary> Summary = UnitSummary::read(SummaryText);
  if (!Summary)
    return Summary.takeError();
  Result.Version = contentHash((FromLine + "\n").str());
  Result.From = std::move(*From);
  Result.Summary = std::move(*Summary);
  return Result;
}

} // namespace async_tidy
