//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CommandLine.h"
#include "cli/CommandTable.h"
#include "cli/OptionTable.h"
#include "cli/WrapText.h"
#include "commands/Commands.h"
#include "core/models/Configuration.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// Writes a page in the man(7) language.
class ManualPage {
public:
  explicit ManualPage(raw_ostream &OS) : OS(OS) {}

  void section(StringRef Name) {
    OS << ".SH " << Name << '\n';
    AfterHeading = true;
  }
  void subsection(StringRef Name) { OS << ".SS \"" << Name << "\"\n"; }

  void text(StringRef Text) {
    static constexpr unsigned SourceColumns = 72; // before hyphens are escaped
    OS << escaped(wrapped(Text, 0, SourceColumns)) << '\n';
    AfterHeading = false;
  }
  void paragraph(StringRef Text) {
    if (!AfterHeading)
      OS << ".PP\n";
    text(Text);
  }

  /// An entry of a list: \p Bold, then \p Italic right after it, and below them
  /// what it means.
  void entry(StringRef Bold, StringRef Italic, StringRef Meaning) {
    OS << ".TP\n";
    if (!Bold.empty())
      OS << "\\fB" << escaped(Bold) << "\\fR";
    if (!Italic.empty())
      OS << "\\fI" << escaped(Italic) << "\\fR";
    OS << '\n';
    text(Meaning);
  }

  void example(StringRef Meaning, StringRef Command) {
    paragraph(Meaning);
    OS << ".PP\n.RS 4\n.nf\n" << escaped(Command) << "\n.fi\n.RE\n";
  }

private:
  /// Hyphens that may be copied, no requests, no escapes.
  static std::string escaped(StringRef Text) {
    std::string Result;
    bool LineStart = true;
    for (char C : Text) {
      if (LineStart && (C == '.' || C == '\''))
        Result += "\\&";
      if (C == '\\')
        Result += "\\e";
      else if (C == '-')
        Result += "\\-";
      else
        Result += C;
      LineStart = C == '\n';
    }
    return Result;
  }

  raw_ostream &OS;
  bool AfterHeading = false;
};

} // namespace

static void printSynopsis(ManualPage &Page, raw_ostream &OS) {
  Page.section("SYNOPSIS");
  bool First = true;
  for (const CommandSpec &Spec : commandTable()) {
    OS << (First ? "" : ".br\n") << "\\fBasync\\-tidy";
    First = false;
    if (!Spec.Name.empty())
      OS << ' '
         << StringRef(Spec.Name == "new-check" ? "new\\-check"
                                               : Spec.Name.data());
    OS << "\\fR [\\fIOPTION\\fR...]";
    if (!Spec.Arguments.empty())
      OS << ' ';
    for (char C : Spec.Arguments)
      OS << (C == '-' ? "\\-" : std::string(1, C));
    OS << '\n';
  }
}

static void printOptions(ManualPage &Page) {
  Page.section("OPTIONS");
  Page.text(
      "An option may be written with one dash or two, and its value after "
      "'=' or as the next argument.");
  StringRef Group;
  for (const OptionSpec &Spec : optionTable()) {
    if (Spec.Group != Group)
      Page.subsection(Spec.Group);
    Group = Spec.Group;
    StringRef Between = Spec.Value.empty()      ? ""
                        : Spec.Name.size() == 1 ? " "
                                                : "=";
    Page.entry(Spec.spelling() + Between.str(), Spec.Value, Spec.Help);
  }
  Page.subsection("Response files");
  Page.entry("@", "FILE",
             "Stands for the arguments in that file, which are written as for "
             "a shell. A file named in a file is relative to that.");
}

static void printSettings(ManualPage &Page) {
  Page.section("CONFIGURATION");
  Page.text(
      "Settings that a project keeps stand in a file .async-tidy.yaml. It is "
      "looked for in the folder of the first file named, or the current one, "
      "in those above, and then from that of the compile database; the nearest "
      "with any setting holds for the whole run. The command line wins over "
      "it, and it over a .clang-tidy, of which only what names checks that "
      "begin with async- counts. --print-config shows the outcome.");
  for (const ConfigurationKey &Key : configurationKeys()) {
    const OptionSpec *Spec = optionWithKey(Key.Name);
    Page.entry(Key.Name, "",
               Spec ? "As " + Spec->spelling() + "."
                    : "The levels that the checks begin with.");
  }
  Page.paragraph("Paths and globs in it are relative to its folder. Library "
                 "models may stand in the same file.");
}

static void printFiles(ManualPage &Page) {
  Page.section("ENVIRONMENT");
  Page.entry("ASYNC_TIDY_RESOURCE_DIR", "",
             "Where clang's own headers are, when they are not found: what "
             "clang -print-resource-dir prints.");
  Page.entry("NO_COLOR", "", "When it is set, --color=auto means never.");
  Page.section("FILES");
  Page.entry("compile_commands.json", "",
             "How the project's files are compiled; see -p.");
  Page.entry(".async-tidy.yaml", "", "Settings and models of libraries.");
  Page.entry(".async-tidy/", "",
             "Beside compile_commands.json: what is known of the project's "
             "files. May be deleted at any time.");
}

static void printExamples(ManualPage &Page) {
  Page.section("EXAMPLES");
  Page.example("Analyse every file of a project built in build:",
               "async-tidy -p build");
  Page.example("Analyse two folders with one check less:",
               "async-tidy --checks=-async-blocking-call src lib");
  Page.example("Analyse a file without a compile database:",
               "async-tidy file.cpp -- -std=c++20 -Iinclude");
  Page.example(
      "Write a report for a code scanning service, whatever is found:",
      "async-tidy --format=sarif --output=report.sarif --fail-on=never");
  Page.example("Read about a check:", "async-tidy --explain unawaited-task");
}

ExitStatus printManual() {
  raw_ostream &OS = outs();
  ManualPage Page(OS);
  OS << ".\\\" Made by: async-tidy --man\n"
        ".TH ASYNC\\-TIDY 1 2026-11-28 \"async-tidy " ASYNC_TIDY_VERSION
        "\" \"User Commands\"\n"
        ".nh\n.ad l\n";
  Page.section("NAME");
  Page.text("async-tidy - finds misuse of C++ coroutines");
  printSynopsis(Page, OS);
  Page.section("DESCRIPTION");
  Page.text("Reads a project's compile database, analyses its files in "
            "parallel, and reports tasks that nobody awaits, coroutines that "
            "block the thread that runs them, data that is not safe on the "
            "thread it is handed to, and the like. Its exit status makes it a "
            "gate for a continuous integration.");
  Page.paragraph("A comment // NOLINT(async-CHECK), NOLINTNEXTLINE or "
                 "NOLINTBEGIN and NOLINTEND silences a finding, as in "
                 "clang-tidy.");
  Page.section("COMMANDS");
  for (const CommandSpec &Spec : commandTable())
    Page.entry(Spec.Name, (Spec.Name.empty() ? "" : " ") + Spec.Arguments.str(),
               Spec.Help);
  printOptions(Page);
  printSettings(Page);
  Page.section("EXIT STATUS");
  for (const StatusText &Status : statusTexts())
    Page.entry(Status.Number, "", Status.Meaning);
  printFiles(Page);
  printExamples(Page);
  Page.section("SEE ALSO");
  OS << "\\fBclang\\-tidy\\fR(1), \\fBclangd\\fR(1)\n";
  return ExitStatus::Clean;
}

} // namespace async_tidy
