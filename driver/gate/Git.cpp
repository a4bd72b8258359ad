//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/Git.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace llvm;

namespace async_tidy {

static std::string contentOf(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

Expected<Git> Git::open() {
  ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program)
    return createStringError("there is no git on the PATH");
  Git Result(*Program);
  Result.Folder = ".";
  Expected<std::string> Top = Result.run({"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top.takeError();
  Result.Folder = StringRef(*Top).rtrim("\r\n").str();
  return Result;
}

Expected<std::string> Git::run(ArrayRef<StringRef> Arguments) {
  SmallString<128> Output, Errors;
  if (std::error_code E =
          sys::fs::createTemporaryFile("async-tidy", "git", Output))
    return createStringError("cannot make a temporary file: " + E.message());
  FileRemover RemoveOutput(Output);
  if (std::error_code E =
          sys::fs::createTemporaryFile("async-tidy", "git", Errors))
    return createStringError("cannot make a temporary file: " + E.message());
  FileRemover RemoveErrors(Errors);

  SmallVector<StringRef> Words = {Program, "-C", Folder};
  append_range(Words, Arguments);
  std::string Message;
  int Status = sys::ExecuteAndWait(Program, Words, /*Env=*/std::nullopt,
                                   {StringRef(""), Output.str(), Errors.str()},
                                   /*SecondsToWait=*/0,
                                   /*MemoryLimit=*/0, &Message);
  if (Status == 0)
    return contentOf(Output);
  std::string Said = contentOf(Errors);
  StringRef First = StringRef(Said).split('\n').first;
  First.consume_front("fatal: ");
  if (First.empty())
    First = Message;
  return createStringError("git " + Arguments.front() + ": " + First);
}

} // namespace async_tidy
