//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Interruption.h"
#include "llvm/Config/llvm-config.h"
#include <atomic>
#if LLVM_ON_UNIX
#include <signal.h>
#endif

namespace async_tidy {

// A signal belongs to the process: there is no other place for it.
static std::atomic<bool> Interrupted = false;

bool interrupted() { return Interrupted; }

// LLVM's own way, SetInterruptFunction, would first remove the temporary file
// that the report is written to.
#if LLVM_ON_UNIX

namespace {

struct CaughtSignal {
  int Number;
  struct sigaction Before; ///< Ends the process.
};

} // namespace

static CaughtSignal Caught[] = {{SIGINT, {}}, {SIGTERM, {}}, {SIGHUP, {}}};

static void interrupt(int) {
  Interrupted = true;
  for (const CaughtSignal &Signal : Caught)
    sigaction(Signal.Number, &Signal.Before, nullptr);
}

void catchInterrupts() {
  for (CaughtSignal &Signal : Caught) {
    struct sigaction Ours = {};
    Ours.sa_handler = interrupt;
    Ours.sa_flags = SA_RESTART;
    sigemptyset(&Ours.sa_mask);
    sigaction(Signal.Number, nullptr, &Signal.Before);
    // Who starts us in the background, or with nohup, means it.
    if (Signal.Before.sa_handler != SIG_IGN)
      sigaction(Signal.Number, &Ours, nullptr);
  }
}

#else

void catchInterrupts() {}

#endif

} // namespace async_tidy
