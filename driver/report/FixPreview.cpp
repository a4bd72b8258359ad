//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/FixPreview.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

using namespace llvm;

namespace async_tidy {

static std::vector<std::string> split(StringRef Text) {
  SmallVector<StringRef> Parts;
  Text.split(Parts, '\n');
  return {Parts.begin(), Parts.end()};
}

/// Takes away the lines at both ends that stay the same.
static void dropUnchanged(FixHunk &Hunk) {
  auto &[File, Line, Before, After] = Hunk;
  while (!Before.empty() && !After.empty() && Before.back() == After.back()) {
    Before.pop_back();
    After.pop_back();
  }
  size_t Same = 0;
  while (Same < Before.size() && Same < After.size() &&
         Before[Same] == After[Same])
    ++Same;
  Before.erase(Before.begin(), Before.begin() + Same);
  After.erase(After.begin(), After.begin() + Same);
  Line += Same;
}

/// The hunk of \p Edits: of one file, in its order, on lines that meet.
static FixHunk hunkOf(ArrayRef<const Edit *> Edits, SourceLines &Lines) {
  const Extent &First = Edits.front()->At;
  FixHunk Hunk{First.File, First.Line, {}, {}};
  std::string Old;
  std::vector<size_t> Begins;
  for (unsigned N = First.Line; N <= Edits.back()->At.EndLine; ++N) {
    std::optional<StringRef> Line = Lines.line(First.File, N);
    // A fix may reach to where a line after the last would begin.
    if (!Line && N > First.Line)
      Line = "";
    if (!Line) {
      for (const Edit *E : Edits)
        append_range(Hunk.After, split(E->Text));
      return Hunk;
    }
    if (N > First.Line)
      Old += '\n';
    Begins.push_back(Old.size());
    Old += *Line;
  }
  std::string New;
  size_t At = 0;
  for (const Edit *E : Edits) {
    auto Place = [&](unsigned Line, unsigned Column) {
      size_t Offset = Begins[Line - First.Line] + Column - 1;
      return std::clamp(Offset, At, Old.size());
    };
    size_t Begin = Place(E->At.Line, E->At.Column);
    New += StringRef(Old).slice(At, Begin);
    New += E->Text;
    At = Begin;
    At = Place(E->At.EndLine, E->At.EndColumn);
  }
  New += StringRef(Old).substr(At);
  Hunk.Before = split(Old);
  Hunk.After = split(New);
  dropUnchanged(Hunk);
  return Hunk;
}

std::vector<FixHunk> previewOf(ArrayRef<Edit> Edits, SourceLines &Lines) {
  SmallVector<const Edit *> Ordered;
  for (const Edit &E : Edits)
    if (E.At.Line > 0 && E.At.EndLine >= E.At.Line)
      Ordered.push_back(&E);
  // Edits at one place keep their order.
  sort(Ordered, [](const Edit *A, const Edit *B) {
    return std::tie(A->At.File, A->At.Offset, A) <
           std::tie(B->At.File, B->At.Offset, B);
  });
  std::vector<FixHunk> Hunks;
  for (size_t Begin = 0, End = 0; Begin < Ordered.size(); Begin = End) {
    End = Begin + 1;
    while (End < Ordered.size() &&
           Ordered[End]->At.File == Ordered[Begin]->At.File &&
           Ordered[End]->At.Line <= Ordered[End - 1]->At.EndLine)
      ++End;
    Hunks.push_back(hunkOf(ArrayRef(Ordered).slice(Begin, End - Begin), Lines));
  }
  return Hunks;
}

} // namespace async_tidy
