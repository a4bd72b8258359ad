//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/models/YamlReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

Error YamlReader::readDocument(StringRef Text,
                               function_ref<bool(yaml::Node &)> Document) {
  Sources.setDiagHandler(
      [](const SMDiagnostic &D, void *Self) {
        static_cast<YamlReader *>(Self)->noteSyntaxError(D);
      },
      this);
  MemoryBufferRef Buffer(Text, FileName);
  bool Fine = [&] {
    yaml::Stream Stream(Buffer, Sources);
    yaml::document_iterator Current = Stream.begin();
    yaml::Node *Root = Current->getRoot();
    if (!Root || !Document(*Root))
      return false;
    if (++Current != Stream.end() && !Stream.failed()) {
      if (yaml::Node *Next = Current->getRoot())
        return fail(*Next, "a model file is one document");
      return fail(SMLoc(), "a model file is one document, which a line that "
                           "begins with '%' or '---' ends");
    }
    return SyntaxError.empty();
  }();
  if (Fine)
    return Error::success();
  // The parser's complaints come first, those about what is further down
  // too: what we miss is often missing because of them.
  if (SyntaxError.empty())
    yaml::Stream(Buffer, Sources).validate();
  return make_error<StringError>(SyntaxError.empty() ? Problem : SyntaxError,
                                 inconvertibleErrorCode());
}

void YamlReader::noteSyntaxError(const SMDiagnostic &D) {
  if (!SyntaxError.empty())
    return;
  raw_string_ostream(SyntaxError)
      << FileName << ':' << D.getLineNo() << ':' << D.getColumnNo() + 1 << ": "
      << D.getMessage();
}

std::pair<unsigned, unsigned> YamlReader::lineAndColumn(SMLoc At) const {
  // The parser gives what it had to make up a place of its own.
  unsigned Buffer = Sources.FindBufferContainingLoc(At);
  return Buffer ? Sources.getLineAndColumn(At, Buffer) : std::pair(1u, 1u);
}

bool YamlReader::fail(SMLoc At, const Twine &What) {
  auto [Line, Column] = lineAndColumn(At);
  Problem =
      (FileName + ":" + Twine(Line) + ":" + Twine(Column) + ": " + What).str();
  return false;
}

bool YamlReader::fail(const yaml::Node &N, const Twine &What) {
  return fail(N.getSourceRange().Start, What);
}

bool YamlReader::failUnknown(const yaml::Node &N, StringRef What,
                             StringRef Given, ArrayRef<StringRef> Known) {
  StringRef Nearest;
  unsigned Best = std::max<size_t>(2, Given.size() / 3) + 1;
  for (StringRef K : Known)
    if (unsigned D = Given.edit_distance(K, true, Best); D < Best) {
      Best = D;
      Nearest = K;
    }
  std::string Hint =
      Nearest.empty() ? "" : (", did you mean '" + Nearest + "'?").str();
  return fail(N, "unknown " + What + " '" + Given + "'" + Hint +
                     " (one of: " + llvm::join(Known, ", ") + ")");
}

bool YamlReader::hasValue(const yaml::Node &Key, StringRef Name,
                          const yaml::Node *Value) {
  if (!Value || isa<yaml::NullNode>(Value))
    return fail(Key, "the key '" + Name + "' has no value");
  if (isa<yaml::AliasNode>(Value))
    return fail(
        Key, "the value of '" + Name +
                 "' is an alias; write it out, in quotes if it begins with *");
  return true;
}

bool YamlReader::mapping(yaml::Node &N, StringRef What, Keys &Given,
                         ArrayRef<Field> Fields) {
  SmallVector<StringRef> Known;
  for (const Field &F : Fields)
    Known.push_back(F.Key);
  auto *Map = dyn_cast<yaml::MappingNode>(&N);
  Given.Start = N.getSourceRange().Start;
  if (!Map)
    return fail(N, What + " is a mapping with the keys " +
                       llvm::join(Known, ", "));
  for (yaml::KeyValueNode &Pair : *Map) {
    auto *Key = dyn_cast_or_null<yaml::ScalarNode>(Pair.getKey());
    if (!Key)
      return fail(Pair, "a key of " + What + " is a word (one of: " +
                            llvm::join(Known, ", ") + ")");
    SmallString<32> Storage;
    StringRef Name = Key->getValue(Storage);
    const Field *F =
        llvm::find_if(Fields, [&](const Field &F) { return F.Key == Name; });
    if (F == Fields.end())
      return failUnknown(*Key, "key", Name, Known);
    if (!Given.At.try_emplace(Name, Key->getSourceRange().Start).second)
      return fail(*Key, "the key '" + Name + "' is given twice");
    yaml::Node *Value = Pair.getValue();
    if (!hasValue(*Key, Name, Value) || !F->Read(*Value))
      return false;
  }
  return true;
}

bool YamlReader::entries(
    yaml::Node &N, StringRef What,
    function_ref<bool(yaml::ScalarNode &, StringRef, yaml::Node &)> Each) {
  auto *Map = dyn_cast<yaml::MappingNode>(&N);
  if (!Map)
    return fail(N, "expected a mapping of " + What + ", not " + describe(N));
  StringSet<> Seen;
  for (yaml::KeyValueNode &Pair : *Map) {
    auto *Key = dyn_cast_or_null<yaml::ScalarNode>(Pair.getKey());
    if (!Key)
      return fail(Pair, "a key of a mapping of " + What + " is a word");
    SmallString<32> Storage;
    StringRef Name = Key->getValue(Storage);
    if (!Seen.insert(Name).second)
      return fail(*Key, "the key '" + Name + "' is given twice");
    yaml::Node *Value = Pair.getValue();
    if (!hasValue(*Key, Name, Value) || !Each(*Key, Name, *Value))
      return false;
  }
  return true;
}

StringRef YamlReader::describe(const yaml::Node &N) {
  switch (N.getType()) {
  case yaml::Node::NK_Mapping:
    return "a mapping";
  case yaml::Node::NK_Sequence:
    return "a list";
  case yaml::Node::NK_Scalar:
    return "a word";
  case yaml::Node::NK_BlockScalar:
    return "a block of text";
  default:
    return "nothing";
  }
}

bool YamlReader::sequence(yaml::Node &N, StringRef What,
                          function_ref<bool(yaml::Node &)> Each) {
  auto *Sequence = dyn_cast<yaml::SequenceNode>(&N);
  if (!Sequence)
    return fail(N, "expected a list of " + What + ", not " + describe(N));
  bool Empty = true;
  for (yaml::Node &Item : *Sequence) {
    Empty = false;
    if (!Each(Item))
      return false;
  }
  return !Empty || fail(N, "the list of " + What + " is empty");
}

bool YamlReader::string(yaml::Node &N, std::string &Out) {
  auto *Scalar = dyn_cast<yaml::ScalarNode>(&N);
  if (!Scalar)
    return fail(N, "expected a string, not " + describe(N));
  SmallString<64> Storage;
  Out = Scalar->getValue(Storage).str();
  return !Out.empty() || fail(N, "the string is empty");
}

} // namespace async_tidy
