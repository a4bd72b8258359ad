//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/Stale.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds references, pointers, iterators and views into state that others may
/// change, taken before a suspension and used after it.
class StaleAcrossSuspensionCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"Evidence", "seen",
       "how sure it must be that others change the state: loop (they are seen "
       "to, and a loop walks over it), seen, or possible (they could)"},
  };
  static constexpr CheckInfo Info = {"async-stale-across-suspension",
                                     "what others may change is borrowed "
                                     "before a suspension and used after it",
                                     Level::Strict, "0.1", Options};

  explicit StaleAcrossSuspensionCheck(const CheckOptions &Options)
      : LoopsOnly(Options.text("Evidence") == "loop"),
        Possible(Options.text("Evidence") == "possible") {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // for (auto &session : sessions_)      auto it = sessions_.find(id);
    // ^~~                                  co_await save();
    //   co_await session->close();         it->second.touch();
    //                                      ^~
    for (const Stale &S : staleIn(F))
      if (S.Why.How == Ended::Seen ? S.Loop || !LoopsOnly : Possible)
        Out.push_back(found(F, S));
  }

private:
  static Finding found(const Function &F, const Stale &S) {
    bool Range = isa_and_nonnull<CXXForRangeStmt>(S.Loop);
    std::string Owner = ownerOf(S);
    Finding Result;
    Result.Loc = S.UsedAt;
    if (Range)
      Result.Message = "this loop walks over " + Owner +
                       ", which may change while it is suspended";
    else if (S.Why.Step.Keeps == Storage::Weak)
      Result.Message = borrowOf(S) + " is used after a suspension, and " +
                       Owner + " keeps nothing alive";
    else
      Result.Message = borrowOf(S) + " is used after a suspension, in which " +
                       Owner + " may change";
    if (!Range)
      Result.Notes.push_back({S.Made->getBeginLoc(), made(S, Owner), {}});
    Result.Notes.push_back(
        {S.Suspension->getBeginLoc(), F.describe() + " is suspended here", {}});
    changed(S, Result);
    Result.Notes.push_back({Result.Loc, advice(S, Owner), {}});
    return Result;
  }

  static std::string ownerOf(const Stale &S) {
    return nameOf(S.Why.Step.Owner);
  }

  static std::string nameOf(const OwnerKey &Owner) {
    std::string Name = "'" + Owner.Decl->getNameAsString() + "'";
    return Owner.Depth ? "an element of " + Name : Name;
  }

  /// "reference 's'", "iterator 'it'"
  static std::string borrowOf(const Stale &S) {
    static constexpr StringRef Kinds[] = {"reference", "pointer", "iterator",
                                          "view"};
    std::string Kind = Kinds[unsigned(S.Kind)].str();
    if (!S.Borrow)
      return "the object of this call";
    std::string Name = S.Borrow->getNameAsString();
    return Name.empty() ? "this " + Kind : Kind + " '" + Name + "'";
  }

  static std::string made(const Stale &S, StringRef Owner) {
    if (!S.Borrow)
      return ("it is found in " + Owner + " before the arguments are evaluated")
          .str();
    return borrowOf(S) + " into " + Owner.str() + " is made here";
  }

  /// Who changes it.
  static void changed(const Stale &S, Finding &Out) {
    const Change *By = S.Why.By;
    const OwnerKey &Owner = S.Why.Step.Owner;
    if (!By) {
      if (S.Why.How == Ended::Unseen)
        Out.Notes.push_back(
            {Owner.Decl->getLocation(),
             "code that is not seen here can change " + nameOf(Owner),
             {}});
      return;
    }
    std::string Changed = nameOf(By->Owner);
    if (By->Owner.Decl != Owner.Decl)
      Out.Notes.push_back({Owner.Decl->getLocation(),
                           nameOf(Owner) + " may be " + Changed,
                           {}});
    std::string Again = S.Why.How == Ended::Repeated ? "another run of " : "";
    std::string Who = Again + By->In->describe();
    std::string What = By->What == Change::Erases ? " erases from "
                       : By->What == Change::Adds ? " adds to "
                                                  : " gives a new value to ";
    std::string Means;
    if (By->What == Change::Adds)
      Means = S.Why.Step.Keeps == Storage::Contiguous
                  ? ", which may move its elements"
                  : ", which may end iterators into it";
    Out.Notes.push_back(
        {By->At->getExprLoc(), Who + What + Changed + Means, {}});
  }

  static std::string advice(const Stale &S, StringRef Owner) {
    if (isa_and_nonnull<CXXForRangeStmt>(S.Loop))
      return ("walk over a copy of " + Owner +
              ", or hold a lock that those who change it take")
          .str();
    if (S.Loop)
      return "walk over a copy, or find the place again after the suspension";
    if (!S.Borrow)
      return "await first, and find the object after that";
    switch (S.Why.Step.Keeps) {
    case Storage::Weak:
      return "keep what 'lock' returns for as long as it is used";
    case Storage::Sole:
      return ("use " + Owner + " again after the suspension, or keep a copy")
          .str();
    default:
      return ("look it up in " + Owner +
              " again after the suspension, or keep a copy")
          .str();
    }
  }

  bool LoopsOnly;
  bool Possible;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(StaleAcrossSuspensionCheck)
