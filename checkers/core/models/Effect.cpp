//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/models/Effect.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace async_tidy {

StringRef word(Effect What) {
  switch (What) {
  case Effect::Wait:
    return word(BlockingKind::Wait);
  case Effect::Sleep:
    return word(BlockingKind::Sleep);
  case Effect::File:
    return word(BlockingKind::File);
  case Effect::Descriptor:
    return word(BlockingKind::Descriptor);
  case Effect::Network:
    return word(BlockingKind::Network);
  case Effect::Lock:
    return word(BlockingKind::Lock);
  case Effect::BlockOn:
    return word(FunctionRole::BlockOn);
  case Effect::Forbidden:
    return "forbidden";
  }
  llvm_unreachable("unknown effect");
}

std::optional<Effect> effectNamed(StringRef Word) {
  for (Effect What : AllEffects)
    if (word(What) == Word)
      return What;
  return std::nullopt;
}

Effect effectOf(BlockingKind Kind) {
  switch (Kind) {
  case BlockingKind::Wait:
    return Effect::Wait;
  case BlockingKind::Sleep:
    return Effect::Sleep;
  case BlockingKind::File:
    return Effect::File;
  case BlockingKind::Descriptor:
    return Effect::Descriptor;
  case BlockingKind::Network:
    return Effect::Network;
  case BlockingKind::Lock:
    return Effect::Lock;
  }
  llvm_unreachable("unknown kind");
}

} // namespace async_tidy
