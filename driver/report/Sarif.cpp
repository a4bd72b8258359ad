//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "report/CheckPage.h"
#include "report/Markdown.h"
#include "report/Report.h"
#include "report/SourceLines.h"
#include "report/Utf8.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;

namespace async_tidy {

/// Percent-encodes what RFC 3986 does not allow in the path of a URI.
static std::string uriPath(StringRef Path) {
  std::string Result;
  for (char C : Path)
    if (isAlnum(C) || StringRef("-._~/+!$&'()*,;=@").contains(C))
      Result += C;
    else
      Result += "%" + toHex(StringRef(&C, 1));
  return Result;
}

static StringRef sarifLevel(Level L) {
  switch (L) {
  case Level::Correctness:
    return "error";
  case Level::Strict:
    return "warning";
  case Level::Performance:
  case Level::Preview:
    return "note";
  }
  llvm_unreachable("unknown level");
}

/// Text where SARIF knows no placeholders.
static json::Object plain(StringRef Text) {
  return json::Object{{"text", utf8(Text)}};
}

/// A message, in which a brace begins a placeholder unless it stands twice.
static json::Object message(StringRef Text) {
  std::string Doubled;
  for (char C : utf8(Text)) {
    Doubled += C;
    if (C == '{' || C == '}')
      Doubled += C;
  }
  return json::Object{{"text", std::move(Doubled)}};
}

static json::Object artifact(StringRef File) {
  std::string Shown = displayPath(File);
  if (sys::path::is_absolute(Shown))
    return json::Object{{"uri", "file://" + uriPath(Shown)}};
  return json::Object{{"uri", uriPath(Shown)}, {"uriBaseId", "SRCROOT"}};
}

namespace {

class SarifWriter {
public:
  json::Object result(const PlainFinding &F, size_t RuleIndex) {
    json::Object Result{{"ruleId", F.Check},
                        {"ruleIndex", int64_t(RuleIndex)},
                        {"level", sarifLevel(F.CheckLevel)},
                        {"message", message(F.Message)}};
    if (!F.Fingerprint.empty())
      Result["partialFingerprints"] =
          json::Object{{"asyncTidy/v1", F.Fingerprint}};
    if (F.At.File.empty())
      return Result;
    Result["locations"] = json::Array{location(F.At, F.Range)};
    json::Array Related, Steps;
    Steps.push_back(step(F.At, F.Range, F.Message));
    int64_t Id = 0;
    for (const PlainNote &N : F.Notes) {
      if (N.At.File.empty())
        continue;
      json::Object Where = location(N.At, N.Range);
      Where["id"] = ++Id;
      Where["message"] = message(N.Message);
      Related.push_back(std::move(Where));
      Steps.push_back(step(N.At, N.Range, N.Message));
    }
    if (!Related.empty()) {
      Result["relatedLocations"] = std::move(Related);
      Result["codeFlows"] = json::Array{json::Object{
          {"threadFlows",
           json::Array{json::Object{{"locations", std::move(Steps)}}}}}};
    }
    json::Array Fixes;
    addFix(Fixes, F.Message, F.Fixes);
    for (const PlainNote &N : F.Notes)
      addFix(Fixes, N.Message, N.Fixes);
    if (!Fixes.empty())
      Result["fixes"] = std::move(Fixes);
    return Result;
  }

private:
  json::Object region(const Extent &E) {
    auto Column = [&](unsigned Offset, unsigned Bytes) {
      return Lines.codePointColumn(E.File, Offset, Bytes);
    };
    json::Object Region{{"startLine", E.Line},
                        {"startColumn", Column(E.Offset, E.Column)}};
    if (E.Length > 0 || E.EndLine > 0) {
      Region["endLine"] = E.EndLine;
      Region["endColumn"] = Column(E.Offset + E.Length, E.EndColumn);
    }
    return Region;
  }

  /// The range when it begins at the finding's place, else the place alone.
  json::Object location(const Extent &At, const std::optional<Extent> &Range) {
    bool Whole = Range && Range->File == At.File && Range->Offset == At.Offset;
    json::Object Where = region(Whole ? *Range : At);
    if (!Whole) {
      Where.erase("endLine");
      Where.erase("endColumn");
    }
    return json::Object{{"physicalLocation",
                         json::Object{{"artifactLocation", artifact(At.File)},
                                      {"region", std::move(Where)}}}};
  }

  json::Object step(const Extent &At, const std::optional<Extent> &Range,
                    StringRef Words) {
    json::Object Where = location(At, Range);
    Where["message"] = message(Words);
    return json::Object{{"location", std::move(Where)}};
  }

  void addFix(json::Array &Fixes, StringRef Words, ArrayRef<Edit> Edits) {
    if (Edits.empty())
      return;
    std::map<std::string, json::Array> ByFile;
    for (const Edit &E : Edits)
      ByFile[E.At.File].push_back(json::Object{
          {"deletedRegion", region(E.At)},
          {"insertedContent", json::Object{{"text", utf8(E.Text)}}}});
    json::Array Changes;
    for (auto &[File, Replacements] : ByFile)
      Changes.push_back(
          json::Object{{"artifactLocation", artifact(File)},
                       {"replacements", std::move(Replacements)}});
    Fixes.push_back(json::Object{{"description", message(Words)},
                                 {"artifactChanges", std::move(Changes)}});
  }

  SourceLines Lines;
};

} // namespace

/// "async-unawaited-task" as "UnawaitedTask".
static std::string symbolic(StringRef Name) {
  std::string Result;
  bool Begins = true;
  for (char C : Name.drop_front(strlen("async-"))) {
    if (C != '-')
      Result += Begins ? toUpper(C) : C;
    Begins = C == '-';
  }
  return Result;
}

/// How often findings of this level are true, as GitHub words it.
static StringRef precisionOf(Level L) {
  switch (L) {
  case Level::Correctness:
    return "very-high";
  case Level::Strict:
  case Level::Performance:
    return "high";
  case Level::Preview:
    return "medium";
  }
  llvm_unreachable("unknown level");
}

static json::Object rule(const CheckInfo &Info) {
  std::string Words = Info.Summary.str();
  Words.front() = toUpper(Words.front());
  json::Object Rule{
      {"id", Info.Name},
      {"name", symbolic(Info.Name)},
      {"shortDescription", plain(Words)},
      {"fullDescription", plain(Words + ".")},
      {"defaultConfiguration",
       json::Object{{"level", sarifLevel(Info.CheckLevel)}}},
      {"properties",
       json::Object{{"level", nameOf(Info.CheckLevel)},
                    {"precision", precisionOf(Info.CheckLevel)},
                    {"tags", json::Array{"coroutines", "concurrency",
                                         nameOf(Info.CheckLevel)}}}}};
  std::string Page = checkPageWithoutLinks(Info);
  if (!Page.empty()) {
    std::string Text;
    raw_string_ostream OS(Text);
    renderMarkdown(Page, OS, /*Color=*/false, /*Columns=*/80);
    Rule["help"] = json::Object{{"text", utf8(Text)}, {"markdown", utf8(Page)}};
  }
  return Rule;
}

static json::Object invocation(const RunResult &Result, ExitStatus Status) {
  json::Array Notifications;
  for (const Problem &P : Result.Problems) {
    std::string Words = P.text();
    for (const std::string &Line : P.Details)
      Words += "\n" + Line;
    json::Object Notification{
        {"level", P.What == Problem::Kind::Remark ? "warning" : "error"},
        {"message", message(Words)}};
    if (!P.File.empty())
      Notification["locations"] = json::Array{
          json::Object{{"physicalLocation",
                        json::Object{{"artifactLocation", artifact(P.File)}}}}};
    Notifications.push_back(std::move(Notification));
  }
  return json::Object{{"executionSuccessful", Result.UnitsFailed == 0},
                      {"exitCode", static_cast<int64_t>(Status)},
                      {"toolExecutionNotifications", std::move(Notifications)}};
}

void reportSarif(const RunResult &Result, raw_ostream &OS,
                 ArrayRef<const CheckEntry *> Checks, ExitStatus Status) {
  json::Array Rules, Results;
  StringMap<size_t> RuleIndex;
  for (const CheckEntry *Entry : Checks) {
    RuleIndex[Entry->Info->Name] = Rules.size();
    Rules.push_back(rule(*Entry->Info));
  }
  SarifWriter Writer;
  // All results say whether they are suppressed, or none.
  bool Suppresses = !Result.InBaseline.empty();
  auto Add = [&](const PlainFinding &F, json::Array Suppressions) {
    json::Object Written = Writer.result(F, RuleIndex.lookup(F.Check));
    if (Suppresses)
      Written["suppressions"] = std::move(Suppressions);
    Results.push_back(std::move(Written));
  };
  for (const PlainFinding &F : Result.Findings)
    Add(F, {});
  for (const PlainFinding &F : Result.InBaseline)
    Add(F, json::Array{json::Object{{"kind", "external"},
                                    {"justification", "in the baseline"}}});

  json::Object Driver{
      {"name", "async-tidy"},
      {"shortDescription", plain("Finds misuse of C++ coroutines")},
      {"version", ASYNC_TIDY_VERSION},
      {"semanticVersion", ASYNC_TIDY_VERSION},
      {"rules", std::move(Rules)}};
  json::Object Run{
      {"tool", json::Object{{"driver", std::move(Driver)}}},
      {"columnKind", "unicodeCodePoints"},
      {"originalUriBaseIds",
       json::Object{{"SRCROOT",
                     json::Object{{"uri", "file://" + uriPath(currentFolder()) +
                                              "/"}}}}},
      {"invocations", json::Array{invocation(Result, Status)}},
      {"results", std::move(Results)}};
  json::Object Log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", json::Array{std::move(Run)}}};
  OS << formatv("{0:2}\n", json::Value(std::move(Log)));
}

} // namespace async_tidy
