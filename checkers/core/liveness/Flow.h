//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a function may do before and after what.

#ifndef ASYNC_TIDY_CORE_LIVENESS_FLOW_H
#define ASYNC_TIDY_CORE_LIVENESS_FLOW_H

#include "core/model/ControlFlow.h"
#include <optional>

namespace async_tidy {

class Flow {
public:
  explicit Flow(const clang::CFG *Graph);

  /// Whether \p To may be evaluated after \p From with no \p Without between.
  bool leads(const clang::Stmt *From, const clang::Stmt *To,
             const clang::Stmt *Without = nullptr) const;

  /// Calls \p Visit with what is evaluated before \p At, backwards along each
  /// path, until it answers true there. False when a path reaches the start of
  /// the function, or is left by an answer of nothing.
  bool before(const clang::Stmt *At,
              llvm::function_ref<std::optional<bool>(const clang::CFGElement &)>
                  Visit) const;

private:
  struct Place {
    const clang::CFGBlock *Block;
    unsigned Index;
  };
  const Place *placeOf(const clang::Stmt *S) const;

  unsigned Blocks = 0;
  llvm::DenseMap<const clang::Stmt *, Place> Places;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_FLOW_H
