//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/Progress.h"
#include "analysis/DisplayPath.h"
#include "cli/Terminal.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cmath>

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral EraseLine = "\r\033[K";

static ProgressMode modeOf(const Settings &S) {
  if (S.Quiet)
    return ProgressMode::Never;
  if (S.ShowProgress != ProgressMode::Auto)
    return S.ShowProgress;
  bool Terminal = sys::Process::StandardErrIsDisplayed() &&
                  sys::Process::GetEnv("TERM") != "dumb";
  return Terminal ? ProgressMode::Bar : ProgressMode::Auto;
}

/// Whether the user's locale has more than ASCII: the first variable that is
/// set decides, as everywhere.
static bool localeIsUnicode() {
  for (const char *Name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (auto Value = sys::Process::GetEnv(Name); Value && !Value->empty())
      return StringRef(*Value).contains_insensitive("utf-8") ||
             StringRef(*Value).contains_insensitive("utf8");
  return false;
}

/// "0:07", "12:30", "1:02:03".
static std::string clockTime(double Seconds) {
  auto Whole = static_cast<unsigned long>(std::lround(Seconds));
  std::string Minutes = utostr(Whole / 60 % 60);
  if (Whole >= 3600)
    Minutes = utostr(Whole / 3600) + ":" +
              std::string(2 - Minutes.size(), '0') + Minutes;
  return formatv("{0}:{1,0+2}", Minutes, Whole % 60);
}

/// "12.5/s"; "20.0/min" for units that take their time.
static std::string rateText(double PerSecond) {
  if (PerSecond < 1)
    return formatv("{0:f1}/min", PerSecond * 60);
  return formatv("{0:f1}/s", PerSecond);
}

/// The end of \p File, as the best known, in at most \p Columns; nothing when
/// that would not say much. What a terminal may not print becomes '?'.
static std::string fitted(StringRef File, unsigned Columns, bool Unicode) {
  constexpr unsigned Fewest = 8;
  std::string Text = File.str();
  if (!Unicode || sys::unicode::columnWidthUTF8(Text) < 0)
    for (char &C : Text)
      if (!isPrint(C))
        C = '?';
  auto Width = [](StringRef Part) {
    return static_cast<unsigned>(sys::unicode::columnWidthUTF8(Part));
  };
  if (Width(Text) <= Columns)
    return Text;
  if (Columns < Fewest)
    return "";
  StringRef Dots = Unicode ? "\u2026" : "...";
  StringRef End = Text;
  auto IsInsideCharacter = [](char C) { return (C & 0xC0) == 0x80; };
  while (Width(Dots) + Width(End) > Columns)
    do
      End = End.drop_front();
    while (!End.empty() && IsInsideCharacter(End.front()));
  return (Dots + End).str();
}

std::string progressBar(size_t Done, size_t Total, double DoneAt, double Left,
                        StringRef File, unsigned Columns, bool Unicode) {
  std::string Line;
  unsigned Width = 0;
  auto Add = [&](const std::string &Text, unsigned TextWidth) {
    if (Width + TextWidth > Columns)
      return;
    Line += Text;
    Width += TextWidth;
  };
  auto AddText = [&](const std::string &Text) { Add(Text, Text.size()); };

  // What matters least goes first when there is little room.
  if (Columns >= 60) {
    unsigned Cells = Columns >= 100 ? 24 : 12;
    unsigned Full = Total == 0 ? 0 : Cells * Done / Total;
    std::string Bar;
    for (unsigned Cell = 0; Cell < Cells; ++Cell)
      Bar +=
          Cell < Full ? (Unicode ? "\u2588" : "#") : (Unicode ? "\u2591" : ".");
    Add(Unicode ? Bar + " " : "[" + Bar + "] ", Cells + (Unicode ? 1 : 3));
  }
  AddText(formatv("{0}/{1}", Done, Total));
  if (Columns >= 72 && Done > 0 && DoneAt > 0)
    AddText("  " + rateText(double(Done) / DoneAt));
  if (Left >= 0)
    AddText("  " + clockTime(Left) + " left");
  if (Width + 2 < Columns)
    if (std::string Name = fitted(File, Columns - Width - 2, Unicode);
        !Name.empty())
      Line += "  " + Name;
  return Line;
}

Progress::Progress(size_t Total, const Settings &S)
    : Total(Total), Mode(modeOf(S)) {
  if (Mode != ProgressMode::Bar || Total == 0)
    return;
  std::string First = bar();
  errs() << (EraseLine + First).str();
  Drawing = std::thread([this, First] { keepDrawing(First); });
}

double Progress::secondsSinceStart() const {
  return std::chrono::duration<double>(Clock::now() - Start).count();
}

double Progress::secondsLeft() const {
  if (Done == 0)
    return -1;
  return DoneAt / double(Done) * double(Total) - secondsSinceStart();
}

void Progress::begin(StringRef File) {
  std::lock_guard Held(Lock);
  Running.push_back(File.str());
}

void Progress::done(StringRef File) {
  std::lock_guard Held(Lock);
  ++Done;
  DoneAt = secondsSinceStart();
  if (auto Found = find(Running, File); Found != Running.end())
    Running.erase(Found);
  if (Mode != ProgressMode::Bar)
    showLine();
}

void Progress::end() {
  {
    std::lock_guard Held(Lock);
    Mode = ProgressMode::Never;
  }
  Ended.notify_one();
  if (Drawing.joinable())
    Drawing.join();
}

void Progress::keepDrawing(std::string Drawn) {
  // Often enough to look alive, and not so often that it flickers.
  constexpr std::chrono::milliseconds Pause(100);
  auto HasEnded = [this] { return Mode != ProgressMode::Bar; };
  std::unique_lock Held(Lock);
  while (!Ended.wait_for(Held, Pause, HasEnded)) {
    std::string Bar = bar();
    if (Bar == Drawn)
      continue;
    // The run goes on when the terminal does not.
    Held.unlock();
    errs() << (EraseLine + Bar).str();
    Held.lock();
    Drawn = std::move(Bar);
  }
  errs() << EraseLine;
}

std::string Progress::bar() const {
  static const bool Unicode = localeIsUnicode();
  unsigned Columns = terminalColumns(StandardStream::Error);
  // A character in the last column could wrap the line, which could then not be
  // erased.
  Columns = Columns == 0 ? 79 : Columns - 1;
  StringRef File = Running.empty() ? "" : StringRef(Running.back());
  return progressBar(Done, Total, DoneAt, secondsLeft(), displayPath(File),
                     Columns, Unicode);
}

void Progress::showLine() {
  if (Mode == ProgressMode::Never || Done == Total)
    return;
  unsigned Tenths = 10 * Done / Total;
  bool NewTenth = Tenths > LineTenths;
  double Now = secondsSinceStart();
  // Unasked, only a run that takes its time says that it lives.
  constexpr double Patience = 30, Pause = 10;
  bool Wanted = Mode == ProgressMode::Lines
                    ? NewTenth
                    : Now - LineAt >= Patience ||
                          (LineAt > 0 && NewTenth && Now - LineAt >= Pause);
  if (!Wanted)
    return;
  LineAt = Now;
  LineTenths = Tenths;
  errs() << formatv("{0} of {1} units analysed ({2}%), {3} so far, about {4} "
                    "left\n",
                    Done, Total, 100 * Done / Total, clockTime(Now),
                    clockTime(std::max(0.0, secondsLeft())));
}

} // namespace async_tidy
