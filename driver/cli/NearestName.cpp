//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/NearestName.h"
#include <algorithm>

using namespace llvm;

namespace async_tidy {

StringRef nearestName(StringRef Wrong, ArrayRef<StringRef> Candidates) {
  StringRef Best;
  // A third of the letters may be wrong: more is another word.
  unsigned BestDistance = std::max<size_t>(2, Wrong.size() / 3) + 1;
  for (StringRef Candidate : Candidates) {
    unsigned Distance =
        Wrong.edit_distance_insensitive(Candidate, true, BestDistance);
    if (Distance < BestDistance) {
      Best = Candidate;
      BestDistance = Distance;
    }
  }
  return Best;
}

std::string didYouMean(StringRef Wrong, ArrayRef<StringRef> Candidates,
                       StringRef Otherwise) {
  StringRef Near = nearestName(Wrong, Candidates);
  if (Near.empty())
    return Otherwise.str();
  return "; did you mean '" + Near.str() + "'?";
}

} // namespace async_tidy
