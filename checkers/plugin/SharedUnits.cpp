//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "SharedUnits.h"
#include "core/models/Configuration.h"
#include "core/models/ModelFiles.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace async_tidy {

SharedUnits::Stamps
SharedUnits::stampsOf(const std::vector<std::string> &Files) {
  Stamps Result;
  for (const std::string &File : Files) {
    sys::fs::file_status Status;
    if (sys::fs::status(File, Status))
      Result.emplace_back(0, 0);
    else
      Result.emplace_back(
          Status.getSize(),
          Status.getLastModificationTime().time_since_epoch().count());
  }
  return Result;
}

static ConfiguredOptions configuredOptions(StringRef SourceFile) {
  ConfiguredOptions Options;
  auto Written = nearestSettings(SourceFile);
  if (!Written) {
    consumeError(Written.takeError());
    return Options;
  }
  for (const WrittenSetting &Setting : *Written)
    if (Setting.Key == "options") {
      auto [Name, Value] = StringRef(Setting.Value).split('=');
      Options[Name] = Value.str();
    }
  return Options;
}

ConfiguredOptions SharedUnits::options(const std::string &SourceFile) {
  std::vector<std::string> Files =
      findAllUpwards(SourceFile, ConfigurationFileName);
  std::lock_guard<std::mutex> Hold(OptionsLock);
  Stamps Now = stampsOf(Files);
  auto [Known, IsNew] = Options.try_emplace(std::move(Files));
  auto &[Then, Result] = Known->second;
  if (IsNew || Then != Now) {
    Then = std::move(Now);
    Result = configuredOptions(SourceFile);
  }
  return Result;
}

LoadedModels SharedUnits::models(const std::vector<std::string> &Files) {
  std::lock_guard<std::mutex> Hold(ModelsLock);
  Stamps Now = stampsOf(Files);
  auto [Known, IsNew] = Loaded.try_emplace(Files);
  auto &[Then, Result] = Known->second;
  if (IsNew || Then != Now) {
    Then = std::move(Now);
    Result = {};
    if (auto Library = Models::load(Files))
      Result.Library = std::move(*Library);
    else
      Result.Error = toString(Library.takeError());
  }
  return Result;
}

static LoadedIndex loadIndex(StringRef File) {
  auto Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return {nullptr,
            "cannot read '" + File.str() + "': " + Buffer.getError().message()};
  Expected<ProjectIndex> Index =
      ProjectIndex::read((*Buffer)->getBuffer(), File);
  if (!Index)
    return {nullptr, toString(Index.takeError())};
  return {std::make_shared<ProjectIndex>(std::move(*Index)), ""};
}

LoadedIndex SharedUnits::index(const std::string &File) {
  std::lock_guard<std::mutex> Hold(IndexesLock);
  Stamps Now = stampsOf({File});
  auto [Known, IsNew] = Indexes.try_emplace(File);
  auto &[Then, Result] = Known->second;
  if (IsNew || Then != Now) {
    Then = std::move(Now);
    Result = loadIndex(File);
  }
  return Result;
}

std::shared_ptr<TranslationUnit>
SharedUnits::unit(clang::ASTContext &Context,
                  std::shared_ptr<const Models> Library,
                  std::shared_ptr<const ProjectIndex> Index) {
  std::lock_guard<std::mutex> Hold(UnitsLock);
  std::erase_if(Units,
                [](const auto &Known) { return Known.second.expired(); });
  auto &Known = Units[{&Context, Library.get(), Index.get()}];
  std::shared_ptr<TranslationUnit> Unit = Known.lock();
  if (!Unit)
    Known = Unit = std::make_shared<TranslationUnit>(
        Context, std::move(Library), std::move(Index));
  return Unit;
}

} // namespace async_tidy
