//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "core/base/Compat.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <optional>

using namespace llvm;

namespace async_tidy {

std::string currentFolder() {
  SmallString<256> Path;
  (void)sys::fs::current_path(Path); // empty when there is none
  return Path.str().str();
}

/// \p Path relative to \p Folder, or nothing when it is not below it. The
/// folder may have been named through a symbolic link.
static std::optional<std::string> below(StringRef Path, StringRef Folder) {
  SmallString<256> Real;
  (void)sys::fs::real_path(Folder, Real);
  for (StringRef Name : {Folder, Real.str()}) {
    StringRef Rest = Path;
    if (!Name.empty() && Rest.consume_front(Name) && Rest.consume_front("/"))
      return Rest.str();
  }
  return std::nullopt;
}

std::string absolutePath(StringRef Path, StringRef Directory) {
  SmallString<256> Result(Path);
  if (!Directory.empty())
    makeAbsolute(Directory, Result);
  // Without a current folder the path as it stands is all there is.
  (void)sys::fs::make_absolute(Result);
  sys::path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

std::string displayPath(StringRef AbsolutePath) {
  SmallString<256> Path(AbsolutePath);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  if (std::optional<std::string> Short = below(Path, currentFolder()))
    return *Short;
  return Path.str().str();
}

std::string repositoryPath(StringRef AbsolutePath, StringRef Root) {
  SmallString<256> Path(AbsolutePath);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  if (std::optional<std::string> Folder = sys::Process::GetEnv(Root))
    if (auto Short = below(Path, StringRef(*Folder).rtrim('/')))
      return *Short;
  return displayPath(AbsolutePath);
}

std::string pathDisplayedAs(StringRef Displayed) {
  return Displayed.empty() ? "" : absolutePath(Displayed);
}

} // namespace async_tidy
