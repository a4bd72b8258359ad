//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CheckSelection.h"
#include "cli/WrapText.h"
#include "commands/Commands.h"
#include "core/base/Embedded.h"
#include "gate/UnusedNolint.h"
#include "report/CheckPage.h"
#include "report/Markdown.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

/// What the check says about itself, for one that has no page.
static std::string pageOf(const CheckInfo &Info) {
  std::string Page = ("# " + Info.Name + "\n\n" + Info.Summary + ".\n").str();
  for (const OptionInfo &Option : Info.Options)
    Page += ("\n- `" + Option.Name + "` (default `" + Option.Default +
             "`): " + Option.Help)
                .str();
  return Page;
}

ExitStatus explain(const Settings &S) {
  if (S.Arguments.front() == unusedNolintInfo().Name) {
    std::string Page = pageOf(unusedNolintInfo()) +
                       "\nOnly `--report-unused-nolint` reports it, since all "
                       "units together know which comments are unused. `--fix` "
                       "takes the names out.\n";
    renderMarkdown(Page, outs(), wantsColor(S), proseColumns());
    return ExitStatus::Clean;
  }
  Expected<const CheckEntry *> Entry = checkNamed(S.Arguments.front());
  if (!Entry)
    return usageError(Entry.takeError());
  const CheckInfo &Info = *(*Entry)->Info;
  StringRef Page = checkPageOf(Info);
  std::string Brief = Page.empty() ? pageOf(Info) : "";
  renderMarkdown(Page.empty() ? Brief : Page, outs(), wantsColor(S),
                 proseColumns());
  return ExitStatus::Clean;
}

} // namespace async_tidy
