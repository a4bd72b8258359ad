//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/NolintText.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace async_tidy {

bool nolintNameMeans(StringRef Name, StringRef Check) {
  return clang::tidy::GlobList(Name).contains(Check);
}

SmallVector<StringRef, 2> NolintDirective::names() const {
  SmallVector<StringRef, 2> Names;
  if (Entries)
    for (StringRef Entry : *Entries)
      Names.push_back(Entry.trim());
  if (any_of(Names, [](StringRef Name) { return Name.starts_with("-"); }))
    Names.clear();
  return Names;
}

bool NolintDirective::silences(unsigned Offset, StringRef Check) const {
  if (!Scope || Offset < Scope->Begin || Offset >= Scope->End)
    return false;
  return !Entries || any_of(*Entries, [&](StringRef Entry) {
    return !Entry.trim().starts_with("-") && nolintNameMeans(Entry, Check);
  });
}

/// The line around \p Offset, its end included: a finding may point there.
static ByteRange lineAround(StringRef Text, size_t Offset) {
  size_t End = std::min(Text.find('\n', Offset), Text.size());
  return {static_cast<unsigned>(Text.rfind('\n', Offset) + 1),
          static_cast<unsigned>(End + 1)};
}

/// The directive whose word, \p Word, begins at \p Begin, if it is one.
static std::optional<NolintDirective> directiveAt(StringRef Text, size_t Begin,
                                                  StringRef Word) {
  NolintDirective Result;
  Result.Word = Word;
  if (!is_contained({"NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN", "NOLINTEND"},
                    Result.Word))
    return std::nullopt;
  size_t End = Begin + Result.Word.size();
  StringRef Rest = Text.substr(End);
  if (Rest.starts_with("(")) {
    size_t Close = Rest.find_first_of(")\n");
    if (Close != StringRef::npos && Rest[Close] == ')') {
      Result.Entries.emplace();
      Rest.slice(1, Close).split(*Result.Entries, ',');
      End += Close + 1;
    }
  }
  Result.Written = {static_cast<unsigned>(Begin), static_cast<unsigned>(End)};
  return Result;
}

/// True when \p End may end the block of \p Begin: the same list but for
/// blanks.
static bool sameList(const NolintDirective &Begin, const NolintDirective &End) {
  if (!Begin.Entries || !End.Entries)
    return Begin.Entries.has_value() == End.Entries.has_value();
  return equal(*Begin.Entries, *End.Entries,
               [](StringRef A, StringRef B) { return A.trim() == B.trim(); });
}

static void findBlocks(std::vector<NolintDirective> &Directives) {
  SmallVector<NolintDirective *> Open;
  for (auto [Number, D] : enumerate(Directives)) {
    if (D.Word == "NOLINTBEGIN")
      Open.push_back(&D);
    if (D.Word != "NOLINTEND" || Open.empty() || !sameList(*Open.back(), D))
      continue;
    NolintDirective &Begin = *Open.pop_back_val();
    Begin.Scope = {Begin.Written.Begin + 1, D.Written.Begin};
    Begin.Partner = Number;
  }
}

std::vector<NolintDirective> nolintDirectives(StringRef Text) {
  std::vector<NolintDirective> Result;
  size_t At = Text.find("NOLINT");
  while (At != StringRef::npos) {
    StringRef Word =
        Text.substr(At).take_while([](char C) { return isAlpha(C); });
    std::optional<NolintDirective> D = directiveAt(Text, At, Word);
    if (!D) {
      At = Text.find("NOLINT", At + Word.size());
      continue;
    }
    ByteRange Line = lineAround(Text, At);
    if (D->Word == "NOLINT")
      D->Scope = Line;
    else if (D->Word == "NOLINTNEXTLINE" && Line.End <= Text.size())
      D->Scope = lineAround(Text, Line.End);
    At = Text.find("NOLINT", D->Written.End);
    Result.push_back(std::move(*D));
  }
  findBlocks(Result);
  return Result;
}

} // namespace async_tidy
