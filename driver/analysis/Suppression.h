//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_SUPPRESSION_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_SUPPRESSION_H

#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Tooling/Core/Diagnostic.h"

namespace async_tidy {

/// The NOLINT comments of one unit, read by clang-tidy's own reader so that
/// they mean the same in every tool.
class Suppression : private clang::DiagnosticConsumer {
public:
  /// Takes over \p Engine, which has the unit's sources, until destroyed.
  explicit Suppression(clang::DiagnosticsEngine &Engine);
  ~Suppression() override;

  /// True when a comment silences \p Check at \p Loc.
  bool silences(clang::SourceLocation Loc, llvm::StringRef Check);

  /// What is wrong with the comments, such as a BEGIN without an END.
  llvm::ArrayRef<clang::tooling::Diagnostic> mistakes() const {
    return Mistakes;
  }

private:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;

  clang::DiagnosticsEngine &Engine;
  clang::DiagnosticConsumer *Client;
  std::unique_ptr<clang::DiagnosticConsumer> OwnedClient;
  unsigned Probe; ///< The id of a warning that only asks.
  llvm::StringRef Asked;
  bool Silenced = false;
  clang::tidy::NoLintDirectiveHandler Handler;
  llvm::SmallVector<clang::tooling::Diagnostic, 0> Mistakes;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_SUPPRESSION_H
