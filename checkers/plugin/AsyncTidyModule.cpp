//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Makes the checks known to the clang-tidy (or clangd) they are loaded into.

#include "TidyAdapter.h"
#include "core/base/Compat.h"
#include ASYNC_TIDY_CLANG_TIDY_REGISTRY

namespace async_tidy {
namespace {

class AsyncTidyModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    addTidyChecks(Factories);
  }
};

clang::tidy::ClangTidyModuleRegistry::Add<AsyncTidyModule>
    Registration("async-module", "Finds misuse of C++ coroutines.");

} // namespace
} // namespace async_tidy
