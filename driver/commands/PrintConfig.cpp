//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "cli/CheckSelection.h"
#include "cli/Configuration.h"
#include "cli/OptionTable.h"
#include "commands/Commands.h"
#include "core/base/Compat.h"
#include "core/models/Configuration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;

namespace async_tidy {

namespace {

/// A line of the listing: YAML, and in a comment where it comes from.
struct Line {
  std::string Yaml;
  std::string From; ///< Empty: nothing to say.
};

} // namespace

static std::string quoted(StringRef Value) {
  switch (yaml::needsQuotes(Value)) {
  case yaml::QuotingType::None:
    return Value.str();
  case yaml::QuotingType::Single: {
    std::string Text = Value.str();
    for (size_t At = 0; (At = Text.find('\'', At)) != std::string::npos;
         At += 2)
      Text.insert(At, "'");
    return "'" + Text + "'";
  }
  case yaml::QuotingType::Double:
    return "\"" + yaml::escape(Value, /*EscapePrintable=*/false) + "\"";
  }
  llvm_unreachable("unknown quoting");
}

static std::vector<GivenSetting> givenFor(StringRef Key, const Settings &S) {
  std::vector<GivenSetting> Result;
  copy_if(S.Given, std::back_inserter(Result),
          [&](const GivenSetting &Given) { return Given.Key == Key; });
  return Result;
}

/// The list of checks from where it begins, and all that had a say in it.
static Line checksLine(const Settings &S) {
  std::vector<GivenSetting> Given = givenFor("checks", S);
  if (Given.empty())
    return {"checks: correctness", "default"};
  std::string Value = S.Checks;
  std::vector<std::string> From;
  bool Begins = false;
  for (const GivenSetting &Part : reverse(Given)) {
    if (!is_contained(From, Part.From))
      From.push_back(Part.From);
    if ((Begins = !StringRef(Part.Value).trim().starts_with("-")))
      break;
  }
  if (!Begins) {
    Value = "correctness," + Value;
    From.push_back("default");
  }
  return {"checks: " + quoted(Value), join(From, ", ")};
}

static void addList(StringRef Key, const Settings &S, std::vector<Line> &Out) {
  std::vector<GivenSetting> Given = givenFor(Key, S);
  if (Given.empty())
    return Out.push_back({Key.str() + ": []", "default"});
  Out.push_back({Key.str() + ":", ""});
  for (const GivenSetting &Item : Given)
    Out.push_back({"  - " + quoted(Item.Value), Item.From});
}

/// The options of the selected checks, those with their defaults too.
static void addOptions(const CheckSelection &Selection, const Settings &S,
                       std::vector<Line> &Out) {
  std::map<std::string, std::string> From;
  for (const GivenSetting &Given : givenFor("options", S)) {
    StringRef Key = StringRef(Given.Value).split('=').first;
    From[((Key.starts_with("async-") ? "" : "async-") + Key).str()] =
        Given.From;
  }
  std::vector<Line> Lines;
  for (const CheckEntry *Entry : Selection.checks()) {
    const CheckInfo &Info = *Entry->Info;
    if (Info.Options.empty())
      continue;
    Lines.push_back({"  " + Info.Name.str() + ":", ""});
    CheckOptions Values = Selection.optionsOf(*Entry);
    SmallVector<OptionInfo> Sorted(Info.Options);
    sort(Sorted, [](const OptionInfo &A, const OptionInfo &B) {
      return A.Name < B.Name;
    });
    for (const OptionInfo &Option : Sorted) {
      auto Found = From.find((Info.Name + "." + Option.Name).str());
      Lines.push_back(
          {"    " + Option.Name.str() + ": " + quoted(Values.text(Option.Name)),
           Found == From.end() ? "default" : Found->second});
    }
  }
  Out.push_back({Lines.empty() ? "options: {}" : "options:", ""});
  append_range(Out, Lines);
}

static Line scalarLine(const OptionSpec &Spec, const Settings &S) {
  std::vector<GivenSetting> Given = givenFor(Spec.More.Key, S);
  std::string Left = Spec.More.Key.str() + ": ";
  if (Given.empty())
    return {Left + quoted(Spec.More.Default), "default"};
  std::string Value = Given.back().Value;
  // Whoever puts it into a file elsewhere means the same place.
  if (Spec.More.Value != Takes::Text && !Value.empty()) {
    SmallString<256> Path(Value);
    makeAbsolute(currentFolder(), Path);
    Value = Path.str().str();
  }
  return {Left + quoted(Value), Given.back().From};
}

ExitStatus printConfig(const Settings &S) {
  Expected<CheckSelection> Selection = CheckSelection::of(S);
  if (!Selection)
    return usageError(Selection.takeError());
  std::vector<Line> Lines;
  for (const ConfigurationKey &Key : configurationKeys()) {
    const OptionSpec *Spec = optionWithKey(Key.Name);
    if (Key.Name == "checks")
      Lines.push_back(checksLine(S));
    else if (Key.Shape == SettingShape::Options)
      addOptions(*Selection, S, Lines);
    else if (Key.Shape == SettingShape::List ||
             Key.Shape == SettingShape::Models)
      addList(Key.Name, S, Lines);
    else if (Spec) // `levels` is part of `checks`.
      Lines.push_back(scalarLine(*Spec, S));
  }

  std::string Read;
  for (StringRef File : S.ReadFiles)
    Read += (Read.empty() ? "" : ", ") + displayPath(File);
  outs() << "# read: " << (Read.empty() ? "no file" : Read) << '\n';
  // Long values do not push the others' comments away.
  size_t Width = 0;
  for (const Line &L : Lines)
    if (L.Yaml.size() <= 56)
      Width = std::max(Width, L.Yaml.size());
  for (const Line &L : Lines) {
    if (L.From.empty())
      outs() << L.Yaml << '\n';
    else
      outs() << left_justify(L.Yaml, Width) << "  # " << L.From << '\n';
  }
  return ExitStatus::Clean;
}

} // namespace async_tidy
