//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "Registry.h"
#include "cli/CommandLine.h"
#include "cli/CommandTable.h"
#include "cli/OptionTable.h"
#include "commands/Commands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

namespace {

/// The words that can stand for a value; empty, when it is a file or free.
std::vector<std::string> wordsFor(const OptionSpec &Spec) {
  std::vector<std::string> Words;
  if (Spec.More.Choices)
    for (StringRef Choice : Spec.More.Choices())
      Words.push_back(Choice.str());
  bool IsList = Spec.More.Value == Takes::CheckList;
  if (IsList)
    for (StringRef Level : levelNames())
      Words.push_back(Level.str());
  for (const CheckEntry &Entry : allChecks()) {
    if (IsList || Spec.More.Value == Takes::Check)
      Words.push_back(Entry.Info->Name.str());
    if (Spec.More.Value == Takes::CheckOption)
      for (const OptionInfo &Option : Entry.Info->Options)
        Words.push_back((Entry.Info->Name + "." + Option.Name + "=").str());
  }
  return Words;
}

std::vector<std::string> commandNames() {
  std::vector<std::string> Names;
  for (const CommandSpec &Spec : commandTable())
    if (!Spec.Name.empty())
      Names.push_back(Spec.Name.str());
  return Names;
}

bool takesFile(const OptionSpec &Spec) {
  return Spec.More.Value == Takes::File || Spec.More.Value == Takes::Folder;
}

/// The first sentence, for a menu.
StringRef shortHelp(const OptionSpec &Spec) {
  return Spec.Help.split(". ").first.rtrim('.');
}

/// Text in single quotes, for any of the shells: bash and zsh.
std::string shellQuoted(StringRef Text) {
  std::string Result = "'";
  for (char C : Text)
    Result += C == '\'' ? std::string("'\\''") : std::string(1, C);
  return Result + "'";
}

//===--- bash -------------------------------------------------------------===//

void printBash(raw_ostream &OS) {
  std::vector<std::string> Options;
  for (const OptionSpec &Spec : optionTable())
    Options.push_back(Spec.spelling() +
                      (Spec.Value.empty() || Spec.Name.size() == 1 ? "" : "="));
  OS << R"sh(# Completes async-tidy in bash. Made by: async-tidy --completions=bash

# _async_tidy_words WORDS: those that begin with what is typed.
_async_tidy_words() {
  COMPREPLY=($(compgen -W "$1" -- "$value"))
}

# _async_tidy_list WORDS: the same for the last entry of a list.
_async_tidy_list() {
  local before= last=$value
  [[ $last == *,* ]] && before=${last%,*}, last=${last##*,}
  [[ $last == -* ]] && before+=- last=${last#-}
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "$last"))
  compopt -o nospace
}

_async_tidy_files() {
  compopt -o filenames
  COMPREPLY=($(compgen "$1" -- "$value"))
}

_async_tidy() {
  local IFS=$' \t\n' word=${COMP_WORDS[COMP_CWORD]} option= value= i
  local before=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} == -- ]]; then
      value=$word
      _async_tidy_files -f
      return
    fi
  done
  # Bash breaks words at '=' and at ':'.
  if [[ $word == '=' ]]; then
    option=$before
  elif [[ $before == '=' ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]} value=$word
  elif [[ $word == --*=* ]]; then
    option=${word%%=*} value=${word#*=}
  elif [[ $before == -* ]]; then
    option=$before value=$word
  fi
  case $option in
)sh";
  for (const OptionSpec &Spec : optionTable()) {
    if (Spec.Value.empty())
      continue;
    OS << "  " << Spec.spelling() << ")\n    ";
    std::vector<std::string> Words = wordsFor(Spec);
    if (Spec.More.Value == Takes::CheckList)
      OS << "_async_tidy_list " << shellQuoted(join(Words, " "));
    else if (takesFile(Spec))
      OS << "_async_tidy_files "
         << (Spec.More.Value == Takes::File ? "-f" : "-d");
    else
      OS << "_async_tidy_words " << shellQuoted(join(Words, " "));
    if (Spec.More.Value == Takes::CheckOption)
      OS << "\n    compopt -o nospace";
    OS << "\n    return\n    ;;\n";
  }
  OS << R"sh(  esac
  value=$word
  if [[ $word == -* ]]; then
    _async_tidy_words )sh"
     << shellQuoted(join(Options, " ")) << R"sh(
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
    return
  fi
  _async_tidy_files -f
  if ((COMP_CWORD == 1)); then
    COMPREPLY+=($(compgen -W )sh"
     << shellQuoted(join(commandNames(), " ")) << R"sh( -- "$word"))
  fi
}

complete -F _async_tidy async-tidy
)sh";
}

//===--- zsh --------------------------------------------------------------===//

/// Text inside an argument of _arguments: brackets and colons mean something.
std::string zshText(StringRef Text) {
  std::string Result;
  for (char C : Text) {
    if (StringRef("[]:\\").contains(C))
      Result += '\\';
    Result += C;
  }
  return Result;
}

std::string zshAction(const OptionSpec &Spec) {
  if (Spec.More.Value == Takes::Folder)
    return "_files -/";
  if (takesFile(Spec))
    return "_files";
  std::vector<std::string> Words = wordsFor(Spec);
  if (Words.empty())
    return " ";
  std::string List = "(" + join(Words, " ") + ")";
  if (Spec.More.Value == Takes::CheckList)
    return "_async_tidy_list " + join(Words, " ");
  if (Spec.More.Value == Takes::CheckOption)
    return "compadd -S \"\" - " + join(Words, " ");
  return List;
}

void printZsh(raw_ostream &OS) {
  OS << "#compdef async-tidy\n"
        "# Completes async-tidy in zsh. Made by: async-tidy "
        "--completions=zsh\n\n"
        "_async_tidy_list() {\n"
        "  compset -P '*,'\n"
        "  compset -P -\n"
        "  compadd -S '' -- \"$@\"\n"
        "}\n\n"
        "_async_tidy_first() {\n"
        "  local -a commands=(";
  ListSeparator Space(" ");
  for (const CommandSpec &Spec : commandTable())
    if (!Spec.Name.empty())
      OS << Space
         << shellQuoted(Spec.Name.str() + ":" + Spec.Help.rtrim('.').str());
  OS << ")\n"
        "  _describe -t commands command commands\n"
        "  _files\n"
        "}\n\n"
        "_async_tidy() {\n"
        "  _arguments -S";
  for (const OptionSpec &Spec : optionTable()) {
    std::string Line = "*" + Spec.spelling();
    if (!Spec.Value.empty())
      Line += Spec.Name.size() == 1 ? "+" : "=";
    Line += "[" + zshText(shortHelp(Spec)) + "]";
    if (!Spec.Value.empty())
      Line += ":" + zshText(Spec.Value) + ":" + zshAction(Spec);
    OS << " \\\n    " << shellQuoted(Line);
  }
  OS << " \\\n    '1:command or file:_async_tidy_first' \\\n"
        "    '*:file:_files'\n"
        "}\n\n"
        // Loaded by compinit, or read with source.
        "if [[ $funcstack[1] == _async-tidy ]]; then\n"
        "  _async_tidy \"$@\"\n"
        "else\n"
        "  compdef _async_tidy async-tidy\n"
        "fi\n";
}

//===--- fish -------------------------------------------------------------===//

std::string fishQuoted(StringRef Text) {
  std::string Result = "'";
  for (char C : Text) {
    if (C == '\'' || C == '\\')
      Result += '\\';
    Result += C;
  }
  return Result + "'";
}

void printFish(raw_ostream &OS) {
  OS << R"sh(# Completes async-tidy in fish. Made by: async-tidy --completions=fish

# The words after what is there of a list already.
function __async_tidy_list
    set -l token (commandline -ct | string replace -r -- '^--checks=' '')
    set -l before (string match -r -- '^.*,' $token; or echo)
    set -l last (string replace -r -- '^.*,' '' $token)
    string match -q -- '-*' $last; and set before $before-
    printf '%s\n' $before$argv
end

)sh";
  for (const CommandSpec &Spec : commandTable())
    if (!Spec.Name.empty())
      OS << "complete -c async-tidy -n __fish_is_first_token -a " << Spec.Name
         << " -d " << fishQuoted(Spec.Help.rtrim('.')) << '\n';
  for (const OptionSpec &Spec : optionTable()) {
    OS << "complete -c async-tidy " << (Spec.Name.size() == 1 ? "-s " : "-l ")
       << Spec.Name;
    if (!Spec.Value.empty()) {
      std::vector<std::string> Words = wordsFor(Spec);
      bool IsList = Spec.More.Value == Takes::CheckList;
      OS << (takesFile(Spec) ? " -r -F" : " -x");
      if (!Words.empty())
        OS << " -a "
           << fishQuoted((IsList ? "(__async_tidy_list " : "") +
                         join(Words, " ") + (IsList ? ")" : ""));
    }
    OS << " -d " << fishQuoted(shortHelp(Spec)) << '\n';
  }
}

} // namespace

ExitStatus printCompletions(const Settings &S) {
  StringRef Shell = S.Arguments.front();
  if (Shell == "bash")
    printBash(outs());
  else if (Shell == "zsh")
    printZsh(outs());
  else
    printFish(outs());
  return ExitStatus::Clean;
}

} // namespace async_tidy
