//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a function may do to the thread that calls it.

#ifndef ASYNC_TIDY_CORE_MODELS_EFFECT_H
#define ASYNC_TIDY_CORE_MODELS_EFFECT_H

#include "core/models/Models.h"
#include <array>

namespace async_tidy {

/// The kinds of blocking, and two more that travel along calls like them.
enum class Effect : uint8_t {
  Wait,
  Sleep,
  File,
  Descriptor,
  Network,
  Lock,
  BlockOn,   ///< Waits for a task by blocking the thread.
  Forbidden, ///< The user's models forbid it in coroutines.
};

constexpr std::array AllEffects = {
    Effect::Wait,    Effect::Sleep, Effect::File,    Effect::Descriptor,
    Effect::Network, Effect::Lock,  Effect::BlockOn, Effect::Forbidden};

/// How models, options and the project index spell it.
llvm::StringRef word(Effect What);
std::optional<Effect> effectNamed(llvm::StringRef Word);

Effect effectOf(BlockingKind Kind);

/// Some of the effects.
class EffectSet {
public:
  constexpr EffectSet() = default;
  constexpr EffectSet(std::initializer_list<Effect> Effects) {
    for (Effect What : Effects)
      insert(What);
  }
  constexpr void insert(Effect What) { Bits |= 1u << unsigned(What); }
  constexpr void erase(Effect What) { Bits &= ~(1u << unsigned(What)); }
  constexpr bool contains(Effect What) const {
    return Bits & (1u << unsigned(What));
  }

private:
  unsigned Bits = 0;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODELS_EFFECT_H
