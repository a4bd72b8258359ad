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

template <typename Function>
bool ChangedAnswers::wayDiffers(StringRef Id, StringMap<bool> &Memo,
                                Function StepOf) {
  SmallVector<StringRef> Way;
  bool Result = false;
  while (true) {
    if (auto Seen = Memo.find(Id); Seen != Memo.end()) {
      Result = Seen->second;
      break;
    }
    Way.push_back(Id);
    const auto *Then = StepOf(Before, Id);
    const auto *Now = StepOf(After, Id);
    Result = !Then || !Now || *Then != *Now;
    if (Result || Now->Next.empty())
      break;
    Id = Now->Next;
  }
  for (StringRef Passed : Way)
    Memo[Passed] = Result;
  return Result;
}

bool ChangedAnswers::differs(StringRef Id) {
  const IndexedFunction *Then = Before.find(Id);
  const IndexedFunction *Now = After.find(Id);
  if (!Then || !Now)
    return Then != Now;
  return *Then != *Now ||
         any_of(Now->Effects,
                [&](const auto &Has) {
                  return wayDiffers(Id, Effects[Has.first],
                                    [&](const ProjectIndex &In, StringRef Id) {
                                      return In.step(Id, Has.first);
                                    });
                }) ||
         (Now->Run &&
          wayDiffers(Id, Runs, [](const ProjectIndex &In, StringRef Id) {
            return In.run(Id);
          }));
}

} // namespace async_tidy
