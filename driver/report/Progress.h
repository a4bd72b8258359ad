//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_PROGRESS_H
#define ASYNC_TIDY_DRIVER_REPORT_PROGRESS_H

#include "cli/Settings.h"
#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace async_tidy {

/// How far a run is, on standard error: a bar in one line of a terminal, which
/// goes away, or now and then a line for a log.
class Progress {
public:
  /// \p Total units are to be analysed.
  Progress(size_t Total, const Settings &S);
  ~Progress() { end(); }

  /// Says that the unit with main file \p File begins. Thread-safe.
  void begin(llvm::StringRef File);
  /// Says that it is done. Thread-safe.
  void done(llvm::StringRef File);
  /// Erases the bar, and shows nothing any more. For the thread that made it.
  void end();

private:
  using Clock = std::chrono::steady_clock;

  /// The bar's own thread: redraws it while the run goes on, however long the
  /// units take. \p Drawn is what it shows now.
  void keepDrawing(std::string Drawn);
  std::string bar() const;
  void showLine();
  double secondsSinceStart() const;
  /// How long the rest will take, if it goes on like this; negative when that
  /// is not known, or was said to be over.
  double secondsLeft() const;

  const size_t Total;
  const Clock::time_point Start = Clock::now();
  std::mutex Lock; ///< Of what follows.
  ProgressMode Mode;
  size_t Done = 0;
  double DoneAt = 0;                ///< When the last was; since the start.
  std::vector<std::string> Running; ///< In the order they began.
  double LineAt = 0;                ///< When the last line was printed.
  unsigned LineTenths = 0;
  std::condition_variable Ended;
  std::thread Drawing;
};

/// The bar's line, at most \p Columns wide. \p DoneAt: the seconds that \p Done
/// units took. \p Left: seconds, or negative when it is not known. \p Unicode:
/// draw with more than ASCII.
std::string progressBar(size_t Done, size_t Total, double DoneAt, double Left,
                        llvm::StringRef File, unsigned Columns, bool Unicode);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_PROGRESS_H
