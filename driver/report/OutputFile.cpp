//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/OutputFile.h"
#include "llvm/Support/Errc.h"

using namespace llvm;

namespace async_tidy {

static Error unwritable(StringRef Path, StringRef Option,
                        std::error_code Reason) {
  std::string Name =
      Path.empty() ? "to standard output" : "'" + Path.str() + "'";
  return createStringError("cannot write " + Name + ": " + Reason.message() +
                           "; name another file with " + Option);
}

Expected<OutputFile> OutputFile::open(StringRef Path, StringRef Option) {
  OutputFile Out;
  Out.Path = Path.str();
  Out.Option = Option.str();
  if (Path.empty() || Path == "-") {
    Out.Stream = &outs();
    return std::move(Out);
  }
  sys::fs::file_status Status;
  bool Exists = !sys::fs::status(Path, Status);
  if (Exists && sys::fs::is_directory(Status))
    return unwritable(Path, Option, make_error_code(errc::is_a_directory));
  if (Exists && sys::fs::access(Path, sys::fs::AccessMode::Write))
    return unwritable(Path, Option, make_error_code(errc::permission_denied));
  if (Exists && !sys::fs::is_regular_file(Status)) { // A pipe or a device.
    std::error_code Failure;
    Out.Owned = std::make_unique<raw_fd_ostream>(Path, Failure);
    if (Failure)
      return unwritable(Path, Option, Failure);
  } else {
    Expected<sys::fs::TempFile> Temporary =
        sys::fs::TempFile::create(Path + ".%%%%%%%%");
    if (!Temporary)
      return unwritable(Path, Option, errorToErrorCode(Temporary.takeError()));
    Out.Temporary = std::move(*Temporary);
    Out.Owned = std::make_unique<raw_fd_ostream>(Out.Temporary->FD,
                                                 /*shouldClose=*/false);
  }
  Out.Stream = Out.Owned.get();
  return std::move(Out);
}

Error OutputFile::commit() {
  Stream->flush();
  if (std::error_code Failure = Stream->error()) {
    Stream->clear_error();
    return unwritable(Path, Option, Failure);
  }
  if (!Temporary)
    return Error::success();
  Error Renamed = Temporary->keep(Path);
  Temporary.reset();
  if (Renamed)
    return unwritable(Path, Option, errorToErrorCode(std::move(Renamed)));
  return Error::success();
}

OutputFile::~OutputFile() {
  if (Temporary)
    consumeError(Temporary->discard());
}

} // namespace async_tidy
