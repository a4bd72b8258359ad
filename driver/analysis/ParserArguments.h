//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_PARSERARGUMENTS_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_PARSERARGUMENTS_H

#include "clang/Tooling/CompilationDatabase.h"

namespace async_tidy {

/// The arguments that parse what \p Command compiles: nothing is written, no
/// warning is printed, and clang's headers are those of our clang.
std::vector<std::string>
parserArguments(const clang::tooling::CompileCommand &Command,
                llvm::StringRef ResourceDirectory);

/// The language standard the command asks for ("c++20"), or an empty string.
llvm::StringRef standardOf(llvm::ArrayRef<std::string> Arguments);

/// True when the command compiles C++, by -x or by the file's name.
bool compilesCxx(const clang::tooling::CompileCommand &Command);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_PARSERARGUMENTS_H
