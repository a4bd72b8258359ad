//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Preamble.h"
#include "analysis/CrashGuard.h"
#include "analysis/DisplayPath.h"
#include "analysis/SourceCache.h"
#include "analysis/SystemBodies.h"
#include "core/base/Compat.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/Lexer.h"
#include "clang/Serialization/ASTWriter.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

std::vector<std::string> leadingIncludes(StringRef Text) {
  std::vector<std::string> Result;
  while (true) {
    Text = Text.ltrim();
    if (Text.consume_front("//")) {
      Text = Text.split('\n').second;
      continue;
    }
    if (Text.consume_front("/*")) {
      Text = Text.split("*/").second;
      continue;
    }
    StringRef Line = Text.take_until([](char C) { return C == '\n'; });
    Text = Text.drop_front(Line.size());
    Line = Line.rtrim();
    if (!Line.consume_front("#"))
      return Result;
    Line = Line.ltrim();
    if (!Line.consume_front("include"))
      return Result;
    Line = Line.ltrim();
    size_t End = Line.starts_with("<")    ? Line.find('>')
                 : Line.starts_with("\"") ? Line.find('"', 1)
                                          : StringRef::npos;
    if (End == StringRef::npos)
      return Result; // A macro, or a line that goes on.
    StringRef Rest = Line.drop_front(End + 1).ltrim();
    if (!Rest.empty() && !Rest.starts_with("//"))
      return Result;
    Result.push_back(("#include " + Line.take_front(End + 1)).str());
  }
}

namespace {

class PreambleAction : public ASTFrontendAction {
public:
  explicit PreambleAction(std::shared_ptr<PCHBuffer> Buffer)
      : Buffer(std::move(Buffer)) {}

  TranslationUnitKind getTranslationUnitKind() override { return TU_Prefix; }

  bool BeginSourceFileAction(CompilerInstance &CI) override {
    CI.getLangOpts().CompilingPCH = true;
    // Once, and not in each unit. ([temp.point]/7: it may be done at either
    // place, and must mean the same.)
    CI.getLangOpts().PCHInstantiateTemplates = true;
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    CI.getFrontendOpts().SkipFunctionBodies = true;
    std::vector<std::unique_ptr<ASTConsumer>> Both;
    Both.push_back(std::make_unique<SystemBodySkipper>());
    Both.push_back(makePCHGenerator<PCHGenerator>(CI, Buffer));
    return std::make_unique<MultiplexConsumer>(std::move(Both));
  }

private:
  std::shared_ptr<PCHBuffer> Buffer;
};

struct PreambleActionFactory : tooling::FrontendActionFactory {
  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<PreambleAction>(Buffer);
  }
  std::shared_ptr<PCHBuffer> Buffer = std::make_shared<PCHBuffer>();
};

} // namespace

/// Where \p U names its main file among its arguments; nothing when it is not
/// there exactly once.
static std::optional<size_t> mainArgument(const Unit &U) {
  std::optional<size_t> Result;
  for (size_t I = 1; I < U.Arguments.size(); ++I) {
    StringRef Argument = U.Arguments[I];
    if (Argument.empty() || Argument.front() == '-' ||
        absolutePath(Argument, U.Directory) != U.File)
      continue;
    if (Result)
      return std::nullopt;
    Result = I;
  }
  return Result;
}

std::unique_ptr<Preamble> Preamble::of(ArrayRef<std::string> Includes,
                                       const Unit &First,
                                       SourceCache &Sources) {
  auto Result = std::make_unique<Preamble>();
  Result->Text = join(Includes, "\n") + "\n";
  // Beside the unit, where its includes with quotes are looked for first.
  SmallString<256> Path(First.File);
  sys::path::replace_extension(Path, ".async-tidy-preamble" +
                                         sys::path::extension(First.File));
  Result->Source = Path.str().str();
  Result->File = Result->Source + ".pch";
  std::optional<size_t> Main = mainArgument(First);
  if (!Main)
    return nullptr;
  std::vector<std::string> Arguments = First.Arguments;
  Arguments[*Main] = Result->Source;

  PreambleActionFactory Factory;
  bool Compiles = false;
  bool Survived = survives([&] {
    IntrusiveRefCntPtr<FileManager> Files(
        new FileManager(FileSystemOptions(),
                        Result->addTo(Sources.filesFrom(First.Directory))));
    IgnoringDiagConsumer Silent;
    tooling::ToolInvocation Invocation(
        Arguments, &Factory, Files.get(),
        std::make_shared<PCHContainerOperations>());
    Invocation.setDiagnosticConsumer(&Silent);
    Compiles = Invocation.run();
  });
  if (!Survived || !Compiles || !Factory.Buffer->IsComplete)
    return nullptr;
  const SmallVectorImpl<char> &Made = Factory.Buffer->Data;
  Result->Data.emplace(StringRef(Made.data(), Made.size()));
  return Result;
}

IntrusiveRefCntPtr<vfs::FileSystem>
Preamble::addTo(IntrusiveRefCntPtr<vfs::FileSystem> Files) const {
  auto Directory = Files->getCurrentWorkingDirectory();
  IntrusiveRefCntPtr<vfs::InMemoryFileSystem> Ours(new vfs::InMemoryFileSystem);
  Ours->addFile(Source, 0, MemoryBuffer::getMemBuffer(Text, Source));
  if (Data)
    if (std::unique_ptr<MemoryBuffer> Bytes = Data->read(File))
      Ours->addFile(File, 0, std::move(Bytes));
  IntrusiveRefCntPtr<vfs::OverlayFileSystem> Both(
      new vfs::OverlayFileSystem(std::move(Files)));
  Both->pushOverlay(std::move(Ours));
  if (Directory)
    (void)Both->setCurrentWorkingDirectory(*Directory);
  return Both;
}

/// What two units must have in common to share a preamble, but for includes.
static std::string settingOf(const Unit &U, bool Quotes) {
  std::optional<size_t> Main = mainArgument(U);
  if (!Main)
    return "";
  std::string Result = U.Directory;
  if (Quotes)
    (Result += '\n') += sys::path::parent_path(U.File);
  (Result += '\n') += sys::path::extension(U.File);
  for (const auto &[Index, Argument] : enumerate(U.Arguments))
    if (Index != *Main)
      (Result += '\n') += Argument;
  return Result;
}

std::vector<PreambleGroup> preambleGroups(const UnitList &List,
                                          ArrayRef<size_t> Numbers) {
  // To parse a preamble apart costs more than once, and to read it something.
  constexpr size_t Enough = 3;
  struct Candidate {
    size_t Number;
    std::vector<std::string> Includes;
    /// For each number of includes, from 1, what says who shares them.
    std::vector<std::string> Keys;
  };
  std::vector<Candidate> Candidates;
  std::map<std::string, size_t> Sharers;
  for (size_t Number : Numbers) {
    const Unit &U = List.Units[Number];
    auto Buffer = MemoryBuffer::getFile(U.File);
    if (!Buffer)
      continue;
    Candidate New{Number, leadingIncludes((*Buffer)->getBuffer()), {}};
    std::string Key = settingOf(U, /*Quotes=*/false);
    if (Key.empty())
      continue;
    bool Quotes = false;
    for (const std::string &Include : New.Includes) {
      if (!Quotes && StringRef(Include).ends_with("\"")) {
        Quotes = true;
        Key += '\n' + settingOf(U, Quotes);
      }
      Key += '\n' + Include;
      New.Keys.push_back(Key);
      ++Sharers[Key];
    }
    Candidates.push_back(std::move(New));
  }

  // Each takes the longest that enough others have too. One more include is
  // worth a preamble of its own, beside the shorter one, only for many.
  constexpr size_t EnoughForEach = 4;
  std::map<std::string, PreambleGroup> ByKey;
  for (Candidate &C : Candidates) {
    size_t Taken = 0, Before = 0;
    for (const std::string &Key : C.Keys) {
      size_t Sharing = Sharers[Key];
      if (Sharing < Enough || (Taken > 0 && Sharing < Before &&
                               Sharing <= EnoughForEach * (Taken + 1)))
        break;
      Before = Sharing;
      ++Taken;
    }
    if (Taken == 0)
      continue;
    PreambleGroup &Mine = ByKey[C.Keys[Taken - 1]];
    C.Includes.resize(Taken);
    Mine.Includes = std::move(C.Includes);
    Mine.Units.push_back(C.Number);
  }
  std::vector<PreambleGroup> Result;
  for (auto &[Key, Found] : ByKey)
    if (Found.Units.size() >= Enough)
      Result.push_back(std::move(Found));
  sort(Result, [](const PreambleGroup &A, const PreambleGroup &B) {
    return std::make_pair(B.Units.size(), A.Units.front()) <
           std::make_pair(A.Units.size(), B.Units.front());
  });
  return Result;
}

} // namespace async_tidy
