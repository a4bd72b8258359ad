//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CheckSelection.h"
#include "clang-tidy/GlobList.h"
#include "cli/CommandLine.h"
#include "cli/NearestName.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

static Error unknownCheck(StringRef Name, bool LevelsToo) {
  SmallVector<StringRef> Candidates;
  for (const CheckEntry &Entry : allChecks())
    Candidates.push_back(Entry.Info->Name);
  if (LevelsToo)
    append_range(Candidates, levelNames());
  std::string Full = (Name.starts_with("async-") ? "" : "async-") + Name.str();
  StringRef Near = nearestName(Full, Candidates);
  if (StringRef Level = nearestName(Name, Candidates); !Level.empty())
    Near = Level;
  std::string Mend = Near.empty() ? "; --list-checks lists them all"
                                  : "; did you mean '" + Near.str() + "'?";
  return createStringError("no check is named '" + Name + "'" + Mend);
}

Expected<const CheckEntry *> checkNamed(StringRef Name) {
  if (const CheckEntry *Entry = findCheck(Name))
    return Entry;
  if (const CheckEntry *Entry = findCheck("async-" + Name.str()))
    return Entry;
  return unknownCheck(Name, /*LevelsToo=*/false);
}

/// The checks one entry of --checks means, without its leading '-'.
static std::vector<const CheckEntry *> meant(StringRef Entry) {
  std::vector<const CheckEntry *> Result;
  std::optional<Level> L = levelNamed(Entry);
  clang::tidy::GlobList Glob(Entry);
  for (const CheckEntry &Check : allChecks())
    if (L ? Check.Info->CheckLevel == *L : Glob.contains(Check.Info->Name))
      Result.push_back(&Check);
  return Result;
}

/// The entries of a list that is written as for --checks.
static SmallVector<StringRef> entriesOf(StringRef List) {
  SmallVector<StringRef> Entries;
  List.split(Entries, ',', -1, /*KeepEmpty=*/false);
  for (StringRef &Entry : Entries)
    Entry = Entry.trim();
  erase_if(Entries, [](StringRef Entry) { return Entry.empty(); });
  return Entries;
}

Error verifyCheckList(StringRef List) {
  for (StringRef Entry : entriesOf(List)) {
    Entry.consume_front("-");
    if (!Entry.empty() && !levelNamed(Entry) && meant(Entry).empty())
      return unknownCheck(Entry, /*LevelsToo=*/true);
  }
  return Error::success();
}

/// "'--checks=LIST'", or where in a file the last word on it is.
static std::string whoSelects(const Settings &S) {
  for (const GivenSetting &Given : reverse(S.Given))
    if (Given.Key == "checks" && Given.From != "command line")
      return Given.From + ": 'checks: " + S.Checks + "'";
    else if (Given.Key == "checks")
      break;
  return "'--checks=" + S.Checks + "'";
}

Error CheckSelection::select(const Settings &S) {
  std::string Whole = StringRef(S.Checks).trim().str();
  if (Whole.empty() || Whole.front() == '-')
    Whole = (nameOf(Level::Correctness) + "," + Whole).str();
  if (Error E = verifyCheckList(Whole))
    return E;
  for (StringRef Entry : entriesOf(Whole)) {
    bool Adds = !Entry.consume_front("-");
    std::vector<const CheckEntry *> Meant = meant(Entry);
    erase_if(Checks,
             [&](const CheckEntry *C) { return is_contained(Meant, C); });
    if (Adds)
      append_range(Checks, Meant);
  }
  if (Checks.empty())
    return createStringError(whoSelects(S) +
                             " selects no check; --list-checks lists them "
                             "all");
  sort(Checks, [](const CheckEntry *A, const CheckEntry *B) {
    return A->Info->Name < B->Info->Name;
  });
  return Error::success();
}

/// The full name of the option that \p Key means.
static Expected<std::string> optionNamed(StringRef Key) {
  auto [CheckName, OptionName] = Key.rsplit('.');
  Expected<const CheckEntry *> Entry = checkNamed(CheckName);
  if (!Entry)
    return Entry.takeError();
  const CheckInfo &Info = *(*Entry)->Info;
  SmallVector<StringRef> Names;
  for (const OptionInfo &Option : Info.Options)
    Names.push_back(Option.Name);
  if (!is_contained(Names, OptionName))
    return createStringError(
        "check '" + Info.Name + "' has no option '" + OptionName + "'" +
        didYouMean(OptionName, Names,
                   ("; --explain " + Info.Name + " lists its options").str()));
  return (Info.Name + "." + OptionName).str();
}

Error verifyOption(StringRef Key) { return optionNamed(Key).takeError(); }

Error CheckSelection::set(StringRef Key, StringRef Value) {
  Expected<std::string> Name = optionNamed(Key);
  if (!Name)
    return Name.takeError();
  Values[*Name] = Value.str();
  return Error::success();
}

Expected<CheckSelection> CheckSelection::of(const Settings &S) {
  CheckSelection Result;
  if (Error E = Result.select(S))
    return E;
  for (const auto &[Key, Value] : S.CheckOptions)
    if (Error E = Result.set(Key, Value))
      return E;
  return Result;
}

std::string CheckSelection::text() const {
  std::string Result;
  for (const CheckEntry *Entry : Checks)
    Result += Entry->Info->Name.str() + "\n";
  for (const auto &[Option, Value] : Values)
    Result += Option + "=" + Value + "\n";
  return Result;
}

CheckOptions CheckSelection::optionsOf(const CheckEntry &Entry) const {
  StringRef Check = Entry.Info->Name;
  return CheckOptions(
      *Entry.Info, [this, Check](StringRef Name, StringRef Default) {
        auto Found = Values.find((Check + "." + Name).str());
        return Found == Values.end() ? Default.str() : Found->second;
      });
}

} // namespace async_tidy
