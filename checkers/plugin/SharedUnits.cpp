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

FileStamps stampsOf(const std::vector<std::string> &Files) {
  FileStamps Result;
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
  return Options.get(findAllUpwards(SourceFile, ConfigurationFileName),
                     [&] { return configuredOptions(SourceFile); });
}

static LoadedModels loadModels(const std::vector<std::string> &Files) {
  auto Library = Models::load(Files);
  if (!Library)
    return {nullptr, toString(Library.takeError())};
  return {std::move(*Library), ""};
}

LoadedModels SharedUnits::models(const std::vector<std::string> &Files) {
  return Loaded.get(Files, [&] { return loadModels(Files); });
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
  return Indexes.get({File}, [&] { return loadIndex(File); });
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
