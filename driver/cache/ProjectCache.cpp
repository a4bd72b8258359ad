//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/ProjectCache.h"
#include "analysis/Scheduler.h"
#include "analysis/UnitModels.h"
#include "cache/ResultFile.h"
#include "core/models/Configuration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

/// Of what was found, with all the plans it was looked for with.
static constexpr uint64_t MaximalSize = uint64_t(256) << 20;

static std::unique_ptr<CacheFolder> folderFor(const UnitList &List,
                                              const Settings &S) {
  if (S.NoCache || List.Database.empty())
    return nullptr;
  return std::make_unique<CacheFolder>(
      S.CacheDirectory.empty() ? ProjectIndex::folderFor(List.Database)
                               : S.CacheDirectory);
}

namespace {

/// The hash of the user's model files that hold for a unit.
class ModelHashes {
public:
  ModelHashes(const Settings &S, FileHashes &Files) : S(S), Files(Files) {}

  StringRef of(const Unit &U) {
    auto [Known, New] = ByFolder.try_emplace(sys::path::parent_path(U.File));
    if (New) {
      std::string All;
      for (StringRef File : modelFilesOf(U.File, S))
        if (!hasSettingsOnly(File))
          All += Files.of(File) + "\n";
      Known->second = contentHash(All);
    }
    return Known->second;
  }

private:
  const Settings &S;
  FileHashes &Files;
  StringMap<std::string> ByFolder;
};

} // namespace

ProjectCache::ProjectCache(const UnitList &List, const Settings &S,
                           const char *ProgramName)
    : Asked(List.Units.size()), Folder(folderFor(List, S)) {
  std::string Tool = thisTool(ProgramName);
  ModelHashes Models(S, Files);
  for (ArrayRef<Unit> Units : {ArrayRef(List.Units), ArrayRef(List.Others)})
    for (const Unit &U : Units) {
      KnownUnit &New = Known.emplace_back();
      New.Now = Provenance::of(U, Tool, Models.of(U));
      New.Name = "summaries/" + New.Now.key() + ".json";
    }
  if (!Folder)
    return;
  runParallel(Known.size(), S.Jobs,
              [&](size_t Number) { recall(Known[Number]); });
  for (const auto &[Number, Unit] : enumerate(Known))
    if (!Unit.Damage.empty())
      damaged(Unit.Name, Unit.Damage,
              Number < List.Units.size()
                  ? "it is made again"
                  : "make it again with 'async-tidy index'");
}

void ProjectCache::remark(std::string File, std::string Message) {
  Remarks.push_back(
      {Problem::Kind::Remark, std::move(File), std::move(Message)});
}

void ProjectCache::damaged(StringRef Name, const std::string &What,
                           StringRef Mend) {
  std::lock_guard Held(Lock);
  std::string File = Folder->pathOf(Name);
  if (!std::exchange(SaidDamaged, true))
    remark(File, "'" + File + "': " + What + "; " + Mend.str());
}

void ProjectCache::recall(KnownUnit &Unit) {
  Expected<std::optional<std::string>> Text = Folder->readSealed(Unit.Name);
  if (!Text) {
    Unit.Damage = toString(Text.takeError());
    return;
  }
  if (!*Text)
    return;
  Expected<UnitRecord> Record = UnitRecord::read(**Text);
  if (!Record) {
    Unit.Damage = toString(Record.takeError());
    return;
  }
  // Two units whose names have the same hash would take turns.
  if (Record->From.File != Unit.Now.File)
    return;
  Unit.Fresh = Unit.Now.isStill(Record->From, Files);
  Unit.Inputs = std::move(Record->From.Inputs);
  Unit.Version = std::move(Record->Version);
  Unit.Summary = std::move(Record->Summary);
  Unit.Seconds = Record->Seconds;
}

bool ProjectCache::knowsOthers() const {
  return all_of(drop_begin(Known, Asked),
                [](const KnownUnit &Unit) { return Unit.Fresh; });
}

std::string ProjectCache::resultName(const KnownUnit &Unit, StringRef Plan) {
  return "findings/" + Unit.Now.key() + "-" +
         StringRef(contentHash(Plan)).take_front(16).str() + ".json";
}

static bool fromJSON(const json::Value &Value, KeptResult &Out, json::Path P) {
  json::ObjectMapper Map(Value, P);
  std::vector<std::string> Asked;
  if (!Map || !Map.map("asked", Asked) || !Map.map("answers", Out.Answers))
    return false;
  Out.Asked.insert(Asked.begin(), Asked.end());
  const json::Value *Result = Value.getAsObject()->get("result");
  return Result && fromJSON(*Result, Out.Result, P.field("result"));
}

std::optional<KeptResult> ProjectCache::recall(size_t Number, StringRef Plan) {
  const KnownUnit &Unit = Known[Number];
  if (!Folder || !Unit.Fresh)
    return std::nullopt;
  std::string Name = resultName(Unit, Plan);
  auto Text = Folder->readSealed(Name);
  if (!Text) {
    damaged(Name, toString(Text.takeError()), "it is made again");
    return std::nullopt;
  }
  if (!*Text)
    return std::nullopt;
  auto [Version, Rest] = StringRef(**Text).split('\n');
  auto [PlanLines, Contents] = Rest.split("\n\n");
  // Of what the unit was then, or of a plan whose name has the same hash.
  if (Version != Unit.Version || PlanLines != Plan.rtrim('\n'))
    return std::nullopt;
  Expected<KeptResult> Kept = json::parse<KeptResult>(Contents);
  if (!Kept) {
    damaged(Name, toString(Kept.takeError()), "it is made again");
    return std::nullopt;
  }
  Folder->touch(Name);
  return std::move(*Kept);
}

void ProjectCache::keep(size_t Number, StringRef Plan, const KeptResult &Kept) {
  const KnownUnit &Unit = Known[Number];
  std::optional<json::Value> Result = toJSON(Kept.Result);
  if (!Folder || !Unit.Fresh || !Result)
    return;
  json::Array Asked;
  for (StringRef Id : Kept.Asked)
    Asked.push_back(json::fixUTF8(Id));
  json::Object Contents{{"asked", std::move(Asked)},
                        {"answers", Kept.Answers},
                        {"result", std::move(*Result)}};
  write(resultName(Unit, Plan),
        formatv("{0}\n{1}\n\n{2}\n", Unit.Version, Plan.rtrim('\n'),
                json::Value(std::move(Contents)))
            .str());
}

void ProjectCache::written(StringRef Name, Error Failure) {
  if (!Failure)
    return;
  std::string Message = toString(std::move(Failure));
  std::lock_guard Held(Lock);
  if (!std::exchange(Unwritable, true))
    remark(Folder->pathOf(Name),
           Message + "; name another folder with --cache-dir, or keep "
                     "nothing with --no-cache");
}

void ProjectCache::write(StringRef Name, StringRef Contents) {
  {
    std::lock_guard Held(Lock);
    if (!Folder || Unwritable)
      return;
  }
  written(Name, Folder->writeSealed(Name, Contents));
}

void ProjectCache::learn(size_t Number, UnitRecord Record) {
  KnownUnit &Unit = Known[Number];
  bool IsKept = Unit.Fresh && Unit.Inputs == Record.From.Inputs;
  if (!IsKept) {
    std::string Text;
    raw_string_ostream OS(Text);
    Record.write(OS);
    write(Unit.Name, Text);
  }
  Unit.Fresh = true;
  Unit.Inputs = std::move(Record.From.Inputs);
  Unit.Version = std::move(Record.Version);
  Unit.Summary = std::move(Record.Summary);
}

std::shared_ptr<const ProjectIndex>
ProjectCache::merge(size_t StaleBelow) const {
  std::vector<const KnownUnit *> Used;
  for (const auto &[Number, Unit] : enumerate(Known))
    if (Unit.Summary && (Unit.Fresh || Number < StaleBelow))
      Used.push_back(&Unit);
  // Not the order of the database: it may change and mean the same.
  sort(Used, [](const KnownUnit *A, const KnownUnit *B) {
    return std::tie(A->Now.File, A->Now.Command) <
           std::tie(B->Now.File, B->Now.Command);
  });
  std::vector<const UnitSummary *> Summaries;
  for (const KnownUnit *Unit : Used)
    Summaries.push_back(&*Unit->Summary);
  return std::make_shared<ProjectIndex>(ProjectIndex::merge(Summaries));
}

void ProjectCache::save() {
  if (!Folder)
    return;
  std::string Text;
  raw_string_ostream OS(Text);
  merge(Known.size())->write(OS);
  // Who reads it reads it again when it changes.
  if (Folder->read(ProjectIndex::FileName) != Text && !Unwritable)
    written(ProjectIndex::FileName,
            Folder->write(ProjectIndex::FileName,
                          [&](raw_ostream &OS) { OS << Text; }));
  StringSet<> Keys;
  for (const KnownUnit &Unit : Known)
    Keys.insert(Unit.Now.key());
  auto IsOfProject = [&](StringRef Name) {
    return Keys.contains(
        Name.take_until([](char C) { return C == '-' || C == '.'; }));
  };
  Folder->keepOnly("summaries", IsOfProject);
  Folder->keepOnly("findings", IsOfProject);
  Folder->trim("findings", MaximalSize);
}

std::string ProjectCache::indexFile() const {
  return Folder ? Folder->pathOf(ProjectIndex::FileName) : "";
}

} // namespace async_tidy
