//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/AnswerDigest.h"
#include "cache/ContentHash.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// Texts and numbers, one after the other and told apart.
class Words {
public:
  Words &operator<<(StringRef Text) {
    All += std::to_string(Text.size());
    All += ':';
    All += Text;
    return *this;
  }
  Words &operator<<(uint64_t Number) { return *this << std::to_string(Number); }
  Words &operator<<(const FilePlace &At) {
    return *this << At.File << At.Line << At.Column;
  }
  Words &operator<<(const IndexStep &Step) {
    return *this << static_cast<uint64_t>(Step.How) << Step.At << Step.Name
                 << Step.Next << Step.Why << Step.Length;
  }
  Words &operator<<(const IndexRun &Run) {
    *this << Run.Next << Run.Length << Run.Notes.size();
    for (const PlacedNote &N : Run.Notes)
      *this << N.At << N.Text;
    return *this;
  }
  Words &operator<<(ArrayRef<unsigned> Numbers) {
    *this << Numbers.size();
    for (unsigned Number : Numbers)
      *this << Number;
    return *this;
  }
  std::string hash() const { return contentHash(All); }

private:
  std::string All;
};

} // namespace

template <typename Function>
std::string AnswerDigest::wayFrom(StringRef Id, StringMap<std::string> &Memo,
                                  Function StepOf) {
  SmallVector<StringRef> Way;
  std::string Rest;
  for (StringRef Next = Id; !Next.empty();) {
    if (auto Seen = Memo.find(Next); Seen != Memo.end()) {
      Rest = Seen->second;
      break;
    }
    Way.push_back(Next);
    const auto *Step = StepOf(Next);
    Next = Step ? StringRef(Step->Next) : "";
  }
  for (StringRef Passed : reverse(Way)) {
    Words Answer;
    if (const auto *Step = StepOf(Passed))
      Answer << *Step;
    Rest = (Answer << Rest).hash();
    Memo[Passed] = Rest;
  }
  return Rest;
}

std::string AnswerDigest::of(StringRef Id) {
  const IndexedFunction *Known = Index.find(Id);
  if (!Known)
    return "";
  Words Answer;
  Answer << Known->IgnoredTasks << Known->HandedOff << Known->Effects.size();
  for (const auto &[What, Step] : Known->Effects)
    Answer << static_cast<uint64_t>(What)
           << wayFrom(Id, Effects[What], [&, What = What](StringRef Id) {
                return Index.step(Id, What);
              });
  if (Known->Run)
    Answer << wayFrom(Id, Runs, [&](StringRef Id) { return Index.run(Id); });
  return Answer.hash();
}

std::string AnswerDigest::of(const std::set<std::string> &Ids) {
  Words Answers;
  for (StringRef Id : Ids)
    Answers << of(Id);
  return Answers.hash();
}

} // namespace async_tidy
