//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "llvm/Support/JSON.h"
#include "analysis/DisplayPath.h"
#include "report/JsonReader.h"
#include "report/Report.h"
#include "report/Utf8.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static json::Value placeOf(const Extent &At) {
  if (At.File.empty())
    return nullptr;
  return json::Object{{"file", utf8(displayPath(At.File))},
                      {"line", At.Line},
                      {"column", At.Column},
                      {"offset", At.Offset}};
}

static json::Value rangeOf(const std::optional<Extent> &Range) {
  if (!Range)
    return nullptr;
  return json::Object{
      {"file", utf8(displayPath(Range->File))},
      {"offset", Range->Offset},
      {"length", Range->Length},
      {"begin", json::Object{{"line", Range->Line}, {"column", Range->Column}}},
      {"end",
       json::Object{{"line", Range->EndLine}, {"column", Range->EndColumn}}}};
}

static json::Array editsOf(ArrayRef<Edit> Edits) {
  json::Array Result;
  for (const Edit &E : Edits)
    Result.push_back(
        json::Object{{"range", rangeOf(E.At)}, {"text", utf8(E.Text)}});
  return Result;
}

static json::Object findingOf(const PlainFinding &F) {
  json::Array Notes;
  for (const PlainNote &N : F.Notes)
    Notes.push_back(json::Object{{"message", utf8(N.Message)},
                                 {"location", placeOf(N.At)},
                                 {"range", rangeOf(N.Range)},
                                 {"fixes", editsOf(N.Fixes)}});
  return json::Object{
      {"check", F.Check},           {"level", nameOf(F.CheckLevel)},
      {"message", utf8(F.Message)}, {"location", placeOf(F.At)},
      {"range", rangeOf(F.Range)},  {"fixes", editsOf(F.Fixes)},
      {"notes", std::move(Notes)},  {"symbol", utf8(F.Symbol)},
      {"snippet", utf8(F.Snippet)}, {"fingerprint", F.Fingerprint}};
}

static json::Object forbiddenOf(const ForbiddenName &Name) {
  return json::Object{
      {"name", utf8(Name.Name)},   {"file", utf8(displayPath(Name.At.File))},
      {"line", Name.At.Line},      {"column", Name.At.Column},
      {"declared", Name.Resolved}, {"near", utf8(Name.Near)}};
}

void reportJson(const RunResult &Result, raw_ostream &OS,
                ArrayRef<const CheckEntry *> Checks) {
  json::Array Findings, Problems, Forbidden, Names;
  for (const CheckEntry *Entry : Checks)
    Names.push_back(Entry->Info->Name);
  for (const ForbiddenName &Name : Result.Forbidden)
    Forbidden.push_back(forbiddenOf(Name));
  for (const PlainFinding &F : Result.Findings)
    Findings.push_back(findingOf(F));
  for (const Problem &P : Result.Problems) {
    json::Array Details;
    for (const std::string &Line : P.Details)
      Details.push_back(utf8(Line));
    Problems.push_back(json::Object{
        {"kind", P.What == Problem::Kind::Remark ? "remark" : "unanalysed"},
        {"file", utf8(displayPath(P.File))},
        {"message", utf8(P.text())},
        {"line", P.Line},
        {"column", P.Column},
        {"details", std::move(Details)}});
  }
  json::Object Document{
      {"version", JsonSchemaVersion},
      {"tool",
       json::Object{{"name", "async-tidy"}, {"version", ASYNC_TIDY_VERSION}}},
      {"directory", utf8(currentFolder())},
      {"units", json::Object{{"analysed", int64_t(Result.UnitsAnalysed)},
                             {"failed", int64_t(Result.UnitsFailed)},
                             {"unfinished", int64_t(Result.UnitsUnfinished)}}},
      {"checks", std::move(Names)},
      {"findings", std::move(Findings)},
      {"hidden", json::Object{{"baseline", int64_t(Result.InBaseline.size())},
                              {"diff", int64_t(Result.OutsideDiff)}}},
      {"problems", std::move(Problems)},
      {"forbidden", std::move(Forbidden)}};
  OS << formatv("{0:2}\n", json::Value(std::move(Document)));
}

} // namespace async_tidy
