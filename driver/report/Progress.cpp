//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/Progress.h"
#include "analysis/DisplayPath.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral EraseLine = "\r\033[K";

Progress::Progress(size_t Total, bool Quiet)
    : Total(Total), Shown(!Quiet && sys::Process::StandardErrIsDisplayed()) {}

void Progress::end() {
  std::lock_guard Held(Lock);
  if (Shown)
    errs() << EraseLine;
  Shown = false;
}

void Progress::begin(StringRef File) {
  std::lock_guard Held(Lock);
  if (!Shown)
    return;
  std::string Line = "[" + std::to_string(++Begun) + "/" +
                     std::to_string(Total) + "] " + displayPath(File);
  // A line that wraps could not be erased: keep the end of the path.
  unsigned Columns = sys::Process::StandardErrColumns();
  if (Columns > 8 && Line.size() >= Columns)
    Line = Line.substr(0, Line.find(' ') + 1) + "..." +
           Line.substr(Line.size() - (Columns - Line.find(' ') - 5));
  errs() << EraseLine << Line;
}

} // namespace async_tidy
