//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The text of the files that a new check begins with. In them NAME stands for
/// the hazard ("held-lock") and CLASS for the class ("HeldLockCheck").

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_CHECKSKELETON_H
#define ASYNC_TIDY_DRIVER_COMMANDS_CHECKSKELETON_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace async_tidy {

struct SkeletonFile {
  llvm::StringLiteral Path;
  llvm::StringLiteral Text;
};

llvm::ArrayRef<SkeletonFile> checkSkeleton();

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_CHECKSKELETON_H
