//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/CacheFolder.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

/// Replaces \p Path, which no reader ever sees half written.
static std::error_code replace(StringRef Path,
                               function_ref<void(raw_ostream &)> Contents) {
  Expected<sys::fs::TempFile> Temporary =
      sys::fs::TempFile::create(Path + ".%%%%%%%%");
  if (!Temporary)
    return errorToErrorCode(Temporary.takeError());
  raw_fd_ostream OS(Temporary->FD, /*shouldClose=*/false);
  Contents(OS);
  OS.flush();
  if (std::error_code Failure = OS.error()) {
    OS.clear_error();
    consumeError(Temporary->discard());
    return Failure;
  }
  return errorToErrorCode(Temporary->keep(Path));
}

std::string CacheFolder::pathOf(StringRef Name) const {
  SmallString<256> Result(Path);
  sys::path::append(Result, Name);
  return Result.str().str();
}

std::error_code CacheFolder::make() {
  std::call_once(Made, [&] {
    if (sys::fs::is_directory(Path))
      return; // It may be the user's own: nothing more is put into it.
    NotMade = sys::fs::create_directories(Path);
    if (NotMade)
      return;
    // Neither version control nor backups want it. Doing without hurts nobody.
    (void)replace(pathOf(".gitignore"), [](raw_ostream &OS) { OS << "*\n"; });
    (void)replace(pathOf("CACHEDIR.TAG"), [](raw_ostream &OS) {
      OS << "Signature: 8a477f597d28d172789f06886806bc55\n"
            "# What async-tidy knows of a project; it may be deleted.\n";
    });
  });
  return NotMade;
}

std::optional<std::string> CacheFolder::read(StringRef Name) const {
  auto Buffer = MemoryBuffer::getFile(pathOf(Name), /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  return (*Buffer)->getBuffer().str();
}

Error CacheFolder::write(StringRef Name,
                         function_ref<void(raw_ostream &)> Contents) {
  std::string File = pathOf(Name);
  std::error_code Failure = make();
  if (!Failure)
    Failure = sys::fs::create_directories(sys::path::parent_path(File));
  if (!Failure)
    Failure = replace(File, Contents);
  if (Failure)
    return createStringError("cannot write '" + File +
                             "': " + Failure.message());
  return Error::success();
}

void CacheFolder::keepOnly(StringRef Folder, const StringSet<> &Names) {
  std::error_code Failure;
  for (sys::fs::directory_iterator I(pathOf(Folder), Failure), End;
       !Failure && I != End; I.increment(Failure)) {
    StringRef Name = sys::path::filename(I->path());
    // Another run's temporary file has another ending.
    if (Name.ends_with(".json") && !Names.contains(Name))
      (void)sys::fs::remove(I->path());
  }
}

} // namespace async_tidy
