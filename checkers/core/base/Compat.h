//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What differs between the LLVM versions we build with. The only place with
/// an `#if` on LLVM_VERSION_MAJOR.

#ifndef ASYNC_TIDY_CORE_BASE_COMPAT_H
#define ASYNC_TIDY_CORE_BASE_COMPAT_H

#include "clang/AST/Decl.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Serialization/ASTWriter.h"
#include "clang/Serialization/ModuleFileExtension.h"
#include "llvm/Config/llvm-config.h"

/// `#include ASYNC_TIDY_CLANG_TIDY_REGISTRY` declares ClangTidyModuleRegistry.
/// Its own header is deprecated since 22 and gone in 24.
#if LLVM_VERSION_MAJOR >= 22
#define ASYNC_TIDY_CLANG_TIDY_REGISTRY "clang-tidy/ClangTidyModule.h"
#else
#define ASYNC_TIDY_CLANG_TIDY_REGISTRY "clang-tidy/ClangTidyModuleRegistry.h"
#endif

// Its scanner of dependencies moved up a folder.
#if LLVM_VERSION_MAJOR >= 22
#include "clang/DependencyScanning/DependencyScanningFilesystem.h"
#else
#include "clang/Tooling/DependencyScanning/DependencyScanningFilesystem.h"
#endif

namespace async_tidy {

#if LLVM_VERSION_MAJOR >= 22
namespace dependencies = clang::dependencies;
#else
namespace dependencies = clang::tooling::dependencies;
#endif
using SharedFileCache = dependencies::DependencyScanningFilesystemSharedCache;
using CachedFileView = dependencies::DependencyScanningWorkerFilesystem;

/// Writes what \p CI parses to \p Buffer, as a precompiled header.
inline std::unique_ptr<clang::ASTConsumer>
makePCHGenerator(clang::CompilerInstance &CI,
                 std::shared_ptr<clang::PCHBuffer> Buffer) {
  return std::make_unique<clang::PCHGenerator>(
      CI.getPreprocessor(), CI.getModuleCache(), /*OutputFile=*/"",
      /*isysroot=*/"", std::move(Buffer),
#if LLVM_VERSION_MAJOR >= 22
      CI.getCodeGenOpts(),
#endif
      llvm::ArrayRef<std::shared_ptr<clang::ModuleFileExtension>>(),
      /*AllowASTWithErrors=*/false, /*IncludeTimestamps=*/false);
}

/// Whether \p F is declared `[[clang::blocking]]`. Function effects came with
/// LLVM 20.
inline bool hasBlockingEffect(const clang::FunctionDecl *F) {
#if LLVM_VERSION_MAJOR >= 20
  for (const clang::FunctionEffectWithCondition &Effect :
       F->getFunctionEffects())
    if (Effect.Effect.kind() == clang::FunctionEffect::Kind::Blocking)
      return true;
#endif
  return false;
}

/// Whether \p F is declared `[[clang::nonblocking]]` without a condition.
inline bool hasNonBlockingEffect(const clang::FunctionDecl *F) {
#if LLVM_VERSION_MAJOR >= 20
  for (const clang::FunctionEffectWithCondition &Effect :
       F->getFunctionEffects())
    if (Effect.Effect.kind() == clang::FunctionEffect::Kind::NonBlocking &&
        !Effect.Cond.getCondition())
      return true;
#endif
  return false;
}

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_BASE_COMPAT_H
