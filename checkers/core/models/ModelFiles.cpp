//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/models/ModelFiles.h"
#include "core/models/Configuration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
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

std::vector<std::string> findAllUpwards(StringRef SourceFile, StringRef Name) {
  std::vector<std::string> Files;
  for (std::string File = findUpwards(SourceFile, Name); !File.empty();
       File = findUpwards(sys::path::parent_path(File), Name))
    Files.push_back(File);
  return Files;
}

std::vector<std::string> withListedModels(StringRef Configuration) {
  std::vector<std::string> Files;
  // A glance first: this is asked for every check of every unit.
  auto Buffer = MemoryBuffer::getFile(Configuration, /*IsText=*/true);
  if (Buffer && (*Buffer)->getBuffer().contains("models")) {
    ConfigurationReader Reader(Configuration);
    if (Error E = Reader.read((*Buffer)->getBuffer()))
      consumeError(std::move(E)); // Models::load will say it.
    else
      for (WrittenSetting &Setting : Reader.Settings)
        if (Setting.Key == "models")
          Files.push_back(std::move(Setting.Value));
  }
  Files.push_back(Configuration.str());
  return Files;
}

std::vector<std::string> modelFilesFor(StringRef SourceFile, StringRef Option) {
  std::vector<std::string> Files;
  auto Add = [&](std::string File) {
    if (!File.empty() && !is_contained(Files, File))
      Files.push_back(std::move(File));
  };

  if (std::string Nearest = findUpwards(SourceFile, ConfigurationFileName);
      !Nearest.empty())
    for (std::string &File : withListedModels(Nearest))
      Add(std::move(File));
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
