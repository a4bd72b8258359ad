//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Summaries and the index as JSON. What is read may be damaged or made by
/// somebody else: nothing of it is believed before it is looked at.

#include "core/base/FlatJson.h"
#include "core/model/ProjectIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace async_tidy {

/// Of both documents. A change of what is written needs another number.
static constexpr int64_t FormatVersion = 2;

static std::optional<CallKind> callKindNamed(StringRef Word) {
  for (unsigned How = 0; How <= unsigned(CallKind::Override); ++How)
    if (word(CallKind(How)) == Word)
      return CallKind(How);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

namespace {

/// Writes one document. A file's name stands once, in a table at its end;
/// places have its number.
class Writer {
public:
  explicit Writer(raw_ostream &OS) : OS(OS), JSON(OS) {}

  void document(function_ref<void()> Contents) {
    JSON.object([&] {
      JSON.attribute("version", FormatVersion);
      Contents();
      JSON.attributeArray("files", [&] {
        for (StringRef File : Files)
          JSON.value(json::fixUTF8(File));
      });
    });
    OS << '\n';
  }

  template <typename Range, typename Function>
  void list(StringRef Key, const Range &Elements, Function Write) {
    if (Elements.empty())
      return;
    JSON.attributeArray(Key, [&] {
      for (const auto &Element : Elements)
        JSON.object([&] { Write(Element); });
    });
  }

  void numbers(StringRef Key, ArrayRef<unsigned> Numbers) {
    if (Numbers.empty())
      return;
    JSON.attributeArray(Key, [&] {
      for (unsigned Number : Numbers)
        JSON.value(Number);
    });
  }

  void number(StringRef Key, unsigned Number) { JSON.attribute(Key, Number); }

  /// An empty text is left out.
  void text(StringRef Key, StringRef Text) {
    if (!Text.empty())
      JSON.attribute(Key, json::fixUTF8(Text));
  }

  void place(const FilePlace &At) {
    if (At.File.empty())
      return;
    auto [Known, New] = Numbers.try_emplace(At.File, unsigned(Files.size()));
    if (New)
      Files.push_back(Known->first());
    JSON.attributeArray("at", [&] {
      JSON.value(Known->second);
      JSON.value(At.Line);
      JSON.value(At.Column);
    });
  }

  void notes(ArrayRef<PlacedNote> Notes) {
    list("notes", Notes, [&](const PlacedNote &Note) {
      place(Note.At);
      text("text", Note.Text);
    });
  }

private:
  raw_ostream &OS;
  json::OStream JSON;
  StringMap<unsigned> Numbers;
  std::vector<StringRef> Files;
};

} // namespace

void UnitSummary::write(raw_ostream &OS) const {
  Writer Out(OS);
  Out.document([&] {
    Out.list("functions", Functions, [&](const FunctionSummary &F) {
      Out.text("id", F.Id);
      Out.list("facts", F.Facts, [&](const SummaryFact &Fact) {
        Out.text("effect", word(Fact.What));
        Out.text("how", word(Fact.How));
        Out.place(Fact.At);
        Out.text("name", Fact.Name);
        Out.text("why", Fact.Why);
      });
      Out.list("calls", F.Calls, [&](const SummaryCall &Call) {
        Out.text("how", word(Call.How));
        Out.place(Call.At);
        Out.text("name", Call.Name);
        Out.text("to", Call.To);
      });
      Out.numbers("ignored-tasks", F.IgnoredTasks);
      Out.numbers("handed-off", F.HandedOff);
    });
    Out.list("overrides", Overrides, [&](const SummaryOverride &O) {
      Out.text("base", O.Base);
      Out.text("id", O.Id);
      Out.place(O.At);
      Out.text("name", O.Name);
    });
    Out.list("runs", Runs, [&](const SummaryRun &Run) {
      Out.text("id", Run.Id);
      Out.text("by", Run.By);
      Out.notes(Run.Notes);
    });
  });
}

void ProjectIndex::write(raw_ostream &OS) const {
  std::vector<StringRef> Ids, Runs;
  for (const auto &Known : Functions) {
    const IndexedFunction &F = Known.second;
    if (!F.Effects.empty() || !F.IgnoredTasks.empty() || !F.HandedOff.empty())
      Ids.push_back(Known.first());
    if (F.Run)
      Runs.push_back(Known.first());
  }
  sort(Ids);
  sort(Runs);
  Writer Out(OS);
  Out.document([&] {
    Out.list("functions", Ids, [&](StringRef Id) {
      const IndexedFunction &F = *find(Id);
      Out.text("id", Id);
      Out.list("effects", F.Effects, [&](const auto &Known) {
        const IndexStep &Step = Known.second;
        Out.text("effect", word(Known.first));
        Out.text("how", word(Step.How));
        Out.place(Step.At);
        Out.text("name", Step.Name);
        Out.text("next", Step.Next);
        Out.text("why", Step.Why);
        Out.number("length", Step.Length);
      });
      Out.numbers("ignored-tasks", F.IgnoredTasks);
      Out.numbers("handed-off", F.HandedOff);
    });
    Out.list("runs", Runs, [&](StringRef Id) {
      const IndexRun &Run = *run(Id);
      Out.text("id", Id);
      Out.text("next", Run.Next);
      Out.notes(Run.Notes);
      Out.number("length", Run.Length);
    });
  });
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {

/// Reads one document. What is wrong is reported to a json::Path, which tells
/// where in the document it is.
class Reader {
public:
  bool document(const json::Value &Document, json::Path P,
                function_ref<bool(const json::Object &)> Contents) {
    const json::Object *O = Document.getAsObject();
    if (!O)
      return wrong(P, "expected an object");
    const json::Array *Names = O->getArray("files");
    if (!Names)
      return wrong(P.field("files"), "expected an array");
    for (const auto &[I, Name] : enumerate(*Names)) {
      std::optional<StringRef> File = Name.getAsString();
      if (!File || File->empty())
        return wrong(P.field("files").index(I), "expected a name");
      Files.push_back(File->str());
    }
    return Contents(*O);
  }

  /// Calls \p Read with each object of an array that may be missing.
  bool list(const json::Object &O, StringLiteral Key, json::Path P,
            function_ref<bool(const json::Object &, json::Path)> Read) {
    const json::Value *Value = O.get(Key);
    if (!Value)
      return true;
    const json::Array *Elements = Value->getAsArray();
    if (!Elements)
      return wrong(P.field(Key), "expected an array");
    json::Path List = P.field(Key);
    for (const auto &[I, Element] : enumerate(*Elements)) {
      json::Path Here = List.index(I); // points at its parent
      const json::Object *Object = Element.getAsObject();
      if (!Object)
        return wrong(Here, "expected an object");
      if (!Read(*Object, Here))
        return false;
    }
    return true;
  }

  /// A text that may be missing.
  bool text(const json::Object &O, StringLiteral Key, std::string &Out,
            json::Path P) {
    const json::Value *Value = O.get(Key);
    std::optional<StringRef> Text = Value ? Value->getAsString() : "";
    if (!Text)
      return wrong(P.field(Key), "expected a text");
    Out = Text->str();
    return true;
  }

  bool number(const json::Value &Value, unsigned &Out, json::Path P) {
    std::optional<int64_t> Number = Value.getAsInteger();
    if (!Number || *Number < 0 || *Number > INT32_MAX)
      return wrong(P, "expected a number");
    Out = unsigned(*Number);
    return true;
  }

  bool numbers(const json::Object &O, StringLiteral Key,
               std::vector<unsigned> &Out, json::Path P) {
    const json::Value *Value = O.get(Key);
    if (!Value)
      return true;
    const json::Array *Elements = Value->getAsArray();
    if (!Elements)
      return wrong(P.field(Key), "expected an array");
    Out.resize(Elements->size());
    for (const auto &[I, Element] : enumerate(*Elements))
      if (!number(Element, Out[I], P.field(Key).index(I)))
        return false;
    return true;
  }

  bool place(const json::Object &O, FilePlace &Out, json::Path P) {
    std::vector<unsigned> Parts;
    if (!numbers(O, "at", Parts, P))
      return false;
    if (Parts.empty())
      return true;
    if (Parts.size() != 3 || Parts[0] >= Files.size() || Parts[1] == 0 ||
        Parts[2] == 0)
      return wrong(P.field("at"), "expected a place");
    Out = {Files[Parts[0]], Parts[1], Parts[2]};
    return true;
  }

  bool notes(const json::Object &O, std::vector<PlacedNote> &Out,
             json::Path P) {
    return list(O, "notes", P, [&](const json::Object &O, json::Path P) {
      PlacedNote &Note = Out.emplace_back();
      return place(O, Note.At, P) && text(O, "text", Note.Text, P);
    });
  }

  bool length(const json::Object &O, unsigned &Out, json::Path P) {
    const json::Value *Length = O.get("length");
    return number(Length ? *Length : json::Value(nullptr), Out,
                  P.field("length"));
  }

  bool effect(const json::Object &O, Effect &Out, json::Path P) {
    std::optional<Effect> Known =
        effectNamed(O.getString("effect").value_or(""));
    if (!Known)
      return wrong(P.field("effect"), "expected an effect");
    Out = *Known;
    return true;
  }

  bool how(const json::Object &O, CallKind &Out, json::Path P) {
    std::optional<CallKind> Known =
        callKindNamed(O.getString("how").value_or(""));
    if (!Known)
      return wrong(P.field("how"), "expected a kind of call");
    Out = *Known;
    return true;
  }

  static bool wrong(json::Path P, StringLiteral What) {
    P.report(What);
    return false;
  }

private:
  std::vector<std::string> Files;
};

} // namespace

/// Reads \p Text into a \p T by its fields, or says what is wrong with it.
template <typename T>
static Expected<T>
readDocument(StringRef Text,
             function_ref<bool(Reader &, const json::Object &, T &, json::Path)>
                 Fields) {
  Expected<json::Value> Document = parseFlatJson(Text);
  if (!Document)
    return createStringError("it is damaged: " +
                             toString(Document.takeError()));
  const json::Object *Object = Document->getAsObject();
  std::optional<int64_t> Version =
      Object ? Object->getInteger("version") : std::nullopt;
  if (Version && *Version != FormatVersion)
    return createStringError("another version of async-tidy wrote it");
  T Result;
  json::Path::Root Root;
  Reader In;
  if (!In.document(*Document, Root, [&](const json::Object &O) {
        return Version ? Fields(In, O, Result, Root)
                       : Reader::wrong(json::Path(Root).field("version"),
                                       "expected a number");
      }))
    return createStringError("it is damaged: " + toString(Root.getError()));
  return std::move(Result);
}

static bool read(Reader &In, const json::Object &O, FunctionSummary &F,
                 json::Path P) {
  return In.text(O, "id", F.Id, P) &&
         In.list(O, "facts", P,
                 [&](const json::Object &O, json::Path P) {
                   SummaryFact &Fact = F.Facts.emplace_back();
                   return In.effect(O, Fact.What, P) &&
                          In.how(O, Fact.How, P) && In.place(O, Fact.At, P) &&
                          In.text(O, "name", Fact.Name, P) &&
                          In.text(O, "why", Fact.Why, P);
                 }) &&
         In.list(O, "calls", P,
                 [&](const json::Object &O, json::Path P) {
                   SummaryCall &Call = F.Calls.emplace_back();
                   return In.how(O, Call.How, P) && In.place(O, Call.At, P) &&
                          In.text(O, "name", Call.Name, P) &&
                          In.text(O, "to", Call.To, P);
                 }) &&
         In.numbers(O, "ignored-tasks", F.IgnoredTasks, P) &&
         In.numbers(O, "handed-off", F.HandedOff, P);
}

Expected<UnitSummary> UnitSummary::read(StringRef Text) {
  return readDocument<UnitSummary>(Text, [](Reader &In, const json::Object &O,
                                            UnitSummary &Out, json::Path P) {
    return In.list(O, "functions", P, [&](const json::Object &O, json::Path P) {
      return async_tidy::read(In, O, Out.Functions.emplace_back(), P);
    }) && In.list(O, "overrides", P, [&](const json::Object &O, json::Path P) {
      SummaryOverride &Override = Out.Overrides.emplace_back();
      return In.text(O, "base", Override.Base, P) &&
             In.text(O, "id", Override.Id, P) && In.place(O, Override.At, P) &&
             In.text(O, "name", Override.Name, P);
    }) && In.list(O, "runs", P, [&](const json::Object &O, json::Path P) {
      SummaryRun &Run = Out.Runs.emplace_back();
      return In.text(O, "id", Run.Id, P) && In.text(O, "by", Run.By, P) &&
             In.notes(O, Run.Notes, P);
    });
  });
}

static bool readEffects(Reader &In, const json::Object &O, IndexedFunction &F,
                        json::Path P) {
  return In.list(O, "effects", P, [&](const json::Object &O, json::Path P) {
    Effect What;
    if (!In.effect(O, What, P))
      return false;
    IndexStep &Step = F.Effects[What];
    return In.how(O, Step.How, P) && In.place(O, Step.At, P) &&
           In.text(O, "name", Step.Name, P) &&
           In.text(O, "next", Step.Next, P) && In.text(O, "why", Step.Why, P) &&
           In.length(O, Step.Length, P);
  });
}

Expected<ProjectIndex> ProjectIndex::read(StringRef Text, StringRef File) {
  auto Result = readDocument<ProjectIndex>(Text, [](Reader &In,
                                                    const json::Object &O,
                                                    ProjectIndex &Out,
                                                    json::Path P) {
    return In.list(O, "functions", P, [&](const json::Object &O, json::Path P) {
      std::string Id;
      if (!In.text(O, "id", Id, P))
        return false;
      IndexedFunction &F = Out.Functions[Id];
      return readEffects(In, O, F, P) &&
             In.numbers(O, "ignored-tasks", F.IgnoredTasks, P) &&
             In.numbers(O, "handed-off", F.HandedOff, P);
    }) && In.list(O, "runs", P, [&](const json::Object &O, json::Path P) {
      std::string Id;
      if (!In.text(O, "id", Id, P))
        return false;
      IndexRun &Run = Out.Functions[Id].Run.emplace();
      return In.text(O, "next", Run.Next, P) && In.notes(O, Run.Notes, P) &&
             In.length(O, Run.Length, P);
    });
  });
  Error Reason = Result ? Result->checkChains() : Result.takeError();
  if (Reason)
    return createStringError("'" + File + "': " + toString(std::move(Reason)) +
                             "; make it again with 'async-tidy index'");
  return Result;
}

Error ProjectIndex::checkChains() const {
  auto Leads = [](const auto &Step, const auto *Next) {
    return Step.Next.empty() || (Next && Next->Length < Step.Length);
  };
  for (const auto &Known : Functions) {
    const IndexedFunction &F = Known.second;
    if (!all_of(F.Effects,
                [&](const auto &Has) {
                  const auto &[What, Step] = Has;
                  return Leads(Step, step(Step.Next, What));
                }) ||
        (F.Run && !Leads(*F.Run, run(F.Run->Next))))
      return createStringError("it is damaged: the way from '" + Known.first() +
                               "' leads nowhere");
  }
  return Error::success();
}

} // namespace async_tidy
