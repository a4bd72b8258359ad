//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_CHANGEDANSWERS_H
#define ASYNC_TIDY_DRIVER_CACHE_CHANGEDANSWERS_H

#include "core/model/ProjectIndex.h"
#include <set>

namespace async_tidy {

/// To which questions two indexes answer differently. An answer is all of a
/// way, to its end.
class ChangedAnswers {
public:
  ChangedAnswers(const ProjectIndex &Before, const ProjectIndex &After)
      : Before(Before), After(After) {}

  /// True when some of these ids have another answer.
  bool among(const std::set<std::string> &Ids);

private:
  bool differs(llvm::StringRef Id);
  /// Whether the ways from \p Id differ, of which \p StepOf knows the steps.
  template <typename Function>
  bool wayDiffers(llvm::StringRef Id, llvm::StringMap<bool> &Memo,
                  Function StepOf);

  const ProjectIndex &Before;
  const ProjectIndex &After;
  std::map<Effect, llvm::StringMap<bool>> Effects;
  llvm::StringMap<bool> Runs;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_CHANGEDANSWERS_H
