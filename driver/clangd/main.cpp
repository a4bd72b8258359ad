//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// async-clangd: clangd with our checks inside. clangd cannot load plugins, so
/// its libraries are linked here, with the three seams in ClangdSeams.cpp.

#include "ResourceDir.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdlib>
#include <string>
#include <vector>

using llvm::StringRef;

namespace clang::clangd {
// Declared in a header that LLVM does not install.
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

int main(int argc, char **argv) {
  std::vector<char *> Args(argv, argv + argc);
  // clangd searches beside its own executable, where clang's headers are not.
  // clangd accepts the option once only; what the user passes wins.
  bool UserGaveOne =
      StringRef(getenv("CLANGD_FLAGS")).contains("-resource-dir") ||
      llvm::any_of(Args, [](StringRef Arg) {
        return Arg.starts_with("-") &&
               Arg.ltrim('-').split('=').first == "resource-dir";
      });
  std::string Option;
  if (!UserGaveOne)
    if (std::string Found = async_tidy::resourceDir(argv[0]); !Found.empty()) {
      Option = "--resource-dir=" + Found;
      Args.insert(Args.begin() + 1, Option.data());
    }
  Args.push_back(nullptr);
  return clang::clangd::clangdMain(static_cast<int>(Args.size()) - 1,
                                   Args.data());
}
