//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/PathGlob.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

/// The regular expression for the characters of a glob, without anchors.
static std::string regexOf(StringRef Glob) {
  std::string Result;
  bool InBraces = false;
  while (!Glob.empty()) {
    if (Glob.consume_front("**/")) {
      Result += "(.*/)?";
      continue;
    }
    if (Glob.consume_front("**")) {
      Result += ".*";
      continue;
    }
    char C = Glob.front();
    Glob = Glob.drop_front();
    if (C == '*') {
      Result += "[^/]*";
    } else if (C == '?') {
      Result += "[^/]";
    } else if (C == '[') {
      bool Not = Glob.consume_front("!") || Glob.consume_front("^");
      size_t End = Glob.find(']', 1);
      Result += (Not ? "[^" : "[") + Glob.take_front(End).str();
      Result += End == StringRef::npos ? "" : "]"; // else a malformed one
      Glob = Glob.substr(End).drop_front(End == StringRef::npos ? 0 : 1);
    } else if (C == '{') {
      InBraces = true;
      Result += '(';
    } else if (C == '}' && InBraces) {
      InBraces = false;
      Result += ')';
    } else if (C == ',' && InBraces) {
      Result += '|';
    } else {
      Result += Regex::escape(StringRef(&C, 1));
    }
  }
  return Result;
}

Expected<PathGlob> PathGlob::of(StringRef Glob, StringRef Folder) {
  PathGlob Result;
  Result.Folder = Folder.str();
  StringRef Rest = Glob;
  Result.TakesBack = Rest.consume_front("!");
  Rest = Rest.rtrim('/');
  Result.AnyDepth = !Rest.contains('/');
  Rest.consume_front("./");
  if (Rest.consume_front("/"))
    Result.Folder.clear();
  if (Rest.empty())
    return createStringError("the glob is empty");
  std::string Text =
      (Result.AnyDepth ? "^(.*/)?" : "^") + regexOf(Rest) + "(/.*)?$";
  auto Pattern = std::make_shared<Regex>(Text);
  std::string Reason;
  if (!Pattern->isValid(Reason))
    return createStringError("not a glob: " + Reason);
  Result.Pattern = std::move(Pattern);
  return Result;
}

bool PathGlob::fits(StringRef Path) const {
  StringRef Below = Path;
  bool IsBelow = Below.consume_front(Folder) &&
                 (Below.consume_front("/") || StringRef(Folder).ends_with("/"));
  if (IsBelow)
    return Pattern->match(Below);
  return AnyDepth && Pattern->match(Path);
}

static std::string realPath(StringRef Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

Exclusion::Exclusion(ArrayRef<ExcludedPaths> Excluded) {
  for (const ExcludedPaths &Entry : Excluded) {
    // The folder may have been reached through a symbolic link.
    SmallVector<std::string, 2> Folders = {Entry.Folder};
    if (std::string Real = realPath(Entry.Folder); Real != Entry.Folder)
      Folders.push_back(Real);
    for (StringRef Folder : Folders)
      if (Expected<PathGlob> Glob = PathGlob::of(Entry.Glob, Folder))
        Globs.push_back(std::move(*Glob));
      else
        consumeError(Glob.takeError());
  }
}

bool Exclusion::covers(StringRef File) const {
  if (Globs.empty())
    return false;
  std::string Real = realPath(File);
  bool Covered = false;
  for (const PathGlob &Glob : Globs)
    if (Glob.fits(File) || Glob.fits(Real))
      Covered = !Glob.takesBack();
  return Covered;
}

} // namespace async_tidy
