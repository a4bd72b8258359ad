//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/models/Configuration.h"
#include "core/base/Compat.h"
#include "core/models/ModelFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

ArrayRef<ConfigurationKey> configurationKeys() {
  static constexpr ConfigurationKey Keys[] = {
      {"cache-dir", SettingShape::Text},
      {"checks", SettingShape::Words},
      {"compile-database", SettingShape::Text},
      {"exclude", SettingShape::List},
      {"fail-on", SettingShape::Text},
      {"format", SettingShape::Text},
      {"header-filter", SettingShape::Text},
      {"index-file", SettingShape::Text},
      {"levels", SettingShape::Words},
      {"models", SettingShape::Models},
      {"options", SettingShape::Options},
  };
  return Keys;
}

bool ConfigurationReader::file(yaml::Node &Root, Keys &Given,
                               ArrayRef<Field> ModelKeys) {
  auto Readers =
      map_to_vector(configurationKeys(), [this](const ConfigurationKey &Key) {
        return [this, &Key](yaml::Node &N) { return setting(Key, N); };
      });
  SmallVector<Field> Fields(ModelKeys);
  for (auto [Key, Reader] : zip(configurationKeys(), Readers))
    Fields.push_back({Key.Name, Reader});
  return mapping(Root, "a model file", Given, Fields);
}

bool ConfigurationReader::mayBeEmpty(const yaml::Node &Root) const {
  return isa<yaml::NullNode>(Root) &&
         sys::path::filename(FileName) == ConfigurationFileName;
}

Error ConfigurationReader::read(StringRef Text) {
  auto Skip = [this](yaml::Node &) { return HasModels = true; };
  return readDocument(Text, [&](yaml::Node &Root) {
    Keys Given;
    return mayBeEmpty(Root) || file(Root, Given,
                                    {{"library", Skip},
                                     {"namespaces", Skip},
                                     {"functions", Skip},
                                     {"types", Skip},
                                     {"replacements", Skip}});
  });
}

ModelPlace ConfigurationReader::placeOf(SMLoc At) {
  auto [Line, Column] = lineAndColumn(At);
  return {FileName.str(), Line, Column};
}

bool ConfigurationReader::setting(const ConfigurationKey &Key, yaml::Node &N) {
  if (Key.Shape == SettingShape::Options)
    return options(Key, N);
  auto *List = dyn_cast<yaml::SequenceNode>(&N);
  if (Key.Shape == SettingShape::Text || !List)
    return item(Key, N);
  // May be empty, unlike those of models: that is how the default is written.
  for (yaml::Node &Item : *List)
    if (size_t Before = Settings.size(); !item(Key, Item))
      return false;
    else if (Settings.size() == Before)
      return fail(Item, "the string is empty");
  return true;
}

/// A string, quoted or not or in a block of its own. May be empty.
bool ConfigurationReader::text(yaml::Node &N, std::string &Out) {
  SmallString<64> Storage;
  if (auto *Block = dyn_cast<yaml::BlockScalarNode>(&N))
    Out = Block->getValue().str();
  else if (auto *Scalar = dyn_cast<yaml::ScalarNode>(&N))
    Out = Scalar->getValue(Storage).str();
  else if (auto *Alias = dyn_cast<yaml::AliasNode>(&N)) // ranges of nothing
    return fail(SMLoc::getFromPointer(Alias->getName().data() - 1),
                "put what begins with * in quotes");
  else
    return fail(N, "expected a string, not " + describe(N));
  return true;
}

bool ConfigurationReader::item(const ConfigurationKey &Key, yaml::Node &N) {
  std::string Value;
  if (!text(N, Value))
    return false;
  ModelPlace At = placeOf(N.getSourceRange().Start);
  SmallVector<StringRef> Items = {Value};
  if (Key.Shape == SettingShape::Words) {
    Items.clear();
    SplitString(Value, Items, ",\n");
  }
  for (StringRef &Item : Items)
    Item = Item.trim();
  if (Key.Shape != SettingShape::Text)
    erase_if(Items, [](StringRef Item) { return Item.empty(); });
  for (StringRef Item : Items) {
    SmallString<128> Path(Item);
    if (Key.Shape == SettingShape::Models) {
      makeAbsolute(sys::path::parent_path(FileName), Path);
      if (!sys::fs::is_regular_file(Path))
        return fail(N, "there is no file '" + Path + "'");
    }
    Settings.push_back({Key.Name, Path.str().str(), At});
  }
  return true;
}

bool ConfigurationReader::options(const ConfigurationKey &Key, yaml::Node &N) {
  return entries(
      N, "checks to options",
      [&](yaml::ScalarNode &, StringRef Check, yaml::Node &Options) {
        return entries(
            Options, "options to values",
            [&](yaml::ScalarNode &Name, StringRef Option, yaml::Node &Given) {
              std::string Value;
              if (!optionValue(Given, Value))
                return false;
              Settings.push_back({Key.Name,
                                  (Check + "." + Option + "=" + Value).str(),
                                  placeOf(Name.getSourceRange().Start)});
              return true;
            });
      });
}

bool ConfigurationReader::optionValue(yaml::Node &N, std::string &Out) {
  if (!isa<yaml::SequenceNode>(N))
    return text(N, Out);
  return sequence(N, "values", [&](yaml::Node &Item) {
    std::string Value;
    if (!text(Item, Value))
      return false;
    Out += (Out.empty() ? "" : ";") + Value;
    return true;
  });
}

Expected<std::vector<WrittenSetting>> readConfiguration(StringRef File) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return make_error<StringError>(
        File + ": cannot be read: " + Buffer.getError().message(),
        inconvertibleErrorCode());
  ConfigurationReader Reader(File);
  if (Error E = Reader.read((*Buffer)->getBuffer()))
    return std::move(E);
  return std::move(Reader.Settings);
}

bool hasSettingsOnly(StringRef File) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return false;
  ConfigurationReader Reader(File);
  bool Malformed = errorToBool(Reader.read((*Buffer)->getBuffer()));
  return !Malformed && !Reader.HasModels;
}

bool isOfTheRun(const WrittenSetting &Setting) {
  return Setting.Key != "models";
}

Expected<std::vector<WrittenSetting>> nearestSettings(StringRef SourceFile) {
  for (const std::string &File :
       findAllUpwards(SourceFile, ConfigurationFileName)) {
    auto Written = readConfiguration(File);
    if (!Written || any_of(*Written, isOfTheRun))
      return Written;
  }
  return std::vector<WrittenSetting>();
}

} // namespace async_tidy
