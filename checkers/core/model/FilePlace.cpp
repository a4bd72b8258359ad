//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/FilePlace.h"
#include "clang/Basic/FileManager.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

FilePlace placeOf(const SourceManager &Sources, SourceLocation Loc) {
  if (Loc.isInvalid())
    return {};
  auto [File, Offset] = Sources.getDecomposedLoc(Sources.getExpansionLoc(Loc));
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Entry)
    return {};
  SmallString<256> Path(Entry->getName());
  Sources.getFileManager().makeAbsolutePath(Path);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return {Path.str().str(), Sources.getLineNumber(File, Offset),
          Sources.getColumnNumber(File, Offset)};
}

SourceLocation locate(SourceManager &Sources, const FilePlace &Place) {
  if (Place.File.empty())
    return {};
  OptionalFileEntryRef Entry =
      Sources.getFileManager().getOptionalFileRef(Place.File);
  if (!Entry)
    return {};
  FileID File = Sources.getOrCreateFileID(*Entry, SrcMgr::C_User);
  bool Unreadable = false;
  StringRef Text = Sources.getBufferData(File, &Unreadable);
  if (Unreadable || Text.count('\n') + 1 < Place.Line)
    return {};
  return Sources.translateLineCol(File, Place.Line, Place.Column);
}

} // namespace async_tidy
