//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/ResponseFiles.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace async_tidy {

Expected<SmallVector<const char *>>
withResponseFiles(ArrayRef<const char *> Args, BumpPtrAllocator &Storage) {
  SmallVector<const char *> Words(Args);
  cl::ExpansionContext Files(Storage, cl::TokenizeGNUCommandLine);
  Files.setRelativeNames(true);
  if (Error E = Files.expandResponseFiles(Words))
    return std::move(E);
  // One that does not exist is left as it was, as compilers do.
  for (const char *Word : Words) {
    StringRef Name = Word;
    if (Name.consume_front("@"))
      return createStringError("'@" + Name +
                               "': there is no such response file; write "
                               "'./@" +
                               Name + "' for a file of that name");
  }
  return Words;
}

} // namespace async_tidy
