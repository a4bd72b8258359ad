//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/models/ModelFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

std::string findUpwards(StringRef SourceFile, StringRef Name) {
  for (StringRef Folder = sys::path::parent_path(SourceFile); !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    SmallString<128> Candidate(Folder);
    sys::path::append(Candidate, Name);
    if (sys::fs::is_regular_file(Candidate))
      return Candidate.str().str();
  }
  return "";
}

std::vector<std::string> modelFilesFor(StringRef SourceFile, StringRef Option) {
  std::vector<std::string> Files;
  auto Add = [&](std::string File) {
    if (!File.empty() && !is_contained(Files, File))
      Files.push_back(std::move(File));
  };

  Add(findUpwards(SourceFile, ".async-tidy.yaml"));
  SmallVector<StringRef> Entries;
  Option.split(Entries, ';', -1, /*KeepEmpty=*/false);
  for (StringRef Entry : Entries) {
    Entry = Entry.trim();
    std::string Found;
    if (!sys::path::is_absolute(Entry))
      Found = findUpwards(SourceFile, Entry);
    Add(Found.empty() ? Entry.str() : Found);
  }
  return Files;
}

} // namespace async_tidy
