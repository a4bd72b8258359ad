//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/ParserArguments.h"
#include "clang/Driver/Types.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace clang::tooling;

namespace async_tidy {

/// Removes what must not reach our parser; see each line for why.
static std::vector<std::string> stripped(ArrayRef<std::string> Arguments) {
  std::vector<std::string> Result;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    StringRef Arg = Arguments[I];
    auto Next = [&](size_t N) -> StringRef {
      return I + N < Arguments.size() ? StringRef(Arguments[I + N]) : "";
    };
    if (Arg == "--") { // File names follow.
      Result.insert(Result.end(), Arguments.begin() + I, Arguments.end());
      break;
    }
    // The headers of another clang do not fit ours.
    if (Arg == "-resource-dir") {
      ++I;
      continue;
    }
    if (Arg.starts_with("-resource-dir=") || Arg.starts_with("--resource-dir="))
      continue;
    // A precompiled header made by another compiler cannot be read. CMake
    // also passes the header itself, with -include.
    if (Arg == "-Xclang" && Next(1) == "-include-pch" && Next(2) == "-Xclang") {
      I += 3;
      continue;
    }
    // The project's warnings are not ours to stop at.
    if (Arg == "-Werror" || Arg.starts_with("-Werror=") ||
        Arg == "-pedantic-errors")
      continue;
    Result.push_back(Arg.str());
  }
  return Result;
}

std::vector<std::string> parserArguments(const CompileCommand &Command,
                                         StringRef ResourceDirectory) {
  ArgumentsAdjuster Adjust =
      combineAdjusters(combineAdjusters(getClangStripOutputAdjuster(),
                                        getClangStripDependencyFileAdjuster()),
                       combineAdjusters(getStripPluginsAdjuster(),
                                        getClangSyntaxOnlyAdjuster()));
  std::vector<std::string> Result =
      stripped(Adjust(Command.CommandLine, Command.Filename));
  if (Result.empty())
    Result.push_back("clang++");
  std::vector<std::string> Ours = {("-resource-dir=" + ResourceDirectory).str(),
                                   "-w"};
  Result.insert(Result.begin() + 1, Ours.begin(), Ours.end());
  return Result;
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
  ArrayRef<std::string> Arguments = Command.CommandLine;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    StringRef Arg = Arguments[I];
    if (Arg == "-x" && I + 1 < Arguments.size())
      return StringRef(Arguments[I + 1]).contains("c++");
    if (Arg.starts_with("-xc") || Arg.starts_with("-xobjective"))
      return Arg.contains("c++");
    if (Arg == "/TP" || Arg == "-TP")
      return true;
  }
  StringRef Extension = sys::path::extension(Command.Filename);
  Extension.consume_front(".");
  // The driver knows every spelling: cpp, cc, cxx, C, ixx, cppm, mm, ...
  namespace types = clang::driver::types;
  types::ID Type = types::lookupTypeForExtension(Extension);
  return Type != types::TY_INVALID && types::isCXX(Type) &&
         !types::isCuda(Type) && !types::isHIP(Type);
}

} // namespace async_tidy
