//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What differs between the LLVM versions we build with. Only this and
/// Compat.cpp have an `#if` on LLVM_VERSION_MAJOR.

#ifndef ASYNC_TIDY_CORE_BASE_COMPAT_H
#define ASYNC_TIDY_CORE_BASE_COMPAT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

/// `#include ASYNC_TIDY_CLANG_TIDY_REGISTRY` declares ClangTidyModuleRegistry.
/// Its own header is deprecated since 22 and gone in 24.
#if LLVM_VERSION_MAJOR >= 22
#define ASYNC_TIDY_CLANG_TIDY_REGISTRY "clang-tidy/ClangTidyModule.h"
#else
#define ASYNC_TIDY_CLANG_TIDY_REGISTRY "clang-tidy/ClangTidyModuleRegistry.h"
#endif

/// `#include ASYNC_TIDY_DRIVER_OPTIONS` declares the options of clang's command
/// line in the namespace async_tidy::clang_driver.
#if LLVM_VERSION_MAJOR >= 22
#define ASYNC_TIDY_DRIVER_OPTIONS "clang/Options/Options.h"
namespace async_tidy {
namespace clang_driver = clang;
}
#else
#define ASYNC_TIDY_DRIVER_OPTIONS "clang/Driver/Options.h"
namespace clang::driver {}
namespace async_tidy {
namespace clang_driver = clang::driver;
}
#endif

/// `#include ASYNC_TIDY_SCANNING_FILESYSTEM` declares what is in the namespace
/// async_tidy::dependencies.
#if LLVM_VERSION_MAJOR >= 22
#define ASYNC_TIDY_SCANNING_FILESYSTEM                                         \
  "clang/DependencyScanning/DependencyScanningFilesystem.h"
namespace clang::dependencies {}
namespace async_tidy {
namespace dependencies = clang::dependencies;
}
#else
#define ASYNC_TIDY_SCANNING_FILESYSTEM                                         \
  "clang/Tooling/DependencyScanning/DependencyScanningFilesystem.h"
namespace clang::tooling::dependencies {}
namespace async_tidy {
namespace dependencies = clang::tooling::dependencies;
}
#endif

namespace async_tidy {

/// Writes what \p CI parses to \p Buffer, as a precompiled header.
template <typename PCHGenerator, typename CompilerInstance, typename PCHBuffer>
std::unique_ptr<PCHGenerator>
makePCHGenerator(CompilerInstance &CI, std::shared_ptr<PCHBuffer> Buffer) {
  return std::make_unique<PCHGenerator>(
      CI.getPreprocessor(), CI.getModuleCache(), /*OutputFile=*/"",
      /*isysroot=*/"", std::move(Buffer),
#if LLVM_VERSION_MAJOR >= 22
      CI.getCodeGenOpts(),
#endif
      CI.getFrontendOpts().ModuleFileExtensions, /*AllowASTWithErrors=*/false,
      /*IncludeTimestamps=*/false);
}

/// The canonical type that \p D declares.
inline clang::QualType typeOf(const clang::TagDecl *D) {
#if LLVM_VERSION_MAJOR >= 22
  return D->getASTContext().getCanonicalTagType(D);
#else
  return D->getASTContext().getTagDeclType(D).getCanonicalType();
#endif
}

/// \p T as LLVM 22 prints it: earlier ones leave out the namespace of what
/// stands in a template's arguments.
#if LLVM_VERSION_MAJOR >= 22
inline std::string textOf(clang::QualType T,
                          const clang::PrintingPolicy &Policy) {
  return T.getAsString(Policy);
}
#else
std::string textOf(clang::QualType T, const clang::PrintingPolicy &Policy);
#endif

/// The object \p E of a call `[...](this auto) { ... }()`, without the copy
/// that clang 19 makes of a temporary.
inline const clang::Expr *withoutCopy(const clang::Expr *E) {
#if LLVM_VERSION_MAJOR < 22
  const auto *Copy = llvm::dyn_cast<clang::CXXConstructExpr>(E);
  if (Copy && Copy->getNumArgs() == 1)
    if (const auto *Made = llvm::dyn_cast<clang::MaterializeTemporaryExpr>(
            Copy->getArg(0)->IgnoreImpCasts()))
      return Made->getSubExpr();
#endif
  return E;
}

/// How diagnostics are printed. given() is what clang's classes take.
class PrintingOptions {
public:
#if LLVM_VERSION_MAJOR >= 22
  clang::DiagnosticOptions &given() { return Options; }
  clang::DiagnosticOptions *operator->() { return &Options; }

private:
  clang::DiagnosticOptions Options;
#else
  clang::DiagnosticOptions *given() { return Options.get(); }
  clang::DiagnosticOptions *operator->() { return Options.get(); }

private:
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> Options =
      new clang::DiagnosticOptions;
#endif
};

/// Makes \p Path absolute, as seen from \p Folder.
inline void makeAbsolute(const llvm::Twine &Folder,
                         llvm::SmallVectorImpl<char> &Path) {
#if LLVM_VERSION_MAJOR >= 22
  llvm::sys::path::make_absolute(Folder, Path);
#else
  llvm::sys::fs::make_absolute(Folder, Path);
#endif
}

#if LLVM_VERSION_MAJOR < 20
} // namespace async_tidy

/// Reads what newer versions read by themselves.
namespace llvm::json {
inline bool fromJSON(const Value &E, unsigned &Out, Path P) {
  std::optional<uint64_t> Read = E.getAsUINT64();
  if (!Read || *Read > std::numeric_limits<unsigned>::max()) {
    P.report("expected unsigned integer");
    return false;
  }
  Out = *Read;
  return true;
}
} // namespace llvm::json

namespace async_tidy {
#endif

#if LLVM_VERSION_MAJOR < 22
/// LLVM's takes no list of cases.
template <typename T> class StringSwitch {
public:
  explicit StringSwitch(llvm::StringRef Text) : Switch(Text) {}

  StringSwitch &Case(llvm::StringLiteral Text, T Value) {
    Switch.Case(Text, std::move(Value));
    return *this;
  }
  StringSwitch &Cases(std::initializer_list<llvm::StringLiteral> Texts,
                      T Value) {
    for (llvm::StringLiteral Text : Texts)
      Switch.Case(Text, Value);
    return *this;
  }
  T Default(T Value) { return Switch.Default(std::move(Value)); }

private:
  llvm::StringSwitch<T> Switch;
};
#endif

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_BASE_COMPAT_H
