//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "phases/SummaryFile.h"
#include "analysis/DisplayPath.h"
#include "cache/ContentHash.h"
#include "core/base/FlatJson.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;

namespace async_tidy {

/// The first line says what the file is, then there is one line for each unit.
static constexpr StringLiteral FormatName = "async-tidy summaries";
static constexpr int64_t FormatVersion = 1;
static constexpr StringLiteral HowToMend =
    "; make it again with 'async-tidy summarize'";

static void eachPlace(UnitSummary &Summary,
                      function_ref<void(FilePlace &)> Change) {
  for (FunctionSummary &F : Summary.Functions) {
    for (SummaryFact &Fact : F.Facts)
      Change(Fact.At);
    for (SummaryCall &Call : F.Calls)
      Change(Call.At);
  }
  for (SummaryOverride &O : Summary.Overrides)
    Change(O.At);
  for (SummaryRun &Run : Summary.Runs)
    for (PlacedNote &Note : Run.Notes)
      Change(Note.At);
}

static void eachId(UnitSummary &Summary,
                   function_ref<void(std::string &)> Change) {
  for (FunctionSummary &F : Summary.Functions) {
    Change(F.Id);
    for (SummaryCall &Call : F.Calls)
      Change(Call.To);
  }
  for (SummaryOverride &O : Summary.Overrides) {
    Change(O.Base);
    Change(O.Id);
  }
  for (SummaryRun &Run : Summary.Runs) {
    Change(Run.Id);
    Change(Run.By);
  }
}

/// Replaces all paths by what \p Change makes of them.
static void changePaths(NamedSummary &Unit,
                        function_ref<std::string(StringRef)> Change) {
  std::string OldFile = Unit.File;
  Unit.File = Change(OldFile);
  eachPlace(Unit.Summary, [&](FilePlace &At) {
    if (!At.File.empty())
      At.File = Change(At.File);
  });
  // Those of functions that only their unit knows begin with its file; then
  // there is a USR, or another path and a place in it.
  eachId(Unit.Summary, [&](std::string &Id) {
    StringRef Rest = Id;
    if (!Rest.consume_front(OldFile) || !Rest.consume_front(" "))
      return;
    bool HasUsr = Rest.starts_with("c:") || Rest.starts_with("virtual ");
    Id = Unit.File + " " + (HasUsr ? Rest.str() : Change(Rest));
  });
}

void writeSummaries(std::vector<NamedSummary> Units, raw_ostream &OS) {
  std::string Lines;
  raw_string_ostream Out(Lines);
  json::Array Files;
  for (NamedSummary &Unit : Units) {
    changePaths(Unit, displayPath);
    Files.push_back(json::fixUTF8(Unit.File));
    Unit.Summary.write(Out);
  }
  json::Object Header{{"format", FormatName},
                      {"version", FormatVersion},
                      {"hash", contentHash(Lines)},
                      {"units", std::move(Files)}};
  OS << formatv("{0}\n", json::Value(std::move(Header))) << Lines;
}

static Error damaged(StringRef Name) {
  return createStringError("'" + Name + "' is damaged" + HowToMend);
}

Expected<std::vector<NamedSummary>> readSummaries(StringRef Text,
                                                  StringRef Name) {
  auto [FirstLine, Lines] = Text.split('\n');
  Expected<json::Value> Document = parseFlatJson(FirstLine);
  if (!Document)
    consumeError(Document.takeError());
  const json::Object *Header = Document ? Document->getAsObject() : nullptr;
  if (!Header || Header->getString("format") != FormatName)
    return createStringError("'" + Name +
                             "' has no summaries of async-tidy; "
                             "'async-tidy summarize' writes them");
  if (Header->getInteger("version") != FormatVersion)
    return createStringError("'" + Name +
                             "': another version of async-tidy "
                             "wrote it" +
                             HowToMend);
  const json::Array *Files = Header->getArray("units");
  if (!Files || Header->getString("hash") != contentHash(Lines))
    return damaged(Name);

  std::vector<NamedSummary> Result;
  for (const json::Value &File : *Files) {
    StringRef Line;
    std::tie(Line, Lines) = Lines.split('\n');
    if (!File.getAsString())
      return damaged(Name);
    Expected<UnitSummary> Summary = UnitSummary::read(Line);
    if (!Summary)
      return createStringError(
          "'" + Name + "': " + toString(Summary.takeError()) + HowToMend);
    Result.push_back({File.getAsString()->str(), std::move(*Summary)});
    changePaths(Result.back(), pathDisplayedAs);
  }
  return Result;
}

static Error unreadable(StringRef Path, std::error_code Reason) {
  return createStringError("'--summaries=" + Path + "': " + Reason.message() +
                           "; 'async-tidy summarize' writes summaries");
}

/// \p Path, or the files below it but for hidden ones.
static Error findFiles(StringRef Path, std::vector<std::string> &Out) {
  sys::fs::file_status Status;
  if (std::error_code Failure = sys::fs::status(Path, Status))
    return unreadable(Path, Failure);
  if (!sys::fs::is_directory(Status)) {
    Out.push_back(Path.str());
    return Error::success();
  }
  std::error_code Failure;
  for (sys::fs::directory_iterator At(Path, Failure), End;
       !Failure && At != End; At.increment(Failure))
    if (!sys::path::filename(At->path()).starts_with("."))
      if (Error E = findFiles(At->path(), Out))
        return E;
  return Failure ? unreadable(Path, Failure) : Error::success();
}

Expected<ProjectIndex> indexOf(ArrayRef<std::string> Paths) {
  std::vector<std::string> Files;
  for (StringRef Path : Paths)
    if (Error E = findFiles(Path, Files))
      return std::move(E);
  if (Files.empty())
    return createStringError("'--summaries=" + Paths.front() +
                             "' has no file; 'async-tidy summarize' writes "
                             "summaries");
  sort(Files);
  // As when one run joins them: in order of the units' files.
  std::multimap<std::string, UnitSummary> Units;
  for (StringRef File : Files) {
    auto Buffer = MemoryBuffer::getFile(File);
    if (!Buffer)
      return unreadable(File, Buffer.getError());
    auto Read = readSummaries((*Buffer)->getBuffer(), File);
    if (!Read)
      return Read.takeError();
    for (NamedSummary &Unit : *Read)
      Units.emplace(std::move(Unit.File), std::move(Unit.Summary));
  }
  std::vector<const UnitSummary *> Summaries;
  for (const auto &[File, Summary] : Units)
    Summaries.push_back(&Summary);
  return ProjectIndex::merge(Summaries);
}

} // namespace async_tidy
