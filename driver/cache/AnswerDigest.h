//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_ANSWERDIGEST_H
#define ASYNC_TIDY_DRIVER_CACHE_ANSWERDIGEST_H

#include "core/model/ProjectIndex.h"
#include <set>

namespace async_tidy {

/// What an index answers, as hashes: with the same answers to what a unit asked
/// its findings are the same. An answer is all of a way, to its end.
class AnswerDigest {
public:
  explicit AnswerDigest(const ProjectIndex &Index) : Index(Index) {}

  /// Of the answers to all of these ids.
  std::string of(const std::set<std::string> &Ids);

private:
  std::string of(llvm::StringRef Id);
  /// Of the way from \p Id, of which \p StepOf knows the steps.
  template <typename Function>
  std::string wayFrom(llvm::StringRef Id, llvm::StringMap<std::string> &Memo,
                      Function StepOf);

  const ProjectIndex &Index;
  std::map<Effect, llvm::StringMap<std::string>> Effects;
  llvm::StringMap<std::string> Runs;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_ANSWERDIGEST_H
