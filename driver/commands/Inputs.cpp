//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/Inputs.h"
#include "ResourceDir.h"
#include "analysis/Excluded.h"
#include "cli/Configuration.h"
#include "phases/Parts.h"
#include "phases/SummaryFile.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral HowToMend =
    "; set ASYNC_TIDY_RESOURCE_DIR to what clang-" CLANG_VERSION_MAJOR_STRING
    " -print-resource-dir prints";

/// resourceDir(), checked: a folder without clang's headers would make every
/// unit fail with an error about stddef.h, so it is an error of its own.
static Expected<std::string> parserHeaders(const char *ProgramName) {
  std::string Directory = resourceDir(ProgramName);
  if (Directory.empty())
    return createStringError("clang's own headers are not found; install "
                             "libclang-common-" CLANG_VERSION_MAJOR_STRING
                             "-dev" +
                             HowToMend.str());
  SmallString<256> Header(Directory);
  sys::path::append(Header, "include", "stddef.h");
  if (!sys::fs::exists(Header))
    return createStringError("'" + Directory + "' has no include/stddef.h" +
                             HowToMend);
  return Directory;
}

/// What --index-file or --summaries names, or null without them.
static Expected<std::shared_ptr<const ProjectIndex>>
givenIndex(const Settings &S) {
  if (!S.Summaries.empty()) {
    Expected<ProjectIndex> Index = indexOf(S.Summaries);
    if (!Index)
      return Index.takeError();
    return std::make_shared<ProjectIndex>(std::move(*Index));
  }
  StringRef File = S.IndexFile;
  if (File.empty())
    return nullptr;
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return createStringError("cannot read '" + File +
                             "': " + Buffer.getError().message() +
                             "; 'async-tidy index' makes an index");
  Expected<ProjectIndex> Index =
      ProjectIndex::read((*Buffer)->getBuffer(), File);
  if (!Index)
    return Index.takeError();
  return std::make_shared<ProjectIndex>(std::move(*Index));
}

Expected<Inputs> Inputs::of(const Settings &S, const char *ProgramName) {
  Expected<std::string> Headers = parserHeaders(ProgramName);
  if (!Headers)
    return Headers.takeError();
  Expected<UnitList> List = unitsFor(S, *Headers);
  if (!List)
    return List.takeError();
  if (S.Part)
    keepPart(*List, *S.Part);
  std::vector<Problem> Remarks = leaveOut(*List, S);
  std::vector<std::string> Names;
  for (const Unit &U : List->Units)
    Names.push_back(U.File);
  append_range(Remarks, settingsThatDoNotCount(Names, S));
  Expected<UnitModels> Library = UnitModels::load(List->Units, S);
  if (!Library)
    return Library.takeError();
  auto Index = givenIndex(S);
  if (!Index)
    return Index.takeError();
  Expected<OutputFile> Output = OutputFile::open(S.OutputFile);
  if (!Output)
    return Output.takeError();
  return Inputs{std::move(*List), std::move(*Library), std::move(*Output),
                std::move(*Index), std::move(Remarks)};
}

} // namespace async_tidy
