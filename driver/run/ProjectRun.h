//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// One run of the checks over the units of a project.

#ifndef ASYNC_TIDY_DRIVER_RUN_PROJECTRUN_H
#define ASYNC_TIDY_DRIVER_RUN_PROJECTRUN_H

#include "analysis/RunResult.h"
#include "analysis/SourceCache.h"
#include "cache/ProjectCache.h"
#include "commands/Inputs.h"
#include "report/Progress.h"

namespace async_tidy {

/// Where the units' results came from.
struct RunCounts {
  size_t Kept = 0;  ///< From the cache; the others were analysed.
  size_t Again = 0; ///< Analysed twice, because of what others do.
};

/// Processor time by what it was spent on, of all units.
using TimeTable = std::map<std::string, std::chrono::nanoseconds>;

class ProjectRun {
public:
  /// Everything given must outlive this object. When the run is interrupted,
  /// this object must live until the process ends: some of its threads may
  /// still be at work.
  ProjectRun(Inputs &In, const AnalysisPlan &Plan, const Settings &S,
             const char *ProgramName);

  size_t unitCount() const { return Units.size(); }

  /// Analyses all units, except those of which the cache knows what that would
  /// find. Remarks about the cache come last.
  RunResult result();

  const RunCounts &counts() const { return Counts; }
  /// Of what was analysed in this run.
  const TimeTable &times() const { return Times; }
  /// Null when an index was given, so that none is made.
  const ProjectCache *cache() const { return Project.get(); }

private:
  using Numbers = std::vector<size_t>; ///< Of units.

  /// With that index, whatever the others do.
  void analyseWith(std::shared_ptr<const ProjectIndex> Index);
  /// Each with what all units know, which is only complete once all that have
  /// changed were analysed. So those are first analysed with what was known
  /// last, and then all for which that makes a difference.
  void analyseTogether();

  /// Takes what the cache has. Answers the units it has not, biggest first.
  Numbers recall();
  /// False when interrupted.
  bool analyse(Numbers Which, std::shared_ptr<const ProjectIndex> Index);
  void analyseOne(size_t Number, std::shared_ptr<const ProjectIndex> Index);
  /// Adds to the times. Lock must be held.
  void spent(const Activity &Doing);
  /// Parses what these units begin with in common. False when interrupted.
  bool prepare(llvm::ArrayRef<size_t> Which);

  Inputs &In;
  const AnalysisPlan &Plan;
  const Settings &S;
  std::string PlanText;
  SourceCache Sources;
  std::unique_ptr<ProjectCache> Project;
  std::unique_ptr<Progress> Shown;
  std::vector<std::unique_ptr<Preamble>> Preambles;
  std::atomic<size_t> PreambleBytes = 0;
  std::vector<const Preamble *> SharedBy; ///< By the units' numbers.

  struct UnitState {
    std::optional<KeptResult> Found;
    bool FromCache = false;
  };
  std::mutex Lock; ///< Of what follows.
  std::vector<UnitState> Units;
  RunCounts Counts;
  TimeTable Times;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_RUN_PROJECTRUN_H
