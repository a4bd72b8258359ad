//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/ParserArguments.h"
#include "analysis/CompileDatabase.h"
#include "analysis/DisplayPath.h"
#include "core/base/Compat.h"
#include "clang/Driver/Types.h"
#include ASYNC_TIDY_DRIVER_OPTIONS
#include "llvm/ADT/STLExtras.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/TargetParser/X86TargetParser.h"

using namespace llvm;
using namespace clang;
using namespace clang::tooling;

namespace async_tidy {

using namespace clang_driver;

namespace {

using Words = ArrayRef<std::string>;

/// A command's arguments as clang's driver reads them.
class CommandReader {
public:
  explicit CommandReader(const CompileCommand &Command) : Command(Command) {}

  bool isCl() const { return is_contained(all(), "--driver-mode=cl"); }

  /// Calls \p See with each option and the words it is written in. File names
  /// are left out, and with them the values of options that clang does not
  /// know, and empty words.
  void forEach(function_ref<void(const opt::Arg &, Words)> See) const {
    SmallVector<const char *> Pointers;
    SmallVector<size_t> Numbers;
    for (const auto &[Number, Word] : enumerate(all().drop_front()))
      // "/home/a.cpp" would be an option of cl.
      if (!Word.empty() && Word != Command.Filename) {
        Pointers.push_back(Word.c_str());
        Numbers.push_back(Number + 1);
      }
    opt::InputArgList List(Pointers.begin(), Pointers.end());
    opt::Visibility Visible(isCl() ? options::CLOption : options::ClangOption);
    for (unsigned Index = 0; Index < Pointers.size();) {
      unsigned First = Index;
      std::unique_ptr<opt::Arg> Arg =
          getDriverOptTable().ParseOneArg(List, Index, Visible);
      if (!Arg) // its value is missing
        return;
      unsigned Id = Arg->getOption().getID();
      if (Id == options::OPT_INPUT || Id == options::OPT__DASH_DASH)
        continue;
      size_t Begin = Numbers[First], End = Numbers[Index - 1] + 1;
      See(*Arg, all().slice(Begin, End - Begin));
    }
  }

private:
  Words all() const { return Command.CommandLine; }

  const CompileCommand &Command;
};

/// Makes the parser's arguments of one command's.
class Translation {
public:
  Translation(const CompileCommand &Command, StringRef ResourceDirectory)
      : Command(Command) {
    Words All = Command.CommandLine;
    Result = {All.empty() ? "clang++" : All.front(),
              ("-resource-dir=" + ResourceDirectory).str(), "-w",
              "-fsyntax-only"};
    Target = sys::getDefaultTargetTriple();
    for (StringRef Word : All)
      if (Word.consume_front("--target="))
        Target = Word.str();
  }

  std::vector<std::string> run() && {
    if (!Command.CommandLine.empty())
      CommandReader(Command).forEach(
          [&](const opt::Arg &Arg, Words Written) { take(Arg, Written); });
    takeForParser();
    // However it is written, so that the same compilation is seen as one.
    Result.insert(Result.end(),
                  {"--", absolutePath(Command.Filename, Command.Directory)});
    return std::move(Result);
  }

private:
  void take(const opt::Arg &Arg, Words Written);
  void takeForPreprocessor(const opt::Arg &Arg);
  void takeForParser();
  bool knowsProcessor(StringRef Name) const;

  void add(Words Written) {
    Result.insert(Result.end(), Written.begin(), Written.end());
  }
  void addForParser(ArrayRef<StringRef> Arguments) {
    for (StringRef Argument : Arguments)
      Result.insert(Result.end(), {"-Xclang", Argument.str()});
  }

  const CompileCommand &Command;
  std::vector<std::string> Result;
  std::vector<std::string> ForParser; ///< What follows each -Xclang.
  std::string Target;
  bool HasArchitecture = false;
};

} // namespace

/// What must not reach our parser; see each group for why.
static bool isLeftOut(const opt::Option &Option) {
  static constexpr options::ID LeftOut[] = {
      // Of another compiler than clang.
      options::OPT_UNKNOWN,
      // We decide what is done, and nothing is written but findings.
      options::OPT_Action_Group, options::OPT_M_Group, options::OPT_o,
      options::OPT_dumpdir, options::OPT_save_temps_EQ,
      options::OPT_save_stats_EQ, options::OPT_ftime_trace,
      options::OPT_ftime_trace_EQ, options::OPT__serialize_diags,
      options::OPT_gen_cdb_fragment_path, options::OPT_H, options::OPT_v,
      options::OPT__HASH_HASH_HASH, options::OPT_ftime_report,
      options::OPT_ftime_report_EQ, options::OPT__SLASH_showIncludes,
      options::OPT_fdiagnostics_color_EQ, options::OPT_fdiagnostics_format_EQ,
      options::OPT_fcolor_diagnostics, options::OPT_traditional_cpp,
      // Code that the command would have us run.
      options::OPT_fplugin_EQ, options::OPT_fplugin_arg,
      options::OPT_fpass_plugin_EQ,
      // The headers of another clang do not fit ours.
      options::OPT_resource_dir,
      // What another compiler has precompiled cannot be read.
      options::OPT__SLASH_Yc, options::OPT__SLASH_Yu, options::OPT__SLASH_Fp,
      // Of gcc other modules than of clang; of clang the includes do as well.
      options::OPT_fmodules, options::OPT_fcxx_modules,
      // Names of processors that clang may not know, and no matter to a parser.
      options::OPT_mtune_EQ, options::OPT_mfpmath_EQ,
      // The project's warnings are not ours to stop at.
      options::OPT_pedantic_errors};
  return any_of(LeftOut, [&](options::ID Id) { return Option.matches(Id); });
}

void Translation::take(const opt::Arg &Arg, Words Written) {
  const opt::Option &Option = Arg.getOption();
  if (isLeftOut(Option))
    return;
  if (Option.matches(options::OPT_W_Joined) &&
      StringRef(Arg.getValue()).starts_with("error"))
    return;
  if (Option.matches(options::OPT_march_EQ) && !knowsProcessor(Arg.getValue()))
    return;
  // One parse is enough of what is compiled for several architectures.
  if (Option.matches(options::OPT_arch) && std::exchange(HasArchitecture, true))
    return;
  if (Option.matches(options::OPT_Wp_COMMA))
    return takeForPreprocessor(Arg);
  if (Option.matches(options::OPT_Xclang)) {
    append_range(ForParser, Arg.getValues());
    return;
  }
  // The driver would take NAME.pch or NAME.gch beside a header instead of it.
  if (Option.matches(options::OPT_include))
    return addForParser({"-include", Arg.getValue()});
  if (Option.matches(options::OPT_include_pch)) {
    StringRef Header = Arg.getValue();
    SmallString<128> Path(Header.substr(0, Header.rfind('.')));
    makeAbsolute(Command.Directory, Path);
    if (sys::fs::is_regular_file(Path))
      addForParser({"-include", Path});
    return;
  }
  add(Written);
}

/// -Wp,-MMD,FILE is how some build systems ask for dependencies.
void Translation::takeForPreprocessor(const opt::Arg &Arg) {
  ArrayRef<const char *> Values = Arg.getValues();
  for (size_t I = 0; I < Values.size(); ++I) {
    StringRef Value = Values[I];
    if (Value.starts_with("-M")) {
      static constexpr llvm::StringLiteral WithFile[] = {"-MD", "-MMD", "-MF",
                                                         "-MT", "-MQ"};
      I += is_contained(WithFile, Value);
    } else {
      Result.push_back(("-Wp," + Value).str());
    }
  }
}

void Translation::takeForParser() {
  for (size_t I = 0; I < ForParser.size(); ++I) {
    StringRef Argument = ForParser[I];
    static constexpr llvm::StringLiteral WithValue[] = {
        // CMake passes the header itself too, with -include.
        "-include-pch", "-load", "-plugin", "-add-plugin"};
    if (is_contained(WithValue, Argument) ||
        Argument.starts_with("-plugin-arg-"))
      ++I;
    else if (!Argument.starts_with("-emit-") &&
             !Argument.starts_with("-Werror"))
      addForParser(Argument);
  }
}

/// Elsewhere -march= names an architecture, and the driver drops what it does
/// not know.
bool Translation::knowsProcessor(StringRef Name) const {
  return !Triple(Target).isX86() || Name == "native" ||
         X86::parseArchX86(Name) != X86::CK_None;
}

std::vector<std::string> parserArguments(const CompileCommand &Command,
                                         StringRef ResourceDirectory) {
  return Translation(Command, ResourceDirectory).run();
}

StringRef standardOf(ArrayRef<std::string> Arguments) {
  StringRef Result;
  for (StringRef Arg : Arguments)
    if (Arg.consume_front("-std=") || Arg.consume_front("--std=") ||
        Arg.consume_front("/std:"))
      Result = Arg;
  return Result;
}

bool compilesCxx(const CompileCommand &Command) {
  if (Command.CommandLine.empty())
    return false;
  std::optional<bool> Said;
  auto MaySay = [](StringRef Word) {
    return Word.starts_with("-x") || Word.starts_with("--language") ||
           Word.starts_with("-T") || Word.starts_with("/T");
  };
  if (any_of(Command.CommandLine, MaySay))
    CommandReader(Command).forEach([&](const opt::Arg &Arg, Words) {
      const opt::Option &Option = Arg.getOption();
      if (Option.matches(options::OPT_x))
        Said = StringRef(Arg.getValue()).contains("c++");
      else if (Option.matches(options::OPT__SLASH_TP) ||
               Option.matches(options::OPT__SLASH_Tp))
        Said = true;
      else if (Option.matches(options::OPT__SLASH_TC) ||
               Option.matches(options::OPT__SLASH_Tc))
        Said = false;
    });
  if (Said)
    return *Said;
  StringRef Extension = sys::path::extension(Command.Filename);
  Extension.consume_front(".");
  // The driver knows every spelling: cpp, cc, cxx, C, ixx, cppm, mm, ...
  namespace types = clang::driver::types;
  types::ID Type = types::lookupTypeForExtension(Extension);
  if (Type == types::TY_INVALID)
    return false;
  // g++ compiles C, and headers without a language of their own, as C++.
  if (Type == types::TY_C || Type == types::TY_CHeader)
    return is_contained(Command.CommandLine, "--driver-mode=g++");
  return types::isCXX(Type) && !types::isCuda(Type) && !types::isHIP(Type);
}

} // namespace async_tidy
