//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/UnjoinedScopes.h"
#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/PathNotes.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds scopes of tasks that are destroyed without waiting for those tasks.
class UnjoinedScopeCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-unjoined-scope",
      "a scope of tasks is destroyed without being joined",
      Level::Correctness,
      "0.1",
      {}};

  explicit UnjoinedScopeCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // rt::async_scope scope;
    //                 ^
    for (const UnjoinedScope &Lost : unjoinedScopes(F))
      Out.push_back(unjoined(F, Lost));
  }

private:
  /// "join", the member that waits, or "" when no model names it.
  static std::string joiner(const Function &F, const UnjoinedScope &Lost) {
    std::string Class = F.unit().qualifiedName(Lost.Type.Record).str() + "::";
    for (const FunctionModel &Model : F.unit().models().allFunctions())
      if (Model.Role == FunctionRole::Joins &&
          StringRef(Model.Name).starts_with(Class))
        return Model.Name.substr(Class.size());
    return "";
  }

  static const char *problem(const UnjoinedScope &Lost) {
    if (Lost.OnSomePaths)
      return "not joined on every path before it is destroyed";
    return Lost.JoinedElsewhere ? "destroyed with work that nothing joins"
                                : "never joined before it is destroyed";
  }

  static Finding unjoined(const Function &F, const UnjoinedScope &Lost) {
    std::string Name = Lost.Scope->getNameAsString();
    Finding Result;
    Result.Loc = Lost.Scope->getLocation();
    Result.Message = "scope '" + Name + "' is " + problem(Lost);
    Result.Notes.push_back({Lost.Work->getBeginLoc(), "it is given work here",
                            Lost.Work->getSourceRange()});
    addPath(F, Lost.How, "joined", Name, Result);
    if (Lost.Type.Model && !Lost.Type.Model->Why.empty())
      Result.Notes.push_back(
          {Result.Loc,
           "'" + F.unit().qualifiedName(Lost.Type.Record).str() +
               "': " + Lost.Type.Model->Why,
           {}});
    Result.Notes.push_back({Result.Loc, advice(F, Lost, Name), {}});
    return Result;
  }

  static std::string advice(const Function &F, const UnjoinedScope &Lost,
                            const std::string &Name) {
    std::string Join = joiner(F, Lost);
    if (Join.empty())
      return "join it on every path that leaves its block";
    return (F.coroutine() ? "write 'co_await " : "block on '") + Name + "." +
           Join + "()' on every path that leaves its block";
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(UnjoinedScopeCheck)
