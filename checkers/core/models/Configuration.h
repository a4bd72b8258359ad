//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// `.async-tidy.yaml` holds settings beside library models. Here is how they
/// are written; what most of them mean is for the driver to say. All tools
/// read the whole file, so that each rejects a wrong one.
/// docs/configuration.md describes the keys.

#ifndef ASYNC_TIDY_CORE_MODELS_CONFIGURATION_H
#define ASYNC_TIDY_CORE_MODELS_CONFIGURATION_H

#include "core/models/Models.h"
#include "core/models/YamlReader.h"

namespace async_tidy {

/// How the value of a key is written.
enum class SettingShape {
  Text,    ///< One string.
  Words,   ///< A list of strings, or one string with commas between them.
  List,    ///< A list of strings, or one string.
  Models,  ///< The same, of files that must exist.
  Options, ///< A mapping of checks to mappings of their options to values.
};

struct ConfigurationKey {
  llvm::StringLiteral Name;
  SettingShape Shape;
};

/// The name of the file that is looked for.
inline constexpr llvm::StringLiteral ConfigurationFileName = ".async-tidy.yaml";

/// Every key that is not one of a model file, sorted.
llvm::ArrayRef<ConfigurationKey> configurationKeys();

/// One setting as a file writes it; an item, when it is a list.
struct WrittenSetting {
  llvm::StringRef Key;
  /// Of `models`: the path, found from the folder of the file. Of `options`:
  /// "async-check.Name=value", where the items of a list have ';' between them.
  std::string Value;
  ModelPlace At;
};

/// Reads the settings of a file, whatever else there is in it.
class ConfigurationReader : public YamlReader {
public:
  using YamlReader::YamlReader;

  /// Reads \p Text and passes over what it says about libraries.
  llvm::Error read(llvm::StringRef Text);

  std::vector<WrittenSetting> Settings;
  bool HasModels = false; ///< It says something about a library.

protected:
  /// Every key of a file: \p ModelKeys, and those of settings.
  bool file(llvm::yaml::Node &Root, Keys &Given,
            llvm::ArrayRef<Field> ModelKeys);

  /// Whether nothing is in the file, and that is fine: all of it may have been
  /// commented out.
  bool mayBeEmpty(const llvm::yaml::Node &Root) const;

  ModelPlace placeOf(llvm::SMLoc At);

private:
  bool setting(const ConfigurationKey &Key, llvm::yaml::Node &N);
  bool text(llvm::yaml::Node &N, std::string &Out);
  bool item(const ConfigurationKey &Key, llvm::yaml::Node &N);
  bool options(const ConfigurationKey &Key, llvm::yaml::Node &N);
  bool optionValue(llvm::yaml::Node &N, std::string &Out);
};

/// The settings in \p File in the order in which they are written. An
/// unreadable or malformed file is an error that names it, line and column;
/// mistakes in its models are for Models::load to find.
llvm::Expected<std::vector<WrittenSetting>>
readConfiguration(llvm::StringRef File);

/// Whether \p File holds settings and no models. An unreadable or malformed one
/// does not.
bool hasSettingsOnly(llvm::StringRef File);

/// Whether a setting is the whole run's; models are each unit's own.
bool isOfTheRun(const WrittenSetting &Setting);

/// The settings of the nearest `.async-tidy.yaml` in the folder of
/// \p SourceFile (an absolute path) or above that has any of the run; empty,
/// when none has. An error of one on the way is the answer.
llvm::Expected<std::vector<WrittenSetting>>
nearestSettings(llvm::StringRef SourceFile);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODELS_CONFIGURATION_H
