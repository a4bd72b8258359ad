//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/ParseUnit.h"
#include "analysis/CrashGuard.h"
#include "analysis/DisplayPath.h"
#include "analysis/DoesNotCompile.h"
#include "analysis/SourceCache.h"
#include "analysis/SystemBodies.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/Tooling.h"

using namespace llvm;
using namespace clang;

namespace async_tidy {

namespace {

/// Keeps the compiler's first errors.
class ErrorCollector : public DiagnosticConsumer {
public:
  static constexpr unsigned Kept = 3;

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error || Errors.size() == Kept)
      return;
    SmallString<256> Text;
    Info.FormatDiagnostic(Text);
    std::string Where;
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      const SourceManager &Sources = Info.getSourceManager();
      PresumedLoc Loc = Sources.getPresumedLoc(Info.getLocation());
      if (Loc.isValid()) {
        SmallString<256> Path(Loc.getFilename());
        Sources.getFileManager().makeAbsolutePath(Path);
        Where = displayPath(Path) + ":" + std::to_string(Loc.getLine()) + ":" +
                std::to_string(Loc.getColumn()) + ": ";
      }
    }
    Errors.push_back(Where + Text.str().str());
  }

  std::vector<std::string> Errors;
};

/// System headers too: they change when a library is updated.
class AllDependencies : public DependencyCollector {
  bool needSystemDependencies() override { return true; }
};

/// Notes what the preprocessor leaves out.
class SkippedRanges : public PPCallbacks {
public:
  explicit SkippedRanges(std::vector<SourceRange> &Ranges) : Ranges(Ranges) {}

  void SourceRangeSkipped(SourceRange Range, SourceLocation) override {
    Ranges.push_back(Range);
  }

private:
  std::vector<SourceRange> &Ranges;
};

class UnitConsumer : public SystemBodySkipper {
public:
  UnitConsumer(UnitKnowledge With, const DependencyCollector &Dependencies,
               Activity &Doing, function_ref<void(ParsedUnit)> Use,
               bool &Compiles)
      : With(std::move(With)), Dependencies(Dependencies), Doing(Doing),
        Use(Use), Compiles(Compiles) {}

  void HandleTranslationUnit(ASTContext &C) override {
    // Warnings that clang makes errors, such as a narrowing, leave a good AST.
    Compiles = !C.getDiagnostics().hasUnrecoverableErrorOccurred();
    if (!Compiles)
      return;
    TranslationUnit TU(C, With.Library, With.Index);
    std::vector<std::string> Files = Dependencies.getDependencies();
    if (With.Shared)
      erase_if(Files, [&](StringRef File) {
        return File == With.Shared->source() || File == With.Shared->file();
      });
    Use({TU, Files, Skipped});
    Doing.begin("giving memory back");
  }

  std::vector<SourceRange> Skipped;

private:
  UnitKnowledge With;
  const DependencyCollector &Dependencies;
  Activity &Doing;
  function_ref<void(ParsedUnit)> Use;
  bool &Compiles;
};

class UnitAction : public ASTFrontendAction {
public:
  UnitAction(std::unique_ptr<UnitConsumer> Consumer,
             std::shared_ptr<DependencyCollector> Dependencies,
             const Preamble *Shared)
      : Consumer(std::move(Consumer)), Dependencies(std::move(Dependencies)),
        Shared(Shared) {}

  bool BeginInvocation(CompilerInstance &CI) override {
    CI.addDependencyCollector(Dependencies);
    if (Shared) {
      PreprocessorOptions &Options = CI.getPreprocessorOpts();
      Options.ImplicitPCHInclude = Shared->file();
      // The same flags made it, from files that are read once a run.
      Options.DisablePCHOrModuleValidation =
          DisableValidationForModuleKind::All;
    }
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    CI.getPreprocessor().addPPCallbacks(
        std::make_unique<SkippedRanges>(Consumer->Skipped));
    CI.getFrontendOpts().SkipFunctionBodies = true;
    CI.getDiagnosticOpts().ShowCarets = false; // nor "1 error generated"
    return std::move(Consumer);
  }

private:
  std::unique_ptr<UnitConsumer> Consumer;
  std::shared_ptr<DependencyCollector> Dependencies;
  const Preamble *Shared;
};

struct UnitActionFactory : tooling::FrontendActionFactory {
  explicit UnitActionFactory(std::unique_ptr<UnitAction> Action)
      : Action(std::move(Action)) {}
  std::unique_ptr<FrontendAction> create() override {
    return std::move(Action);
  }
  std::unique_ptr<FrontendAction> Action;
};

} // namespace

static std::optional<Problem> parseOnce(const Unit &U, UnitKnowledge With,
                                        Activity &Doing,
                                        function_ref<void(ParsedUnit)> Use) {
  bool Compiles = false;
  ErrorCollector Collector;
  Doing.begin("parsing");
  bool Survived = survives([&] {
    // With a current folder of its own, so that units in different folders can
    // be parsed at once.
    IntrusiveRefCntPtr<vfs::FileSystem> Sources =
        With.Sources.filesFrom(U.Directory);
    const Preamble *Shared = With.Shared;
    if (Shared)
      Sources = Shared->addTo(std::move(Sources));
    IntrusiveRefCntPtr<FileManager> Files(
        new FileManager(FileSystemOptions(), std::move(Sources)));
    auto Dependencies = std::make_shared<AllDependencies>();
    UnitActionFactory Factory(std::make_unique<UnitAction>(
        std::make_unique<UnitConsumer>(std::move(With), *Dependencies, Doing,
                                       Use, Compiles),
        Dependencies, Shared));
    tooling::ToolInvocation Invocation(
        U.Arguments, &Factory, Files.get(),
        std::make_shared<PCHContainerOperations>());
    // Errors of the driver alone (flags that only gcc knows) do not stop it.
    Invocation.setDiagnosticConsumer(&Collector);
    Invocation.run();
  });
  if (!Survived)
    return Problem{Problem::Kind::Unanalysed, U.File,
                   ("the analysis crashed while " + Doing.current() +
                    "; please report it with this file")
                       .str()};
  Doing.end();
  if (!Compiles)
    return doesNotCompile(U, std::move(Collector.Errors));
  return std::nullopt;
}

std::optional<Problem> parseUnit(const Unit &U, UnitKnowledge With,
                                 Activity &Doing,
                                 function_ref<void(ParsedUnit)> Use) {
  UnitKnowledge Alone = With;
  Alone.Shared = nullptr;
  if (With.Shared && !parseOnce(U, std::move(With), Doing, Use))
    return std::nullopt;
  // A header of the preamble may have no guard.
  return parseOnce(U, std::move(Alone), Doing, Use);
}

} // namespace async_tidy
