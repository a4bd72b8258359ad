//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/ApplyFixes.h"
#include "analysis/DisplayPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;

namespace async_tidy {

/// True when both edits can be made, in either order, to the same effect.
static bool independent(const Edit &A, const Edit &B) {
  return A.At.File != B.At.File || A.At.Offset + A.At.Length < B.At.Offset ||
         B.At.Offset + B.At.Length < A.At.Offset;
}

/// Two findings may need the same header: one line of it is enough.
static bool sameInclude(const Edit &A, const Edit &B) {
  return A == B && StringRef(A.Text).ltrim().starts_with("#include");
}

namespace {

/// The edits accepted so far, by file, in the order of the file.
class Edits {
public:
  /// Accepts all edits of a finding, or none.
  bool accept(ArrayRef<Edit> Wanted) {
    SmallVector<const Edit *> New;
    for (const Edit &E : Wanted) {
      auto &Known = ByFile[E.At.File];
      if (any_of(Known, [&](const Edit *K) { return sameInclude(E, *K); }))
        continue;
      if (!all_of(Known, [&](const Edit *K) { return independent(E, *K); }))
        return false;
      New.push_back(&E);
    }
    for (const Edit *E : New) {
      // Edits of one finding at one place keep their order.
      auto &Known = ByFile[E->At.File];
      Known.insert(upper_bound(Known, E,
                               [](const Edit *A, const Edit *B) {
                                 return A->At.Offset < B->At.Offset;
                               }),
                   E);
    }
    return true;
  }

  Error write() {
    for (auto &[File, Accepted] : ByFile)
      if (!Accepted.empty())
        if (Error E = rewrite(File, Accepted))
          return E;
    return Error::success();
  }

private:
  static Error failed(StringRef File, std::error_code Reason) {
    return createStringError("cannot apply fixes to '" + displayPath(File) +
                             "': " + Reason.message());
  }

  static Error rewrite(StringRef Name, ArrayRef<const Edit *> Accepted) {
    // Through a symbolic link to the file itself: renaming would replace it.
    SmallString<256> File;
    if (std::error_code E = sys::fs::real_path(Name, File))
      return failed(Name, E);
    auto Old = MemoryBuffer::getFile(File, /*IsText=*/false,
                                     /*RequiresNullTerminator=*/false,
                                     /*IsVolatile=*/true);
    if (!Old)
      return failed(Name, Old.getError());
    std::string New;
    size_t At = 0;
    StringRef Text = (*Old)->getBuffer();
    for (const Edit *E : Accepted) {
      if (E->At.Offset < At || E->At.Offset + E->At.Length > Text.size())
        return failed(Name, make_error_code(errc::invalid_argument));
      New += Text.slice(At, E->At.Offset);
      New += E->Text;
      At = E->At.Offset + E->At.Length;
    }
    New += Text.substr(At);
    return replace(File, New);
  }

  static Error replace(StringRef File, StringRef Text) {
    if (std::error_code E = sys::fs::access(File, sys::fs::AccessMode::Write))
      return failed(File, E);
    ErrorOr<sys::fs::perms> Mode = sys::fs::getPermissions(File);
    Expected<sys::fs::TempFile> Temporary =
        sys::fs::TempFile::create(File + ".%%%%%%%%");
    if (!Temporary)
      return failed(File, errorToErrorCode(Temporary.takeError()));
    raw_fd_ostream OS(Temporary->FD, /*shouldClose=*/false);
    OS << Text;
    OS.flush();
    if (std::error_code E = OS.error()) {
      OS.clear_error();
      consumeError(Temporary->discard());
      return failed(File, E);
    }
    if (Mode)
      (void)sys::fs::setPermissions(Temporary->FD, *Mode);
    if (Error E = Temporary->keep(File))
      return failed(File, errorToErrorCode(std::move(E)));
    return Error::success();
  }

  std::map<std::string, std::vector<const Edit *>> ByFile;
};

} // namespace

Expected<FixCount> applyFixes(ArrayRef<PlainFinding> Findings) {
  FixCount Count;
  Edits Accepted;
  for (const PlainFinding &F : Findings)
    if (!F.Fixes.empty())
      ++(Accepted.accept(F.Fixes) ? Count.Applied : Count.Overlapping);
  if (Error E = Accepted.write())
    return std::move(E);
  return Count;
}

} // namespace async_tidy
