//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/ParserHeaders.h"
#include "ResourceDir.h"
#include "clang/Basic/Version.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral HowToMend =
    "; set ASYNC_TIDY_RESOURCE_DIR to what clang-" CLANG_VERSION_MAJOR_STRING
    " -print-resource-dir prints";

Expected<std::string> parserHeaders(const char *ProgramName) {
  std::string Directory = resourceDir(ProgramName);
  if (Directory.empty())
    return createStringError("clang's own headers are not found; install "
                             "libclang-common-" CLANG_VERSION_MAJOR_STRING
                             "-dev" +
                             HowToMend.str());
  SmallString<256> Header(Directory);
  sys::path::append(Header, "include", "stddef.h");
  if (!sys::fs::exists(Header))
    return createStringError("'" + Directory + "' has no include/stddef.h" +
                             HowToMend);
  return Directory;
}

} // namespace async_tidy
