//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The base of every check. A check is a value made once per unit; it looks at
/// one function, or one class, at a time and answers with findings.

#ifndef ASYNC_TIDY_CORE_BASE_CHECK_H
#define ASYNC_TIDY_CORE_BASE_CHECK_H

#include "core/base/CheckInfo.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clang {
class CXXRecordDecl;
} // namespace clang

namespace async_tidy {

struct Finding;
class Function;
class TranslationUnit;

/// The values a check's options have in this run. Reading an option the check
/// did not declare is a programming error and asserts.
class CheckOptions {
public:
  /// Answers the user's value for an option, or nothing when it is not set.
  using Source =
      std::function<std::string(llvm::StringRef Name, llvm::StringRef Default)>;

  CheckOptions(const CheckInfo &Info, Source Values)
      : Info(Info), Values(std::move(Values)) {}

  const CheckInfo &info() const { return Info; }
  std::string text(llvm::StringRef Name) const;
  /// "true", "1", "yes" and "on" are true; everything else is false.
  bool flag(llvm::StringRef Name) const;
  /// The entries of a value written as "a;b;c", trimmed, without empty ones.
  std::vector<std::string> list(llvm::StringRef Name) const;

private:
  const CheckInfo &Info;
  Source Values;
};

class Check {
public:
  virtual ~Check() = default;

  /// Appends what a class does wrong, whatever its functions do. Called once
  /// for every class that the unit defines outside system headers, once for
  /// each instantiation of a template.
  virtual void checkClass(TranslationUnit &, const clang::CXXRecordDecl *,
                          std::vector<Finding> &) {}

  /// Appends what \p F does wrong to \p Out. Called once for every function
  /// body in the unit: for a template, once for each instantiation (or for the
  /// pattern when there is none); the runner merges what they say.
  virtual void check(const Function &, std::vector<Finding> &) {}
};

/// A line of Checks.def: the facts, and how to make the check.
struct CheckEntry {
  const CheckInfo *Info;
  std::unique_ptr<Check> (*Make)(const CheckOptions &);
};

} // namespace async_tidy

/// Written once at the end of a check's source file: makes CLASS known to
/// Registry.cpp under the name that Checks.def gives it. CLASS has a static
/// member `Info` and a constructor from CheckOptions.
#define ASYNC_TIDY_CHECK(CLASS)                                                \
  namespace async_tidy {                                                       \
  CheckEntry entryOf##CLASS() {                                                \
    return {&CLASS::Info,                                                      \
            [](const CheckOptions &Options) -> std::unique_ptr<Check> {        \
              return std::make_unique<CLASS>(Options);                         \
            }};                                                                \
  }                                                                            \
  }

#endif // ASYNC_TIDY_CORE_BASE_CHECK_H
