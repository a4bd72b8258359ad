//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

std::string currentFolder() {
  SmallString<256> Path;
  (void)sys::fs::current_path(Path); // empty when there is none
  return Path.str().str();
}

std::string displayPath(StringRef AbsolutePath) {
  SmallString<256> Path(AbsolutePath);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  // The shell may have come here through a symbolic link.
  SmallString<256> Real;
  (void)sys::fs::real_path(".", Real);
  std::string Current = currentFolder();
  for (StringRef Folder : {StringRef(Current), Real.str()}) {
    StringRef Rest = Path;
    if (Rest.consume_front(Folder) && Rest.consume_front("/"))
      return Rest.str();
  }
  return Path.str().str();
}

std::string pathDisplayedAs(StringRef Displayed) {
  if (Displayed.empty())
    return "";
  SmallString<256> Path(Displayed);
  sys::path::make_absolute(currentFolder(), Path);
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

} // namespace async_tidy
