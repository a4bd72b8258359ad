//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Suppression.h"

using namespace clang;

namespace async_tidy {

// The reader takes a clang::Diagnostic, which only a DiagnosticsEngine makes:
// asking is reporting a warning to ourselves.
Suppression::Suppression(DiagnosticsEngine &Engine)
    : Engine(Engine), Client(Engine.getClient()),
      OwnedClient(Engine.takeClient()),
      Probe(Engine.getCustomDiagID(DiagnosticsEngine::Warning, "async-tidy")) {
  Engine.setClient(this, /*ShouldOwnClient=*/false);
  Engine.setIgnoreAllWarnings(false);
}

Suppression::~Suppression() {
  bool Owned = OwnedClient != nullptr;
  Engine.setClient(Owned ? OwnedClient.release() : Client, Owned);
  Engine.setIgnoreAllWarnings(true);
}

bool Suppression::silences(SourceLocation Loc, llvm::StringRef Check) {
  Asked = Check;
  Silenced = false;
  Engine.Report(Loc, Probe);
  return Silenced;
}

void Suppression::HandleDiagnostic(DiagnosticsEngine::Level Level,
                                   const Diagnostic &Info) {
  Silenced = Handler.shouldSuppress(Level, Info, Asked, Mistakes,
                                    /*AllowIO=*/true,
                                    /*EnableNoLintBlocks=*/true);
}

} // namespace async_tidy
