//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "report/Report.h"
#include "report/Utf8.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static StringRef severityOf(Level L) {
  switch (L) {
  case Level::Correctness:
    return "critical";
  case Level::Strict:
    return "major";
  case Level::Performance:
    return "minor";
  case Level::Preview:
    return "info";
  }
  llvm_unreachable("unknown level");
}

void reportGitLab(const RunResult &Result, raw_ostream &OS) {
  json::Array Issues;
  for (const PlainFinding &F : Result.Findings) {
    // Every issue must have a place; the repository itself, for want of one.
    std::string Path =
        F.At.File.empty() ? "." : repositoryPath(F.At.File, "CI_PROJECT_DIR");
    json::Object Lines{{"begin", std::max(F.At.Line, 1u)}};
    Issues.push_back(
        json::Object{{"description", utf8(F.Message)},
                     {"check_name", F.Check},
                     {"fingerprint", F.Fingerprint},
                     {"severity", severityOf(F.CheckLevel)},
                     {"location", json::Object{{"path", utf8(Path)},
                                               {"lines", std::move(Lines)}}}});
  }
  OS << formatv("{0:2}\n", json::Value(std::move(Issues)));
}

} // namespace async_tidy
