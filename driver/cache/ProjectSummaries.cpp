//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/ProjectSummaries.h"
#include "analysis/Scheduler.h"
#include "analysis/UnitModels.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

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

ProjectSummaries::ProjectSummaries(const UnitList &List, const Settings &S,
                                   const char *ProgramName)
    : Folder(folderFor(List, S)) {
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
  // One line, however many: what spoilt one has spoilt others too.
  for (const auto &[Number, Unit] : enumerate(Known))
    if (!Unit.Damage.empty()) {
      remark(Folder->pathOf(Unit.Name),
             Unit.Damage + (Number < List.Units.size()
                                ? "; it is made again"
                                : "; make it again with 'async-tidy index'"));
      break;
    }
}

void ProjectSummaries::remark(std::string File, std::string Message) {
  Remarks.push_back(
      {Problem::Kind::Remark, std::move(File), std::move(Message), {}});
}

void ProjectSummaries::recall(KnownUnit &Unit) {
  std::optional<std::string> Text = Folder->read(Unit.Name);
  if (!Text)
    return;
  Expected<UnitRecord> Record = UnitRecord::read(*Text);
  if (!Record) {
    Unit.Damage =
        "'" + Folder->pathOf(Unit.Name) + "': " + toString(Record.takeError());
    return;
  }
  // Two units whose names have the same hash would take turns.
  if (Record->From.File != Unit.Now.File)
    return;
  Unit.Fresh = Unit.Now.isStill(Record->From, Files);
  Unit.Inputs = std::move(Record->From.Inputs);
  Unit.Summary = std::move(Record->Summary);
}

void ProjectSummaries::write(StringRef Name,
                             function_ref<void(raw_ostream &)> Contents) {
  {
    std::lock_guard Held(Lock);
    if (!Folder || Unwritable)
      return;
  }
  if (Error Failure = Folder->write(Name, Contents)) {
    std::string Message = toString(std::move(Failure));
    std::lock_guard Held(Lock);
    if (!std::exchange(Unwritable, true))
      remark(Folder->pathOf(Name),
             Message + "; name another folder with --cache-dir, or keep "
                       "nothing with --no-cache");
  }
}

void ProjectSummaries::learn(size_t Number, UnitRecord Record) {
  KnownUnit &Unit = Known[Number];
  bool IsKept = Unit.Fresh && Unit.Inputs == Record.From.Inputs;
  if (!IsKept)
    write(Unit.Name, [&](raw_ostream &OS) { Record.write(OS); });
  Unit.Fresh = true;
  Unit.Summary = std::move(Record.Summary);
}

std::shared_ptr<const ProjectIndex>
ProjectSummaries::merge(bool StaleToo) const {
  std::vector<const KnownUnit *> Used;
  for (const KnownUnit &Unit : Known)
    if (Unit.Summary && (Unit.Fresh || StaleToo))
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

std::shared_ptr<const ProjectIndex> ProjectSummaries::index() const {
  return merge(/*StaleToo=*/false);
}

void ProjectSummaries::save() {
  if (!Folder)
    return;
  std::string Text;
  raw_string_ostream OS(Text);
  merge(/*StaleToo=*/true)->write(OS);
  // Who reads it reads it again when it changes.
  if (Folder->read(ProjectIndex::FileName) != Text)
    write(ProjectIndex::FileName, [&](raw_ostream &OS) { OS << Text; });
  StringSet<> Names;
  for (const KnownUnit &Unit : Known)
    Names.insert(sys::path::filename(Unit.Name));
  Folder->keepOnly("summaries", Names);
}

std::string ProjectSummaries::indexFile() const {
  return Folder ? Folder->pathOf(ProjectIndex::FileName) : "";
}

} // namespace async_tidy
