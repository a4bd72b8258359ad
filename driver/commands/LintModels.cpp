//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/Commands.h"
#include "commands/EachUnit.h"
#include "commands/Problems.h"
#include "core/model/TranslationUnit.h"
#include "core/model/Unresolved.h"
#include "core/models/Models.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace llvm;

namespace async_tidy {

namespace {

/// A name that stands in a user's model file, and what the units know of it.
struct ModelledName {
  std::string Name;
  bool IsType = false;
  bool Resolved = false;
  std::string Near; ///< What was meant perhaps, or empty.
};

/// By file, line and column. Under several namespaces a name is one: it is
/// enough that one of them has it.
using ModelledNames =
    std::map<std::tuple<std::string, unsigned, unsigned>, ModelledName>;

} // namespace

static void add(ModelledNames &Names, const ModelledNames::key_type &At,
                ModelledName Said) {
  auto [Place, New] = Names.try_emplace(At, std::move(Said));
  if (New)
    return;
  Place->second.Resolved |= Said.Resolved;
  if (Place->second.Near.empty())
    Place->second.Near = std::move(Said.Near);
}

static ModelledNames namesIn(TranslationUnit &TU) {
  ModelledNames Names;
  auto Add = [&](const auto &Model, bool IsType,
                 std::optional<Unresolved> Why) {
    if (!Model.At.File.empty()) // of the user's, not built in
      add(Names, {Model.At.File, Model.At.Line, Model.At.Column},
          {Model.Name, IsType, !Why, Why ? Why->Near : ""});
  };
  for (const FunctionModel &Model : TU.models().allFunctions())
    Add(Model, false, whyUnresolved(TU, Model.Name));
  for (const TypeModel &Model : TU.models().allTypes())
    Add(Model, true, whyNoType(TU, Model.Name));
  return Names;
}

/// What all units together know of the names of their model files.
static ModelledNames lookUpNames(const Inputs &In, const Settings &S,
                                 std::vector<Problem> &Problems) {
  std::vector<ModelledNames> Found(In.List.Units.size());
  auto LookUp = [&](size_t Number, ParsedUnit Unit) {
    Found[Number] = namesIn(Unit.TU);
  };
  auto Keep = [](size_t, bool) {};
  append_range(Problems,
               parseUnits(allUnits(In), In, S,
                          {"looking up the names of models", LookUp, Keep}));

  ModelledNames All;
  for (ModelledNames &Names : Found)
    for (auto &[At, Said] : Names)
      add(All, At, std::move(Said));
  return All;
}

ExitStatus lintModels(const Settings &S, const char *ProgramName) {
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());
  std::vector<Problem> Problems = std::move(In->List.Problems);
  ModelledNames Names = lookUpNames(*In, S, Problems);
  bool Failed = !Problems.empty();

  size_t Lost = 0;
  for (const auto &[At, Said] : Names) {
    if (Said.Resolved)
      continue;
    ++Lost;
    std::string Message = "'" + Said.Name + "' names no " +
                          (Said.IsType ? "type" : "function") +
                          " in the units analysed";
    if (!Said.Near.empty())
      Message += "; did you mean '" + Said.Near + "'?";
    Problems.push_back({Problem::Kind::Remark,
                        std::get<0>(At),
                        std::move(Message),
                        {},
                        std::get<1>(At),
                        std::get<2>(At)});
  }
  printProblems(Problems);
  if (!S.Quiet)
    errs() << Names.size() << (Names.size() == 1 ? " name" : " names")
           << " looked up, " << Lost << " not found\n";
  if (Failed)
    return ExitStatus::Unanalysed;
  return Lost > 0 ? ExitStatus::Findings : ExitStatus::Clean;
}

} // namespace async_tidy
