//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "TidyAdapter.h"
#include "BrokenBodies.h"
#include "Registry.h"
#include "SharedUnits.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "core/models/ModelFiles.h"
#include "core/report/Runner.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace async_tidy {
namespace {

/// The options that no check declares: which files extend the models, and
/// where the project's index is.
constexpr llvm::StringLiteral ModelFilesOption = "ModelFiles";
constexpr llvm::StringLiteral IndexFileOption = "IndexFile";

/// Lends one of our checks the clothes of a clang-tidy check. All its work is
/// done at the end of the unit, on our own view of it.
class TidyAdapter : public ClangTidyCheck {
public:
  TidyAdapter(const CheckEntry &Entry, StringRef Name,
              ClangTidyContext *Context, std::shared_ptr<SharedUnits> Shared)
      : ClangTidyCheck(Name, Context), Entry(Entry), Context(*Context),
        Shared(std::move(Shared)) {
    // Read here, all of them: `--verify-config` knows the options that are
    // read while a check is made.
    for (const OptionInfo &Option : Entry.Info->Options)
      Values[Option.Name] = Options.get(Option.Name, Option.Default).str();
    ModelFiles = Options.getLocalOrGlobal(ModelFilesOption, "").str();
    IndexFile = Options.getLocalOrGlobal(IndexFileOption, "").str();
  }

  bool isLanguageVersionSupported(const LangOptions &Language) const override {
    // -fcoroutines brings coroutines to older languages.
    return Language.CPlusPlus20 || Language.Coroutines;
  }

  void storeOptions(ClangTidyOptions::OptionMap &Map) override {
    for (const OptionInfo &Option : Entry.Info->Options)
      Options.store(Map, Option.Name, StringRef(Values[Option.Name]));
    Options.store(Map, ModelFilesOption, StringRef(ModelFiles));
    Options.store(Map, IndexFileOption, StringRef(IndexFile));
  }

  void registerMatchers(MatchFinder *Finder) override {
    std::string File = currentFile();
    LoadedModels Loaded = Shared->models(modelFilesFor(File, ModelFiles));
    if (!Loaded.Library)
      return complain(Loaded.Error);
    Library = std::move(Loaded.Library);
    // It is the stronger of the two files, as everywhere.
    ConfiguredOptions Configured = Shared->options(File);
    for (const OptionInfo &Option : Entry.Info->Options)
      if (auto Set =
              Configured.find((Entry.Info->Name + "." + Option.Name).str());
          Set != Configured.end())
        Values[Option.Name] = Set->second;
    std::string Found = ProjectIndex::fileFor(
        File, Context.getCurrentBuildDirectory(), IndexFile);
    if (!Found.empty()) {
      LoadedIndex Read = Shared->index(Found);
      // Without it less is found. That is an error only to who named it.
      if (!Read.Index && !IndexFile.empty())
        return complain(Read.Error);
      Index = std::move(Read.Index);
    }
    // Any match will do, it brings the AST. The unit's own declaration would
    // not: clangd limits the traversal to declarations of the main file.
    Finder->addMatcher(functionDecl(), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    if (!Unit)
      Unit = Shared->unit(*Result.Context, Library, Index);
  }

  void onEndOfTranslationUnit() override {
    if (!Unit)
      return;
    CheckOptions OwnOptions(*Entry.Info, [&](StringRef Name, StringRef) {
      return Values.lookup(Name);
    });
    std::unique_ptr<Check> Own = Entry.Make(OwnOptions);
    BrokenBodies Broken(*Unit);
    for (const Finding &Found : findingsOf(*Unit, *Own, *Entry.Info))
      if (!Broken.contain(Found.Loc))
        report(Found);
    Unit.reset();
  }

private:
  void complain(StringRef Message) {
    // An error, not a warning: clangd shows no other kind without a place.
    // Hosts show the same text from several checks once.
    configurationDiag("%0", DiagnosticIDs::Error) << Message;
  }

  /// The main file of the unit, absolute: clang-tidy gives the path as the
  /// compile command has it.
  std::string currentFile() const {
    SmallString<128> Path(getCurrentMainFile());
    if (!llvm::sys::path::is_absolute(Path)) {
      SmallString<128> Absolute(Context.getCurrentBuildDirectory());
      llvm::sys::path::append(Absolute, Path);
      Path = Absolute;
    }
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    return Path.str().str();
  }

  void report(const Finding &Found) {
    report(Found.Loc, Found.Message, DiagnosticIDs::Warning, Found.Range,
           Found.Fixes);
    for (const Note &Step : Found.Notes)
      report(Step.Loc, Step.Message, DiagnosticIDs::Note, Step.Range,
             Step.Fixes);
  }

  void report(SourceLocation Loc, StringRef Message, DiagnosticIDs::Level Level,
              SourceRange Range, ArrayRef<FixItHint> Fixes) {
    // "%0": the message is text, not a format.
    DiagnosticBuilder Builder = diag(Loc, "%0", Level);
    Builder << Message;
    if (Range.isValid())
      Builder << Range;
    for (const FixItHint &Fix : Fixes)
      Builder << Fix;
  }

  const CheckEntry &Entry;
  ClangTidyContext &Context;
  std::shared_ptr<SharedUnits> Shared;
  llvm::StringMap<std::string> Values;
  std::string ModelFiles;
  std::string IndexFile;
  std::shared_ptr<const Models> Library;
  std::shared_ptr<const ProjectIndex> Index;
  /// Held from the first match to the end of the unit.
  std::shared_ptr<TranslationUnit> Unit;
};

} // namespace

void addTidyChecks(ClangTidyCheckFactories &Factories) {
  auto Shared = std::make_shared<SharedUnits>();
  for (const CheckEntry &Entry : allChecks())
    Factories.registerCheckFactory(
        Entry.Info->Name,
        [&Entry, Shared](StringRef Name, ClangTidyContext *Context) {
          return std::make_unique<TidyAdapter>(Entry, Name, Context, Shared);
        });
}

} // namespace async_tidy
