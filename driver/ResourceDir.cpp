//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "ResourceDir.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

// CMake gives the prefix of the LLVM we are built with; other builds may not.
#ifndef ASYNC_TIDY_LLVM_PREFIX
#define ASYNC_TIDY_LLVM_PREFIX "/usr/lib/llvm-" CLANG_VERSION_MAJOR_STRING
#endif

using namespace llvm;

namespace async_tidy {

/// The resource directory under an installation's prefix, or nothing.
static std::string underPrefix(StringRef Prefix) {
  SmallString<128> Directory(Prefix);
  sys::path::append(Directory, "lib", "clang", CLANG_VERSION_MAJOR_STRING);
  SmallString<128> Header(Directory);
  sys::path::append(Header, "include", "stddef.h");
  return sys::fs::exists(Header) ? Directory.str().str() : std::string();
}

std::string resourceDir(StringRef ExecutablePath) {
  if (auto FromUser = sys::Process::GetEnv("ASYNC_TIDY_RESOURCE_DIR");
      FromUser && !FromUser->empty())
    return *FromUser;

  // The address of this function finds the executable when argv[0] has no
  // directory because the shell found it on PATH.
  std::string Executable = sys::fs::getMainExecutable(
      ExecutablePath.str().c_str(), reinterpret_cast<void *>(&resourceDir));
  SmallString<128> Real;
  if (!sys::fs::real_path(Executable, Real)) {
    StringRef Prefix = sys::path::parent_path(sys::path::parent_path(Real));
    if (std::string Found = underPrefix(Prefix); !Found.empty())
      return Found;
  }
  return underPrefix(ASYNC_TIDY_LLVM_PREFIX);
}

} // namespace async_tidy
