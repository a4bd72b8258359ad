//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/CacheFolder.h"
#include "cache/ContentHash.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <chrono>

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

/// The first line of a sealed file.
static constexpr StringLiteral Seal = "async-tidy cache 3 ";

Expected<std::optional<std::string>>
CacheFolder::readSealed(StringRef Name) const {
  std::optional<std::string> Text = read(Name);
  if (!Text)
    return std::nullopt;
  auto [Line, Contents] = StringRef(*Text).split('\n');
  if (Line.consume_front(Seal)) {
    if (Line == contentHash(Contents))
      return Contents.str();
  } else if (Line.starts_with(Seal.drop_back(2))) {
    return createStringError("another version of async-tidy wrote it");
  }
  return createStringError("it is damaged");
}

Error CacheFolder::writeSealed(StringRef Name, StringRef Contents) {
  return write(Name, [&](raw_ostream &OS) {
    OS << Seal << contentHash(Contents) << '\n' << Contents;
  });
}

void CacheFolder::touch(StringRef Name) {
  int File;
  if (sys::fs::openFileForReadWrite(pathOf(Name), File,
                                    sys::fs::CD_OpenExisting, sys::fs::OF_None))
    return; // It may not be ours to write.
  (void)sys::fs::setLastAccessAndModificationTime(
      File, std::chrono::system_clock::now());
  (void)sys::Process::SafelyCloseFileDescriptor(File);
}

namespace {

struct CachedFile {
  std::string Path;
  sys::TimePoint<> Used;
  uint64_t Size;
};

} // namespace

static std::vector<CachedFile> filesIn(StringRef Folder) {
  std::vector<CachedFile> Result;
  std::error_code Failure;
  for (sys::fs::directory_iterator I(Folder, Failure), End;
       !Failure && I != End; I.increment(Failure)) {
    // Another run may have removed it meanwhile.
    if (ErrorOr<sys::fs::basic_file_status> Status = I->status())
      if (Status->type() == sys::fs::file_type::regular_file)
        Result.push_back(
            {I->path(), Status->getLastModificationTime(), Status->getSize()});
  }
  return Result;
}

void CacheFolder::keepOnly(StringRef Folder,
                           function_ref<bool(StringRef)> IsWanted) {
  constexpr std::chrono::hours Abandoned(1); // No write takes that long.
  auto Now = std::chrono::system_clock::now();
  for (const CachedFile &File : filesIn(pathOf(Folder))) {
    StringRef Name = sys::path::filename(File.Path);
    bool Unwanted =
        Name.ends_with(".json") ? !IsWanted(Name) : Now - File.Used > Abandoned;
    if (Unwanted)
      (void)sys::fs::remove(File.Path);
  }
}

void CacheFolder::trim(StringRef Folder, uint64_t MaximalSize) {
  std::vector<CachedFile> Files = filesIn(pathOf(Folder));
  sort(Files, [](const CachedFile &A, const CachedFile &B) {
    return A.Used > B.Used;
  });
  uint64_t Size = 0;
  for (const CachedFile &File : Files) {
    Size += File.Size;
    if (Size > MaximalSize)
      (void)sys::fs::remove(File.Path);
  }
}

uint64_t CacheFolder::size() const {
  uint64_t Result = 0;
  std::error_code Failure;
  for (sys::fs::recursive_directory_iterator I(Path, Failure), End;
       !Failure && I != End; I.increment(Failure))
    if (ErrorOr<sys::fs::basic_file_status> Status = I->status())
      if (Status->type() == sys::fs::file_type::regular_file)
        Result += Status->getSize();
  return Result;
}

} // namespace async_tidy
