//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/ChangedAnswers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace async_tidy {

bool ChangedAnswers::among(const std::set<std::string> &Ids) {
  return any_of(Ids, [&](StringRef Id) { return differs(Id); });
}

bool ChangedAnswers::differs(StringRef Id) {
  const IndexedFunction *Then = Before.find(Id);
  const IndexedFunction *Now = After.find(Id);
  if (!Then || !Now)
    return Then != Now;
  return *Then != *Now || any_of(Now->Effects, [&](const auto &Has) {
    return differs(Id, Has.first);
  });
}

bool ChangedAnswers::differs(StringRef Id, Effect What) {
  StringMap<bool> &Memo = Known[What];
  SmallVector<StringRef> Way;
  bool Result = false;
  while (true) {
    if (auto Seen = Memo.find(Id); Seen != Memo.end()) {
      Result = Seen->second;
      break;
    }
    Way.push_back(Id);
    const IndexStep *Then = Before.step(Id, What);
    const IndexStep *Now = After.step(Id, What);
    Result = !Then || !Now || *Then != *Now;
    if (Result || Now->Next.empty())
      break;
    Id = Now->Next;
  }
  for (StringRef Passed : Way)
    Memo[Passed] = Result;
  return Result;
}

} // namespace async_tidy
