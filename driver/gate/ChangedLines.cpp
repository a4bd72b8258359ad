//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/ChangedLines.h"
#include "analysis/DisplayPath.h"
#include "cli/NearestName.h"
#include "core/base/Compat.h"
#include "gate/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

static std::string realPath(const Twine &Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? "" : Real.str().str();
}

static Error failed(StringRef What, Error Why, StringRef Mend = "") {
  return createStringError("'--diff=" + What +
                           "': " + toString(std::move(Why)) + Mend);
}

void ChangedLines::add(StringRef File, FileChange Change) {
  if (File.empty())
    return; // It is gone meanwhile.
  FileChange &Known = Files[File];
  Known.Whole |= Change.Whole;
  append_range(Known.Lines, Change.Lines);
}

/// What git calls \p Revision, a commit or a tree.
static Expected<std::string> resolve(Git &Repository, StringRef Revision) {
  bool Fork = Revision.consume_back("...");
  if (Revision.contains(".."))
    return createStringError("names two revisions; name one: it is compared "
                             "with the files as they are");
  std::string Object = (Revision + (Fork ? "^{commit}" : "^{tree}")).str();
  Expected<std::string> Name =
      Revision.starts_with("-")
          ? Expected<std::string>(createStringError("not a name"))
          : Repository.run({"rev-parse", "--verify", "--quiet", Object});
  if (!Name) {
    consumeError(Name.takeError());
    std::string Refs;
    if (auto List =
            Repository.run({"for-each-ref", "--format=%(refname:short)"}))
      Refs = std::move(*List);
    else
      consumeError(List.takeError());
    SmallVector<StringRef> Names;
    StringRef(Refs).split(Names, '\n', -1, /*KeepEmpty=*/false);
    return createStringError(
        "git knows no revision '" + Revision + "'" +
        didYouMean(Revision, Names, "; a shallow clone must fetch it first"));
  }
  if (Fork) {
    std::string Tip = StringRef(*Name).trim().str();
    Name = Repository.run({"merge-base", Tip, "HEAD"});
    if (!Name) {
      consumeError(Name.takeError());
      return createStringError("git finds no commit that '" + Revision +
                               "' and HEAD have in common; a shallow clone "
                               "must fetch more of the history first");
    }
  }
  return StringRef(*Name).trim().str();
}

Error ChangedLines::addFrom(StringRef Revision) {
  Expected<Git> Repository = Git::open();
  if (!Repository)
    return failed(Revision, Repository.takeError(),
                  "; run it in the project's work tree, or pass a diff to "
                  "--diff=-");
  Expected<std::string> Name = resolve(*Repository, Revision);
  if (!Name)
    return failed(Revision, Name.takeError());
  // The plumbing, whose output the user's configuration does not change.
  Expected<std::string> Diff =
      Repository->run({"diff-index", "-p", "-U0", "-M", "--no-color",
                       "--no-ext-diff", "--no-textconv", "--ignore-submodules",
                       "--src-prefix=a/", "--dst-prefix=b/", *Name, "--"});
  if (!Diff)
    return failed(Revision, Diff.takeError());
  auto Changes = readUnifiedDiff(*Diff, "git diff-index");
  if (!Changes)
    return failed(Revision, Changes.takeError());
  for (FileChange &Change : *Changes) {
    StringRef Path = Change.Path;
    Path.consume_front("b/");
    add(realPath(Repository->top() + "/" + Path), std::move(Change));
  }
  Expected<std::string> New =
      Repository->run({"ls-files", "--others", "--exclude-standard", "-z"});
  if (!New)
    return failed(Revision, New.takeError());
  SmallVector<StringRef> Paths;
  StringRef(*New).split(Paths, '\0', -1, /*KeepEmpty=*/false);
  for (StringRef Path : Paths)
    add(realPath(Repository->top() + "/" + Path), {"", {}, /*Whole=*/true});
  return Error::success();
}

/// The file that a diff calls \p Path, from the current folder or one above:
/// git names files from the top of the repository. Empty when there is none.
static std::string fileNamed(StringRef Path) {
  SmallVector<StringRef, 2> Names = {Path};
  // diff -u OLD/x NEW/x and git's a/x b/x have a folder too many.
  StringRef Stripped = Path.split('/').second;
  if (!Stripped.empty())
    Names.insert(Path.find('/') == 1 ? Names.begin() : Names.end(), Stripped);
  std::string Start = currentFolder();
  for (StringRef Folder = Start; !Folder.empty();
       Folder = sys::path::parent_path(Folder))
    for (StringRef Name : Names) {
      SmallString<256> File(Name);
      makeAbsolute(Folder, File);
      if (sys::fs::is_regular_file(File))
        return realPath(File);
    }
  return "";
}

Error ChangedLines::addFromInput() {
  auto Input = MemoryBuffer::getSTDIN();
  if (!Input)
    return createStringError("'--diff=-': cannot read standard input: " +
                             Input.getError().message());
  auto Changes = readUnifiedDiff((*Input)->getBuffer(), "standard input");
  if (!Changes)
    return failed("-", Changes.takeError());
  for (FileChange &Change : *Changes)
    if (std::string File = fileNamed(Change.Path); !File.empty())
      add(File, std::move(Change));
  // Such a diff would hide everything.
  if (Files.empty() && !Changes->empty())
    return createStringError("'--diff=-': there is no '" +
                             Changes->front().Path +
                             "' here or in a folder above; run it where the "
                             "paths of the diff begin");
  return Error::success();
}

Expected<ChangedLines> ChangedLines::since(StringRef What) {
  ChangedLines Result;
  if (Error E = What == "-" ? Result.addFromInput() : Result.addFrom(What))
    return std::move(E);
  // A diff may come in several pieces, as git format-patch writes it.
  for (auto &[File, Change] : Result.Files)
    sort(Change.Lines,
         [](LineRange A, LineRange B) { return A.Last < B.Last; });
  return Result;
}

const FileChange *ChangedLines::changeOf(StringRef File) {
  auto [Place, New] = RealPaths.try_emplace(File);
  if (New)
    Place->second = realPath(File);
  auto Found = Files.find(Place->second);
  return Found == Files.end() ? nullptr : &Found->second;
}

bool ChangedLines::touch(const PlainFinding &F) {
  if (F.At.File.empty())
    return true; // It is nowhere, so there is no reason to hide it.
  const FileChange *Change = changeOf(F.At.File);
  if (!Change)
    return false;
  unsigned First = F.At.Line, Last = F.At.Line;
  if (F.Range && F.Range->Length > 0 && F.Range->File == F.At.File) {
    First = std::min(First, F.Range->Line);
    // The place after a line's end is on the next line.
    Last = std::max(Last, F.Range->EndLine - (F.Range->EndColumn == 1));
  }
  return Change->Whole || any_of(Change->Lines, [&](LineRange Lines) {
           return Lines.First <= Last && First <= Lines.Last;
         });
}

} // namespace async_tidy
