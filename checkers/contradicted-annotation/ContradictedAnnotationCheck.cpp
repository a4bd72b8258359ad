//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/send/Sendability.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds classes whose author says that they may change or be used by several
/// threads, and that have a part which may not.
class ContradictedAnnotationCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-contradicted-annotation",
      "a class is said to be safe for several threads, and a part of it is not",
      Level::Strict,
      "0.1",
      {}};

  explicit ContradictedAnnotationCheck(const CheckOptions &) {}

  void checkClass(TranslationUnit &TU, const CXXRecordDecl *R,
                  std::vector<Finding> &Out) override {
    std::optional<Verdict> Why = whyContradicted(TU, R);
    if (!Why)
      return;
    ASTContext &Context = TU.context();
    QualType T = Context.getCanonicalTagType(R);
    StringRef Word = Why->Lacks == Trait::Send ? "send" : "sync";
    std::string Culprit = "'" + typeName(Context, Why->Culprit) + "'";
    Finding Result;
    Result.Loc = R->getLocation();
    // struct ASYNC_TIDY_SEND job { counted c; };
    //                        ^~~
    Result.Message = "'" + typeName(Context, T) + "' is said to be '" +
                     said(TU, T).str() + "', but " + Culprit + " is not '" +
                     Word.str() + "'";
    for (const SendStep &Step : Why->Path)
      Result.Notes.push_back({Step.Loc, Step.What, {}});
    Result.Notes.push_back(
        {Why->WhyLoc.isValid() ? Why->WhyLoc : R->getLocation(),
         Culprit +
             (Why->Lacks == Trait::Send
                  ? " must stay on one thread: "
                  : " must not be used by several threads at once: ") +
             Why->Why,
         {}});
    Result.Notes.push_back({R->getLocation(),
                            "what is said is believed wherever the class is "
                            "handed on; suppress this with the reason if it "
                            "is right",
                            {}});
    Out.push_back(std::move(Result));
  }

private:
  static StringRef said(TranslationUnit &TU, QualType T) {
    return roleOf(TU, T, TypeRole::Sync) ? "sync" : "send";
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ContradictedAnnotationCheck)
