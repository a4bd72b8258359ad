//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/Fingerprint.h"
#include "cache/ContentHash.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;

namespace async_tidy {

static constexpr size_t LikenessLength = 32;

std::string likenessOf(const PlainFinding &F) {
  // A zero byte is in none of them, so that no two triples read the same.
  return contentHash(F.Check + '\0' + F.Symbol + '\0' + F.Snippet);
}

std::string makeFingerprint(StringRef Likeness, unsigned Number) {
  return Likeness.str() + ":" + std::to_string(Number);
}

std::optional<std::pair<StringRef, unsigned>> readFingerprint(StringRef Text) {
  auto [Likeness, Digits] = Text.split(':');
  unsigned Number = 0;
  bool Hex = all_of(Likeness, [](char C) { return isHexDigit(C); });
  if (Likeness.size() != LikenessLength || !Hex ||
      Digits.getAsInteger(10, Number) || Number == 0)
    return std::nullopt;
  return std::pair(Likeness, Number);
}

std::vector<std::string> fingerprintsOf(ArrayRef<PlainFinding> Findings) {
  auto InOrder = to_vector_of<size_t>(seq<size_t>(Findings.size()));
  sort(InOrder, [&](size_t A, size_t B) {
    auto OrderA = Findings[A].order(), OrderB = Findings[B].order();
    return OrderA == OrderB ? A < B : OrderA < OrderB;
  });
  std::vector<std::string> Result(Findings.size());
  StringMap<unsigned> Count;
  for (size_t I : InOrder) {
    std::string Likeness = likenessOf(Findings[I]);
    Result[I] = makeFingerprint(Likeness, ++Count[Likeness]);
  }
  return Result;
}

void fingerprint(MutableArrayRef<PlainFinding> Findings) {
  for (auto [F, Text] : zip(Findings, fingerprintsOf(Findings)))
    F.Fingerprint = std::move(Text);
}

} // namespace async_tidy
