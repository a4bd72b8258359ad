//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/StandardTypes.h"
#include "core/base/Compat.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// In std, in a namespace in it, or in a class in one of these.
static bool isStandard(const CXXRecordDecl *R) {
  for (const DeclContext *DC = R->getDeclContext(); DC; DC = DC->getParent())
    if (DC->isStdNamespace())
      return true;
  return false;
}

std::optional<Standard> standardKind(const CXXRecordDecl *R) {
  if (!isStandard(R))
    return std::nullopt;
  if (!R->getIdentifier())
    return Standard::Value;
  if (R->getName().contains("iterator"))
    return Standard::Iterator;
  return StringSwitch<Standard>(R->getName())
      .Cases({"array", "pair", "tuple"}, Standard::Aggregate)
      .Case("unique_ptr", Standard::Owner)
      .Cases({"shared_ptr", "weak_ptr"}, Standard::SharedOwner)
      .Cases({"promise", "future", "shared_future"}, Standard::Channel)
      .Cases({"reference_wrapper", "span", "mdspan", "ref_view"},
             Standard::Borrow)
      .Cases({"basic_string_view", "initializer_list"}, Standard::ConstBorrow)
      .Cases({"function", "move_only_function", "copyable_function",
              "function_ref", "any", "packaged_task", "coroutine_handle",
              "generator", "polymorphic_allocator"},
             Standard::Hides)
      .Cases({"basic_ostream", "basic_istream", "basic_iostream",
              "basic_streambuf", "basic_ios", "ios_base"},
             Standard::Stream)
      .Default(Standard::Value);
}

} // namespace async_tidy
