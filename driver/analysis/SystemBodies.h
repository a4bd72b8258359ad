//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_SYSTEMBODIES_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_SYSTEMBODIES_H

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"

namespace async_tidy {

/// Leaves function bodies in system headers unparsed: what such a function does
/// is for the models to say. Clang itself keeps the bodies that it needs:
/// constexpr ones and those with deduced types.
class SystemBodySkipper : public clang::ASTConsumer {
public:
  void Initialize(clang::ASTContext &C) override { Context = &C; }

  bool shouldSkipFunctionBody(clang::Decl *D) override {
    return Context->getSourceManager().isInSystemHeader(D->getLocation());
  }

private:
  clang::ASTContext *Context = nullptr;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_SYSTEMBODIES_H
