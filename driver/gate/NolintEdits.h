//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_NOLINTEDITS_H
#define ASYNC_TIDY_DRIVER_GATE_NOLINTEDITS_H

#include "analysis/NolintText.h"
#include <string>

namespace async_tidy {

/// The text of a source and where its comments are.
class CommentedText {
public:
  /// A zero byte must follow \p Text, as it does in a MemoryBuffer.
  explicit CommentedText(llvm::StringRef Text);

  /// The comment that \p Inner is in, from its first slash; nothing when that
  /// is code.
  std::optional<ByteRange> commentAround(ByteRange Inner) const;

  llvm::StringRef text() const { return Text; }

private:
  llvm::StringRef Text;
  std::vector<ByteRange> Comments;
};

/// Put Text where the bytes of At are.
struct TextEdit {
  ByteRange At;
  std::string Text;
};

/// Takes \p Names out of the list of \p D; the directive when no other name is
/// left, and its comment, or the line, when that says nothing more. What else
/// is in the comment stays. Nothing when \p D is not in a comment of one line.
std::optional<TextEdit> editWithout(const CommentedText &In,
                                    const NolintDirective &D,
                                    llvm::ArrayRef<llvm::StringRef> Names);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_NOLINTEDITS_H
