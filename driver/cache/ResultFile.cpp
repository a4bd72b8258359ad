//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/ResultFile.h"
#include "analysis/JsonMembers.h"
#include "core/base/Compat.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace async_tidy {

namespace {

class ResultWriter {
public:
  std::optional<json::Value> write(const UnitResult &Result) {
    json::Array Findings, Problems, Forbidden, Nolints;
    for (const PlainFinding &F : Result.Findings)
      Findings.push_back(finding(F));
    for (const Problem &P : Result.Problems)
      Problems.push_back(problem(P));
    for (const ForbiddenName &N : Result.Forbidden)
      Forbidden.push_back(json::Object{{"file", text(N.At.File)},
                                       {"line", N.At.Line},
                                       {"column", N.At.Column},
                                       {"name", text(N.Name)},
                                       {"resolved", N.Resolved},
                                       {"near", text(N.Near)}});
    for (const NolintName &N : Result.Nolints)
      Nolints.push_back(json::Object{{"file", text(N.File)},
                                     {"offset", N.Offset},
                                     {"name", text(N.Name)},
                                     {"used", N.Used}});
    json::Object Object{{"files", std::move(Files)},
                        {"findings", std::move(Findings)},
                        {"problems", std::move(Problems)},
                        {"forbidden", std::move(Forbidden)},
                        {"nolints", std::move(Nolints)}};
    if (!Faithful)
      return std::nullopt;
    return json::Value(std::move(Object));
  }

private:
  json::Value text(StringRef Text) {
    if (json::isUTF8(Text))
      return json::Value(Text);
    Faithful = false;
    return nullptr;
  }

  json::Array texts(ArrayRef<std::string> Texts) {
    json::Array Result;
    for (StringRef Text : Texts)
      Result.push_back(text(Text));
    return Result;
  }

  json::Array extent(const Extent &E) {
    auto [Place, New] = Numbers.try_emplace(E.File, Files.size());
    if (New)
      Files.push_back(text(E.File));
    return json::Array{Place->second, E.Offset,  E.Length,   E.Line,
                       E.Column,      E.EndLine, E.EndColumn};
  }

  json::Value range(const std::optional<Extent> &E) {
    return E ? json::Value(extent(*E)) : json::Value(nullptr);
  }

  json::Array edits(ArrayRef<Edit> Edits) {
    json::Array Result;
    for (const Edit &E : Edits)
      Result.push_back(
          json::Object{{"at", extent(E.At)}, {"text", text(E.Text)}});
    return Result;
  }

  json::Object finding(const PlainFinding &F) {
    json::Array Notes;
    for (const PlainNote &N : F.Notes)
      Notes.push_back(json::Object{{"at", extent(N.At)},
                                   {"message", text(N.Message)},
                                   {"range", range(N.Range)},
                                   {"fixes", edits(N.Fixes)}});
    return json::Object{
        {"check", text(F.Check)},    {"level", nameOf(F.CheckLevel)},
        {"at", extent(F.At)},        {"message", text(F.Message)},
        {"range", range(F.Range)},   {"fixes", edits(F.Fixes)},
        {"notes", std::move(Notes)}, {"symbol", text(F.Symbol)},
        {"snippet", text(F.Snippet)}};
  }

  json::Object problem(const Problem &P) {
    return json::Object{{"unanalysed", P.What == Problem::Kind::Unanalysed},
                        {"file", text(P.File)},
                        {"message", text(P.Message)},
                        {"details", texts(P.Details)},
                        {"line", P.Line},
                        {"column", P.Column}};
  }

  json::Array Files;
  StringMap<size_t> Numbers;
  bool Faithful = true;
};

class ResultReader {
public:
  bool read(const json::Value &Value, UnitResult &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("files", Files) &&
           list(Value, P, "findings", Out.Findings, &ResultReader::finding) &&
           list(Value, P, "problems", Out.Problems, &ResultReader::problem) &&
           list(Value, P, "forbidden", Out.Forbidden,
                &ResultReader::forbidden) &&
           list(Value, P, "nolints", Out.Nolints, &ResultReader::nolint);
  }

private:
  /// Reads the member \p Name, an array of what \p Element reads.
  template <typename T>
  bool list(const json::Value &Value, json::Path P, StringLiteral Name,
            std::vector<T> &Out,
            bool (ResultReader::*Element)(const json::Value &, T &,
                                          json::Path)) {
    return readArray(Value, P, Name, Out,
                     [&](const json::Value &Each, T &Read, json::Path At) {
                       return (this->*Element)(Each, Read, At);
                     });
  }

  bool extent(const json::Value &Value, Extent &Out, json::Path P) {
    std::vector<unsigned> Numbers;
    if (!json::fromJSON(Value, Numbers, P))
      return false;
    if (Numbers.size() != 7 || Numbers[0] >= Files.size()) {
      P.report("expected a place in one of the files");
      return false;
    }
    Out = {Files[Numbers[0]], Numbers[1], Numbers[2], Numbers[3],
           Numbers[4],        Numbers[5], Numbers[6]};
    return true;
  }

  /// The member "at".
  bool place(const json::Value &Value, Extent &Out, json::Path P) {
    const json::Value *At = Value.getAsObject()->get("at");
    if (At)
      return extent(*At, Out, P.field("at"));
    P.field("at").report("missing value");
    return false;
  }

  bool range(const json::Value &Value, std::optional<Extent> &Out,
             json::Path P) {
    const json::Value *Range = Value.getAsObject()->get("range");
    if (!Range || Range->getAsNull())
      return true;
    return extent(*Range, Out.emplace(), P.field("range"));
  }

  bool edit(const json::Value &Value, Edit &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && place(Value, Out.At, P) && Map.map("text", Out.Text);
  }

  bool note(const json::Value &Value, PlainNote &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && place(Value, Out.At, P) && Map.map("message", Out.Message) &&
           range(Value, Out.Range, P) &&
           list(Value, P, "fixes", Out.Fixes, &ResultReader::edit);
  }

  bool finding(const json::Value &Value, PlainFinding &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("check", Out.Check) &&
           readLevel(Map, Out.CheckLevel, P) && place(Value, Out.At, P) &&
           Map.map("message", Out.Message) && range(Value, Out.Range, P) &&
           list(Value, P, "fixes", Out.Fixes, &ResultReader::edit) &&
           list(Value, P, "notes", Out.Notes, &ResultReader::note) &&
           Map.map("symbol", Out.Symbol) && Map.map("snippet", Out.Snippet);
  }

  bool problem(const json::Value &Value, Problem &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    bool Unanalysed = false;
    if (!Map || !Map.map("unanalysed", Unanalysed))
      return false;
    Out.What = Unanalysed ? Problem::Kind::Unanalysed : Problem::Kind::Remark;
    return Map.map("file", Out.File) && Map.map("message", Out.Message) &&
           Map.map("details", Out.Details) && Map.map("line", Out.Line) &&
           Map.map("column", Out.Column);
  }

  bool forbidden(const json::Value &Value, ForbiddenName &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("file", Out.At.File) &&
           Map.map("line", Out.At.Line) && Map.map("column", Out.At.Column) &&
           Map.map("name", Out.Name) && Map.map("resolved", Out.Resolved) &&
           Map.map("near", Out.Near);
  }

  bool nolint(const json::Value &Value, NolintName &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("file", Out.File) && Map.map("offset", Out.Offset) &&
           Map.map("name", Out.Name) && Map.map("used", Out.Used);
  }

  std::vector<std::string> Files;
};

} // namespace

std::optional<json::Value> toJSON(const UnitResult &Result) {
  return ResultWriter().write(Result);
}

bool fromJSON(const json::Value &Value, UnitResult &Out, json::Path P) {
  return ResultReader().read(Value, Out, P);
}

} // namespace async_tidy
