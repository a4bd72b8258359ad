//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/ClangTidyFile.h"
#include "core/models/ModelFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// clang-tidy's own reader answers without lines and refuses keys of other
/// versions; here only three keys matter.
class ClangTidyReader : public YamlReader {
public:
  using YamlReader::YamlReader;

  Error read(StringRef Text) {
    return readDocument(Text, [&](yaml::Node &Root) {
      return entries(Root, "settings",
                     [&](yaml::ScalarNode &, StringRef Key, yaml::Node &N) {
                       if (Key == "Checks")
                         return checks(N);
                       if (Key == "CheckOptions")
                         return options(N);
                       if (Key == "InheritParentConfig")
                         Inherits = scalar(N) == "true";
                       return true;
                     });
    });
  }

  bool Inherits = false;
  std::vector<WrittenSetting> Settings;

private:
  /// The text of a scalar of either kind; empty for anything else.
  static std::string scalar(yaml::Node &N) {
    SmallString<64> Storage;
    if (auto *Block = dyn_cast<yaml::BlockScalarNode>(&N))
      return Block->getValue().str();
    if (auto *Scalar = dyn_cast<yaml::ScalarNode>(&N))
      return Scalar->getValue(Storage).str();
    return "";
  }

  void add(StringRef Key, StringRef Value, const yaml::Node &N) {
    auto [Line, Column] = Sources.getLineAndColumn(N.getSourceRange().Start);
    Settings.push_back({Key, Value.str(), {FileName.str(), Line, Column}});
  }

  bool checks(yaml::Node &N) {
    if (isa<yaml::SequenceNode>(N))
      return sequence(N, "checks", [&](yaml::Node &I) { return checks(I); });
    std::string Text = scalar(N);
    SmallVector<StringRef> Entries;
    SplitString(Text, Entries, ",\n");
    for (StringRef Entry : Entries) {
      Entry = Entry.trim();
      StringRef Name = Entry;
      Name.consume_front("-");
      if (Name.trim().starts_with("async-"))
        add("checks", Entry, N);
    }
    return true;
  }

  void option(StringRef Name, yaml::Node &At, StringRef Value) {
    StringRef Option = Name.rsplit('.').second;
    // Those are the plugin's own, of every check.
    if (Name.starts_with("async-") && Option != "ModelFiles" &&
        Option != "IndexFile")
      add("options", (Name + "=" + Value).str(), At);
  }

  /// {async-x.Name: value}, or [{key: async-x.Name, value: value}].
  bool options(yaml::Node &N) {
    if (!isa<yaml::SequenceNode>(N))
      return entries(
          N, "options to values",
          [&](yaml::ScalarNode &Key, StringRef Name, yaml::Node &Value) {
            option(Name, Key, scalar(Value));
            return true;
          });
    return sequence(N, "options", [&](yaml::Node &Item) {
      std::string Name, Value;
      bool Fine =
          entries(Item, "an option",
                  [&](yaml::ScalarNode &, StringRef Key, yaml::Node &V) {
                    (Key == "key" ? Name : Value) = scalar(V);
                    return true;
                  });
      if (Fine)
        option(Name, Item, Value);
      return Fine;
    });
  }
};

} // namespace

Expected<std::vector<WrittenSetting>> readClangTidyFile(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return createStringError(
        Path + ": cannot be read: " + Buffer.getError().message());
  StringRef Text = (*Buffer)->getBuffer();
  ClangTidyReader Reader(Path);
  if (Text.contains("async-") || Text.contains("InheritParentConfig"))
    if (Error E = Reader.read(Text))
      return std::move(E);
  std::vector<WrittenSetting> Result;
  if (Reader.Inherits)
    if (std::string Parent =
            findUpwards(sys::path::parent_path(Path), ".clang-tidy");
        !Parent.empty()) {
      auto Inherited = readClangTidyFile(Parent);
      if (!Inherited)
        return Inherited.takeError();
      Result = std::move(*Inherited);
    }
  append_range(Result, std::move(Reader.Settings));
  return Result;
}

} // namespace async_tidy
