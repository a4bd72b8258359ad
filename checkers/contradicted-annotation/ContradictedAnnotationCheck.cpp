//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/base/Compat.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/send/Sendability.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "llvm/Support/Path.h"

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
    std::optional<Contradiction> Found = whyContradicted(TU, R);
    if (!Found)
      return;
    ASTContext &Context = TU.context();
    const Verdict &Shows = Found->Shows;
    QualType T = typeOf(R);
    std::string Culprit = "'" + typeName(Context, Shows.Culprit) + "'";
    StringRef Word = Found->Said == TypeRole::Send ? "send" : "sync";
    Finding Result;
    const CXXRecordDecl *Pattern = R->getTemplateInstantiationPattern();
    // Once for a template, whatever it is instantiated with.
    Result.Loc = (Pattern ? Pattern : R)->getLocation();
    // struct ASYNC_TIDY_SEND job { counted c; };
    //                        ^~~
    Result.Message = "'" + typeName(Context, T) + "' is " +
                     (Found->Model ? "said to be '" : "annotated 'async::") +
                     Word.str() + "', but " +
                     (Shows.Path.empty() ? Shows.Why
                                         : "a part of it, " + Culprit +
                                               ", must stay on one thread");
    if (Found->Model)
      Result.Notes.push_back(
          {Result.Loc,
           ("'" + sys::path::filename(Found->Model->At.File) +
            "' says so in line " + Twine(Found->Model->At.Line))
               .str(),
           {}});
    else if (SourceLocation Loc = annotatedAt(Pattern ? Pattern : R, Word);
             Loc != Result.Loc)
      Result.Notes.push_back({Loc, "it is annotated here", {}});
    for (const SendStep &Step : Shows.Path)
      Result.Notes.push_back({Step.Loc, Step.What, {}});
    if (!Shows.Path.empty())
      Result.Notes.push_back(
          {Shows.WhyLoc.isValid() ? Shows.WhyLoc : Shows.Path.back().Loc,
           Culprit + " must stay on one thread: " + Shows.Why,
           {}});
    else if (Shows.WhyLoc.isValid())
      Result.Notes.push_back({Shows.WhyLoc,
                              "copies of " + Culprit +
                                  " on two threads count here at the same time",
                              {}});
    Result.Notes.push_back({Result.Loc,
                            "what is said is believed at every spawn: mend "
                            "the part, or take the word back",
                            {}});
    Out.push_back(std::move(Result));
  }

private:
  // class ASYNC_TIDY_SEND job;
  //                       ^~~
  // class job { ... };
  static SourceLocation annotatedAt(const CXXRecordDecl *R, StringRef Word) {
    for (const TagDecl *D : R->redecls())
      for (const auto *Said : D->specific_attrs<AnnotateAttr>())
        if (!Said->isInherited() &&
            Said->getAnnotation() == ("async::" + Word).str())
          return D->getLocation();
    return R->getLocation();
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ContradictedAnnotationCheck)
