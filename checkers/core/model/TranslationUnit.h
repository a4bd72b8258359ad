//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// One per ASTContext: the functions of the unit, and the place where every
/// memoised answer about its types and declarations hangs. Nothing here
/// outlives the unit and there is no process-global state.

#ifndef ASYNC_TIDY_CORE_MODEL_TRANSLATIONUNIT_H
#define ASYNC_TIDY_CORE_MODEL_TRANSLATIONUNIT_H

#include "core/models/Models.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/Allocator.h"
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace clang {
class ASTContext;
class CXXRecordDecl;
class Decl;
class FunctionDecl;
class LambdaExpr;
class NamedDecl;
class QualType;
} // namespace clang

namespace async_tidy {

class Function;
class ProjectIndex;
struct IndexedFunction;
struct Task;

/// All functions that come from one written body: one element for an ordinary
/// function; for a template, its instantiations, or the pattern alone when the
/// unit instantiates none.
using FunctionGroup = std::vector<std::unique_ptr<Function>>;

class TranslationUnit {
public:
  /// \p Index is what the project's other units know; it may be null.
  TranslationUnit(clang::ASTContext &Context,
                  std::shared_ptr<const Models> Library,
                  std::shared_ptr<const ProjectIndex> Index = nullptr);
  ~TranslationUnit();

  clang::ASTContext &context() const { return Context; }
  const Models &models() const { return *Library; }

  /// Every function with a body outside system headers, within the traversal
  /// scope (an editor's is the main file), lambdas and members of local
  /// classes included, in source order.
  const std::vector<FunctionGroup> &functions();

  /// The classes defined there, those of instantiated templates included,
  /// without closures.
  const std::vector<const clang::CXXRecordDecl *> &records();

  /// The function whose body \p Lambda is written in, or null when that body is
  /// not one of functions().
  const Function *writtenIn(const clang::LambdaExpr *Lambda);

  /// The body of \p Decl (of any redeclaration of it), or null when it is not
  /// one of functions().
  const Function *function(const clang::FunctionDecl *Decl);

  /// What another unit knows of \p F, whose body is not in this one or which
  /// others run; null when there is no index, or nothing in it that matters.
  const IndexedFunction *knownElsewhere(const clang::FunctionDecl *F);
  /// The same by the id that another unit gives it.
  const IndexedFunction *knownElsewhere(llvm::StringRef Id);
  /// The ids that knownElsewhere() was asked for: with the same answers to
  /// them, this unit's findings are the same.
  const std::set<std::string> &askedElsewhere() const { return Asked; }

  /// What a value of type \p T stands for; see Task.h.
  const Task &task(clang::QualType T);

  /// The qualified name of \p D without inline and anonymous namespaces; the
  /// name that models use. Template arguments are left out.
  llvm::StringRef qualifiedName(const clang::NamedDecl *D);

  /// What this unit declares by this qualified name, or null; of a template
  /// what it templates.
  const clang::NamedDecl *declared(llvm::StringRef QualifiedName);
  bool declares(llvm::StringRef QualifiedName) {
    return declared(QualifiedName) != nullptr;
  }

  /// The one \p Analysis of this unit, made when it is first asked for: where
  /// the rooms above this one keep what they have found out.
  template <typename Analysis> Analysis &analysis() {
    static const char Key = 0;
    std::shared_ptr<void> &Entry = Analyses[&Key];
    if (!Entry)
      Entry = std::make_shared<Analysis>();
    return *static_cast<Analysis *>(Entry.get());
  }

private:
  clang::ASTContext &Context;
  std::shared_ptr<const Models> Library;
  std::shared_ptr<const ProjectIndex> Index;
  std::set<std::string> Asked;
  std::optional<std::vector<FunctionGroup>> Functions;
  std::vector<const clang::CXXRecordDecl *> Records;
  std::optional<llvm::DenseMap<const clang::LambdaExpr *, const Function *>>
      Writers;
  std::optional<llvm::DenseMap<const clang::FunctionDecl *, const Function *>>
      Bodies;
  llvm::DenseMap<const void *, std::shared_ptr<void>> Analyses;
  llvm::DenseMap<const void *, std::unique_ptr<Task>> Tasks;
  llvm::BumpPtrAllocator NameStorage;
  llvm::DenseMap<const clang::Decl *, llvm::StringRef> Names;
  llvm::StringMap<const clang::NamedDecl *> Declared;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_TRANSLATIONUNIT_H
