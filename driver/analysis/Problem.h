//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_PROBLEM_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_PROBLEM_H

#include <string>
#include <vector>

namespace async_tidy {

/// Something that went wrong with one file.
struct Problem {
  enum class Kind {
    Unanalysed, ///< The file was not analysed: exit status 3.
    Remark,     ///< Analysed, but something in it deserves attention.
  };
  Kind What;
  std::string File;    ///< Absolute.
  std::string Message; ///< One line, with how to mend it.
  /// The compiler's own words, "path:line:column: message", that led to it.
  std::vector<std::string> Details = {};
  /// Where in the file, from 1; 0: Message says where, if it matters.
  unsigned Line = 0;
  unsigned Column = 0;

  /// The message, after "path:line:column: " when there is a line.
  std::string text() const;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_PROBLEM_H
