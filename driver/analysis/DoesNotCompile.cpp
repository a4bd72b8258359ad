//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DoesNotCompile.h"
#include "analysis/ParserArguments.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral OurClang = "clang-" CLANG_VERSION_MAJOR_STRING;

/// What the first of \p Errors that matches \p Pattern has in its parentheses.
static std::string captured(ArrayRef<std::string> Errors, StringRef Pattern) {
  Regex Matcher(Pattern);
  SmallVector<StringRef> Groups;
  for (StringRef Error : Errors)
    if (Matcher.match(Error, &Groups))
      return Groups[1].str();
  return "";
}

/// A module has to be built before what imports it, which is not our work.
static std::string aboutModules(ArrayRef<std::string> Errors) {
  if (std::string File = captured(Errors, "module file '?([^' ]*)"),
      Other = captured(
          Errors, "file '([^']*)' is not a valid (precompiled )?module file");
      !File.empty() || !Other.empty())
    return "the module file '" + (File.empty() ? Other : File) +
           "' cannot be read; build it with " + OurClang.str();
  if (std::string Name = captured(Errors, "module '([^']*)' not found");
      !Name.empty())
    return "it imports the module '" + Name +
           "', which async-tidy does not build; build it with " +
           OurClang.str() + " and pass -fmodule-file=" + Name + "=FILE";
  if (std::string Header = captured(
          Errors,
          "header file (.*) \\(aka .* is not known to be a header unit");
      !Header.empty())
    return "it imports the header unit " + Header +
           ", which async-tidy does not build; build it with " +
           OurClang.str() + " and pass -fmodule-file=FILE";
  return "";
}

/// A compiler with headers that clang does not look for.
static std::string aboutCompiler(const Unit &U, ArrayRef<std::string> Errors) {
  if (captured(Errors, "'(.*)' file not found").empty() ||
      is_contained(U.Arguments, "-nostdinc") ||
      is_contained(U.Arguments, "--driver-mode=cl"))
    return "";
  StringRef Compiler = U.Arguments.front();
  bool IsCross = any_of(U.Arguments, [](StringRef Word) {
    return Word.starts_with("--target=");
  });
  if (!IsCross && sys::path::parent_path(Compiler) == "/usr/bin")
    return "";
  if (sys::path::is_absolute(Compiler) && !sys::fs::can_execute(Compiler))
    return ""; // Nor could it be asked.
  return ("; if '" + Compiler + "' has that header, pass --query-driver=" +
          Compiler + ", which runs it to ask where its headers are")
      .str();
}

Problem doesNotCompile(const Unit &U, std::vector<std::string> Errors) {
  std::string Message = "it does not compile";
  if (std::string Modules = aboutModules(Errors); !Modules.empty())
    Message = Modules;
  else if (!U.BorrowedFrom.empty())
    Message += " with the flags of '" + U.BorrowedFrom +
               "', which were borrowed because the compile database does not "
               "list it; pass its own flags after --";
  else if (standardOf(U.Arguments).empty())
    Message += "; its flags have no -std=, and coroutines need -std=c++20 or "
               "later";
  else if (std::string Query = aboutCompiler(U, Errors); !Query.empty())
    Message += Query;
  else
    Message += "; mend the error above, or the flags it is compiled with";
  return {Problem::Kind::Unanalysed, U.File, Message, std::move(Errors)};
}

} // namespace async_tidy
