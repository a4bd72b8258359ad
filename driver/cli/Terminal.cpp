//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/Terminal.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Process.h"
#if LLVM_ON_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace llvm;

namespace async_tidy {

unsigned terminalColumns(StandardStream Stream) {
  bool IsError = Stream == StandardStream::Error;
  // LLVM reads the variable, which shells do not export, and asks no terminal.
  unsigned Said = IsError ? sys::Process::StandardErrColumns()
                          : sys::Process::StandardOutColumns();
#if LLVM_ON_UNIX
  int Descriptor = IsError ? STDERR_FILENO : STDOUT_FILENO;
  if (winsize Size; Said == 0 && ioctl(Descriptor, TIOCGWINSZ, &Size) == 0)
    return Size.ws_col;
#endif
  return Said;
}

} // namespace async_tidy
