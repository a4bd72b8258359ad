//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "commands/CheckSkeleton.h"

using namespace llvm;

namespace async_tidy {

static constexpr StringLiteral Source =
    R"__(//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/model/Function.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds ... (one sentence).
class CLASS : public Check {
public:
  static constexpr CheckInfo Info = {"async-NAME",
                                     "what goes wrong, in one clause",
                                     Level::Preview, "VERSION", {}};

  explicit CLASS(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine())
      return;
    // Draw the code each test is for, with a caret under what is reported:
    // co_await fetch();
    // ^
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(CLASS)
)__";

static constexpr StringLiteral Page = R"__(# async-NAME

What goes wrong, in one clause.

Level: preview. Since: VERSION.

## What it finds

The shapes that are reported, each in a whole file with exactly one finding.

```cpp reported
#include <rt/rt.hpp>

rt::task<void> wrong();
```

## Why it matters

What it costs the user.

## How to mend it

```cpp mended
#include <rt/rt.hpp>

rt::task<void> right();
```

## When it stays silent

The code that looks alike and is fine, with the reason.

```cpp silent
#include <rt/rt.hpp>

rt::task<void> fine();
```

## Options

None.

## Limits

## Elsewhere
)__";

static constexpr StringLiteral Reported =
    R"__(// RUN: %async_tidy --checks=async-NAME --format=concise --fail-on=never %s -- -std=c++20 -I %rt_include | %verify %s

#include <rt/rt.hpp>

rt::task<void> situationInOneName() {
  co_return;
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} [async-NAME]
}
)__";

static constexpr StringLiteral Silent =
    R"__(// RUN: %async_tidy --checks=async-NAME --format=concise %s -- -std=c++20 -I %rt_include | %verify %s

#include <rt/rt.hpp>

rt::task<void> looksAlikeButIsFine() { co_return; }
)__";

ArrayRef<SkeletonFile> checkSkeleton() {
  static const SkeletonFile Files[] = {
      {"checkers/NAME/CLASS.cpp", Source},
      {"docs/checks/NAME.md", Page},
      {"test/checks/NAME/reported.cpp", Reported},
      {"test/checks/NAME/silent.cpp", Silent},
  };
  return Files;
}

} // namespace async_tidy
