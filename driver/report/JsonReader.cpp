//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/JsonReader.h"
#include "analysis/DisplayPath.h"
#include "analysis/JsonMembers.h"
#include "core/base/Compat.h"
#include "core/base/FlatJson.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// Reads one document. What is wrong is reported to a json::Path. Members that
/// were added later may be missing.
class ReportReader {
public:
  bool read(const json::Value &Document, ReadReport &Out, json::Path P) {
    json::ObjectMapper Map(Document, P);
    std::string Directory;
    if (!Map || !Map.map("directory", Directory))
      return false;
    // Empty when it is the current folder, or elsewhere.
    Folder = displayPath(Directory);
    if (sys::path::is_absolute(Folder))
      Folder = "";
    RunResult &Result = Out.Result;
    return Map.mapOptional("checks", Out.Checks) &&
           units(Document, Result, P) &&
           list(Document, P, "findings", Result.Findings,
                &ReportReader::finding) &&
           list(Document, P, "problems", Result.Problems,
                &ReportReader::problem) &&
           (!Document.getAsObject()->get("forbidden") ||
            list(Document, P, "forbidden", Result.Forbidden,
                 &ReportReader::forbidden));
  }

private:
  /// Reads the member \p Name, an array of what \p Element reads.
  template <typename T>
  bool list(const json::Value &Value, json::Path P, StringLiteral Name,
            std::vector<T> &Out,
            bool (ReportReader::*Element)(const json::Value &, T &,
                                          json::Path)) {
    return readArray(Value, P, Name, Out,
                     [&](const json::Value &Each, T &Read, json::Path At) {
                       return (this->*Element)(Each, Read, At);
                     });
  }

  /// The member \p Name, or something that is no object.
  static const json::Value &member(const json::Value &Value,
                                   StringLiteral Name) {
    static const json::Value Missing(false);
    const json::Value *Member = Value.getAsObject()->get(Name);
    return Member ? *Member : Missing;
  }

  bool units(const json::Value &Document, RunResult &Out, json::Path P) {
    json::ObjectMapper Map(member(Document, "units"), P.field("units"));
    uint64_t Analysed = 0, Failed = 0, Unfinished = 0;
    if (!Map || !Map.map("analysed", Analysed) || !Map.map("failed", Failed) ||
        !Map.mapOptional("unfinished", Unfinished))
      return false;
    Out.UnitsAnalysed = Analysed;
    Out.UnitsFailed = Failed;
    Out.UnitsUnfinished = Unfinished;
    Out.Interrupted = Unfinished > 0;
    return true;
  }

  bool file(json::ObjectMapper &Map, std::string &Out) {
    std::string Displayed;
    if (!Map.map("file", Displayed))
      return false;
    SmallString<256> Path(
        Displayed.empty() || sys::path::is_absolute(Displayed) ? "" : Folder);
    sys::path::append(Path, Displayed);
    Out = pathDisplayedAs(Path);
    return true;
  }

  /// The member "location" of a finding or note.
  bool location(const json::Value &Value, Extent &Out, json::Path P) {
    const json::Value &Location = member(Value, "location");
    if (Location.getAsNull())
      return true;
    json::ObjectMapper Map(Location, P.field("location"));
    if (!Map || !file(Map, Out.File) || !Map.map("line", Out.Line) ||
        !Map.map("column", Out.Column) || !Map.map("offset", Out.Offset))
      return false;
    Out.EndLine = Out.Line;
    Out.EndColumn = Out.Column;
    return true;
  }

  static bool lineAndColumn(const json::Value &Value, StringLiteral Name,
                            unsigned &Line, unsigned &Column, json::Path P) {
    json::ObjectMapper Map(member(Value, Name), P.field(Name));
    return Map && Map.map("line", Line) && Map.map("column", Column);
  }

  bool extent(const json::Value &Value, Extent &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && file(Map, Out.File) && Map.map("offset", Out.Offset) &&
           Map.map("length", Out.Length) &&
           lineAndColumn(Value, "begin", Out.Line, Out.Column, P) &&
           lineAndColumn(Value, "end", Out.EndLine, Out.EndColumn, P);
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
    std::optional<Extent> At;
    if (!Map || !Map.map("text", Out.Text) || !range(Value, At, P))
      return false;
    if (!At) {
      P.field("range").report("missing value");
      return false;
    }
    Out.At = std::move(*At);
    return true;
  }

  bool note(const json::Value &Value, PlainNote &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("message", Out.Message) &&
           location(Value, Out.At, P) && range(Value, Out.Range, P) &&
           list(Value, P, "fixes", Out.Fixes, &ReportReader::edit);
  }

  bool finding(const json::Value &Value, PlainFinding &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("check", Out.Check) &&
           readLevel(Map, Out.CheckLevel, P) &&
           Map.map("message", Out.Message) && location(Value, Out.At, P) &&
           range(Value, Out.Range, P) &&
           list(Value, P, "fixes", Out.Fixes, &ReportReader::edit) &&
           list(Value, P, "notes", Out.Notes, &ReportReader::note) &&
           Map.mapOptional("symbol", Out.Symbol) &&
           Map.mapOptional("snippet", Out.Snippet);
  }

  bool problem(const json::Value &Value, Problem &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    std::string Kind, Displayed;
    if (!Map || !Map.map("kind", Kind) || !file(Map, Out.File) ||
        !Map.map("file", Displayed) || !Map.map("message", Out.Message) ||
        !Map.map("details", Out.Details) ||
        !Map.mapOptional("line", Out.Line) ||
        !Map.mapOptional("column", Out.Column))
      return false;
    if (Kind != "remark" && Kind != "unanalysed") {
      P.field("kind").report("expected remark or unanalysed");
      return false;
    }
    Out.What =
        Kind == "remark" ? Problem::Kind::Remark : Problem::Kind::Unanalysed;
    // The message begins with the place, which text() puts there again.
    StringRef Message = Out.Message;
    if (Message.consume_front(Displayed + ":" + std::to_string(Out.Line) + ":" +
                              std::to_string(Out.Column) + ": "))
      Out.Message = Message.str();
    return true;
  }

  bool forbidden(const json::Value &Value, ForbiddenName &Out, json::Path P) {
    json::ObjectMapper Map(Value, P);
    return Map && Map.map("name", Out.Name) && file(Map, Out.At.File) &&
           Map.map("line", Out.At.Line) && Map.map("column", Out.At.Column) &&
           Map.map("declared", Out.Resolved) && Map.map("near", Out.Near);
  }

  std::string Folder; ///< Where relative paths begin.
};

} // namespace

Expected<ReadReport> readJsonReport(StringRef Text, StringRef File) {
  constexpr StringLiteral HowToMend =
      "; make the report again with --format=json";
  Expected<json::Value> Document = parseFlatJson(Text);
  if (!Document)
    return createStringError("'" + File + "' is not JSON: " +
                             toString(Document.takeError()) + HowToMend);
  const json::Object *Object = Document->getAsObject();
  const json::Object *Tool = Object ? Object->getObject("tool") : nullptr;
  if (!Tool || Tool->getString("name") != "async-tidy")
    return createStringError("'" + File + "' is no JSON report of async-tidy" +
                             HowToMend);
  std::optional<int64_t> Version = Object->getInteger("version");
  if (Version && *Version != JsonSchemaVersion)
    return createStringError("'" + File +
                             "': another version of async-tidy "
                             "wrote it" +
                             HowToMend);
  ReadReport Result;
  json::Path::Root Root;
  if (!ReportReader().read(*Document, Result, Root))
    return createStringError(
        "'" + File + "' is damaged: " + toString(Root.getError()) + HowToMend);
  return std::move(Result);
}

} // namespace async_tidy
