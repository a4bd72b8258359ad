//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/NolintUses.h"
#include "analysis/Flatten.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

static SmallVector<StringRef, 2> ourNames(const NolintDirective &D) {
  SmallVector<StringRef, 2> Names = D.names();
  erase_if(Names, [](StringRef Name) { return !Name.starts_with("async-"); });
  return Names;
}

const std::vector<NolintDirective> &NolintUses::directivesIn(FileID File) {
  auto [Place, New] = Directives.try_emplace(File);
  if (New)
    Place->second = nolintDirectives(Sources.getBufferData(File));
  return Place->second;
}

void NolintUses::use(FileID File, const NolintDirective &D, StringRef Name) {
  Used.insert({Flat.nameOfFile(File), D.Written.Begin, Name.str(), true});
}

void NolintUses::silenced(SourceLocation Loc, StringRef Check) {
  auto [File, Offset] = Sources.getDecomposedLoc(Loc);
  bool Found = false;
  for (const NolintDirective &D : directivesIn(File))
    if (D.silences(Offset, Check)) {
      Found = true;
      for (StringRef Name : ourNames(D))
        if (nolintNameMeans(Name, Check))
          use(File, D, Name);
    }
  if (Found)
    return;
  // clang-tidy's reader sees a comment here that ours does not: say nothing
  // against any comment of the file.
  for (const NolintDirective &D : directivesIn(File))
    for (StringRef Name : ourNames(D))
      use(File, D, Name);
}

std::vector<NolintName>
NolintUses::names(ArrayRef<SourceRange> Skipped,
                  function_ref<bool(SourceLocation)> Reports) {
  std::map<FileID, SmallVector<ByteRange>> LeftOut;
  for (SourceRange Range : Skipped) {
    auto [File, Begin] = Sources.getDecomposedLoc(Range.getBegin());
    LeftOut[File].push_back({Begin, Sources.getFileOffset(Range.getEnd())});
  }
  auto Compiled = [&](FileID File, const NolintDirective &D) {
    unsigned Begin = std::min(D.Written.Begin, D.Scope->Begin);
    unsigned End = std::max(D.Written.End, D.Scope->End);
    return none_of(LeftOut[File], [&](ByteRange Out) {
      return Out.Begin < End && Begin < Out.End;
    });
  };

  std::set<NolintName> Result = Used;
  for (unsigned I = 0; I < Sources.local_sloc_entry_size(); ++I) {
    const SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isFile() ||
        SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    SourceLocation Start =
        SourceLocation::getFromRawEncoding(Entry.getOffset());
    FileID File = Sources.getFileID(Start);
    std::optional<StringRef> Text = Sources.getBufferDataIfLoaded(File);
    if (!Text || !Text->contains("NOLINT") || !Text->contains("async-") ||
        Flat.nameOfFile(File).empty() || !Reports(Start))
      continue;
    for (const NolintDirective &D : directivesIn(File))
      if (D.Scope && Compiled(File, D))
        for (StringRef Name : ourNames(D)) {
          NolintName Unused{Flat.nameOfFile(File), D.Written.Begin, Name.str()};
          NolintName InUse = Unused;
          InUse.Used = true;
          if (!Used.count(InUse))
            Result.insert(std::move(Unused));
        }
  }
  return {Result.begin(), Result.end()};
}

} // namespace async_tidy
