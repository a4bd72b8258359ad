//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The three places where async-clangd answers instead of clangd. Two are
/// functions of clangd wrapped by the linker (`-Wl,--wrap` in CMakeLists.txt);
/// their declarations repeat those of clangd's TidyProvider.h, which LLVM does
/// not install. Return and parameter types must be exactly clangd's.

#include "DefaultChecks.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>
#include <optional>

using llvm::StringRef;

namespace clang::clangd {

using TidyProvider =
    llvm::function_ref<void(tidy::ClangTidyOptions &, StringRef)>;

//===----------------------------------------------------------------------===//
// FastCheckFilter: Strict, the default, drops every check that clangd has no
// timing for.
//===----------------------------------------------------------------------===//

std::optional<bool> realIsFastTidyCheck(StringRef Check) __asm__(
    "__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> wrappedIsFastTidyCheck(StringRef Check) __asm__(
    "__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

std::optional<bool> wrappedIsFastTidyCheck(StringRef Check) {
  if (Check.starts_with("async-"))
    return true;
  return realIsFastTidyCheck(Check);
}

//===----------------------------------------------------------------------===//
// Without a .clang-tidy, clangd runs a list of its own; a .clang-tidy written
// for clang-tidy does not name our checks.
//===----------------------------------------------------------------------===//

tidy::ClangTidyOptions
realGetTidyOptionsForFile(TidyProvider Provider, StringRef File) __asm__(
    "__real__ZN5clang6clangd21getTidyOptionsForFileEN4llvm12function_refI"
    "FvRNS_4tidy16ClangTidyOptionsENS1_9StringRefEEEES6_");
tidy::ClangTidyOptions
wrappedGetTidyOptionsForFile(TidyProvider Provider, StringRef File) __asm__(
    "__wrap__ZN5clang6clangd21getTidyOptionsForFileEN4llvm12function_refI"
    "FvRNS_4tidy16ClangTidyOptionsENS1_9StringRefEEEES6_");

tidy::ClangTidyOptions wrappedGetTidyOptionsForFile(TidyProvider Provider,
                                                    StringRef File) {
  tidy::ClangTidyOptions Options = realGetTidyOptionsForFile(Provider, File);
  // Empty means --clang-tidy=0: clangd always has a list otherwise.
  if (Options.Checks && !Options.Checks->empty())
    *Options.Checks += async_tidy::defaultChecksBeside(*Options.Checks);
  return Options;
}

//===----------------------------------------------------------------------===//
// The client of a remote index would bring in gRPC; clangd takes null for
// "this build has none".
//===----------------------------------------------------------------------===//

class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

namespace remote {
std::unique_ptr<SymbolIndex> getClient(StringRef /*Address*/,
                                       StringRef /*ProjectRoot*/) {
  return nullptr;
}
} // namespace remote

} // namespace clang::clangd
