//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/UnusedNolint.h"
#include "Registry.h"
#include "cli/NearestName.h"
#include "gate/BaselineFile.h"
#include "gate/NolintEdits.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>

using namespace llvm;

namespace async_tidy {

const CheckInfo &unusedNolintInfo() {
  static const CheckInfo Info = {"async-unused-nolint",
                                 "NOLINT comment that silences nothing",
                                 Level::Strict,
                                 "0.1",
                                 {}};
  return Info;
}

namespace {

/// The names of one directive that are not needed.
struct Unneeded {
  SmallVector<StringRef, 2> Silent;  ///< Checks that find nothing there.
  SmallVector<StringRef, 2> Unknown; ///< No check has this name.
};

/// The findings about the comments of one file.
class FileFindings {
public:
  FileFindings(StringRef File, StringRef Text)
      : File(File), Text(Text), In(Text), Directives(nolintDirectives(Text)) {}

  void add(unsigned Offset, const Unneeded &Names,
           std::vector<PlainFinding> &Out) const {
    auto D = find_if(Directives, [&](const NolintDirective &Each) {
      return Each.Written.Begin == Offset;
    });
    // The file has changed since it was analysed, or the word is in code.
    if (D == Directives.end() || !In.commentAround(D->Written))
      return;
    if (!Names.Silent.empty())
      Out.push_back(silent(*D, Names.Silent));
    for (StringRef Name : Names.Unknown)
      Out.push_back(unknown(*D, Name));
  }

private:
  PlainFinding finding(const NolintDirective &D, const Twine &Message) const {
    PlainFinding F;
    F.Check = unusedNolintInfo().Name.str();
    F.CheckLevel = unusedNolintInfo().CheckLevel;
    F.Range = extent(D.Written);
    F.At = *F.Range;
    F.At.Length = 0;
    F.At.EndLine = F.At.Line;
    F.At.EndColumn = F.At.Column;
    F.Message = Message.str();
    F.Snippet = Text.slice(D.Written.Begin, D.Written.End).str();
    return F;
  }

  PlainFinding silent(const NolintDirective &D,
                      ArrayRef<StringRef> Names) const {
    std::string List;
    for (auto [I, Name] : enumerate(Names))
      List += (I == 0                  ? ""
               : I + 1 == Names.size() ? " or "
                                       : ", ") +
              ("'" + Name + "'").str();
    PlainFinding F =
        finding(D, "'" + D.Word + "' silences no finding of " + List);
    std::optional<TextEdit> Edit = editWithout(In, D, Names);
    if (!D.Partner) {
      if (Edit)
        F.Fixes = {edit(*Edit)};
      return F;
    }
    const NolintDirective &End = Directives[*D.Partner];
    PlainNote Note;
    Note.Range = extent(End.Written);
    Note.At = finding(End, "").At;
    Note.Message = "the block ends here";
    F.Notes.push_back(std::move(Note));
    std::optional<TextEdit> EndEdit = editWithout(In, End, Names);
    if (Edit && EndEdit)
      F.Fixes = {edit(*Edit), edit(*EndEdit)};
    return F;
  }

  PlainFinding unknown(const NolintDirective &D, StringRef Name) const {
    SmallVector<StringRef> Candidates;
    for (const CheckEntry &Entry : allChecks())
      Candidates.push_back(Entry.Info->Name);
    return finding(D, "'" + D.Word + "' silences nothing: no check is named '" +
                          Name + "'" + didYouMean(Name, Candidates));
  }

  Extent extent(ByteRange Bytes) const {
    Extent E;
    E.File = File.str();
    E.Offset = Bytes.Begin;
    E.Length = Bytes.End - Bytes.Begin;
    std::tie(E.Line, E.Column) = place(Bytes.Begin);
    std::tie(E.EndLine, E.EndColumn) = place(Bytes.End);
    return E;
  }

  std::pair<unsigned, unsigned> place(unsigned Offset) const {
    StringRef Before = Text.take_front(Offset);
    unsigned Line = 1 + Before.count('\n');
    return {Line, Offset - (Before.rfind('\n') + 1) + 1};
  }

  async_tidy::Edit edit(const TextEdit &E) const {
    return {extent(E.At), E.Text};
  }

  StringRef File;
  StringRef Text;
  CommentedText In;
  std::vector<NolintDirective> Directives;
};

} // namespace

/// Files \p Name, which silenced nothing, under what can be said of it.
static void judge(StringRef Name, const Coverage &Covered, Unneeded &Out) {
  bool Any = false;
  for (const CheckEntry &Entry : allChecks())
    if (nolintNameMeans(Name, Entry.Info->Name)) {
      Any = true;
      if (!Covered.hasCheck(Entry.Info->Name))
        return;
    }
  if (Name == unusedNolintInfo().Name)
    return;
  (Any ? Out.Silent : Out.Unknown).push_back(Name);
}

std::vector<PlainFinding> unusedNolints(ArrayRef<NolintName> Names,
                                        const Coverage &Covered) {
  struct FileNames {
    StringRef Path; ///< As the first unit names it.
    std::map<std::pair<unsigned, StringRef>, bool> Used;
  };
  std::map<std::string, FileNames> Files;
  StringMap<std::string> RealPaths;
  for (const NolintName &N : Names) {
    auto [Real, New] = RealPaths.try_emplace(N.File);
    if (New)
      Real->second = resolvedPath(N.File);
    FileNames &InFile = Files[Real->second];
    if (InFile.Path.empty())
      InFile.Path = N.File;
    InFile.Used[{N.Offset, N.Name}] |= N.Used;
  }

  std::vector<PlainFinding> Result;
  for (const auto &[File, InFile] : Files) {
    std::map<unsigned, Unneeded> ByDirective;
    if (Covered.hasFile(File))
      for (const auto &[Place, Used] : InFile.Used)
        if (!Used)
          judge(Place.second, Covered, ByDirective[Place.first]);
    if (ByDirective.empty())
      continue;
    auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                        /*RequiresNullTerminator=*/true,
                                        /*IsVolatile=*/true);
    if (!Buffer)
      continue;
    FileFindings Findings(InFile.Path, (*Buffer)->getBuffer());
    for (const auto &[Offset, Unneeded] : ByDirective)
      Findings.add(Offset, Unneeded, Result);
  }
  return Result;
}

} // namespace async_tidy
