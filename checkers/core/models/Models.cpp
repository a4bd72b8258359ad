//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Reads model files. Files are read from the strongest (the user's last) to
/// the weakest (the built-in ones), so that an entry is simply left out when
/// a stronger file has spoken about it already.

#include "core/models/Models.h"
#include "core/base/Embedded.h"
#include "core/models/Configuration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"
#include <initializer_list>

using namespace llvm;

namespace async_tidy {

namespace {

template <typename T> struct Word {
  StringLiteral Text;
  T Value;
};

constexpr Word<FunctionRole> FunctionRoles[] = {
    {"blocking", FunctionRole::Blocking},
    {"nonblocking", FunctionRole::NonBlocking},
    {"spawn", FunctionRole::Spawn},
    {"sink", FunctionRole::Sink},
    {"owns-callable", FunctionRole::OwnsCallable},
    {"offload", FunctionRole::Offload},
    {"blocking-context", FunctionRole::BlockingContext},
    {"block-on", FunctionRole::BlockOn},
    {"joins", FunctionRole::Joins},
    {"may-drop", FunctionRole::MayDrop},
    {"looks", FunctionRole::Looks},
    {"drops-result", FunctionRole::DropsResult},
    {"combines", FunctionRole::Combines},
    {"loses-exception", FunctionRole::LosesException},
    {"calls", FunctionRole::Calls},
    {"constructs", FunctionRole::Constructs},
    {"switches", FunctionRole::Switches},
    {"tries", FunctionRole::Tries},
    {"yields", FunctionRole::Yields},
    {"forbidden", FunctionRole::Forbidden},
    {"runs-loop", FunctionRole::RunsLoop},
    {"on-executor", FunctionRole::OnExecutor},
    {"emplaces", FunctionRole::Emplaces},
    {"returns-first", FunctionRole::ReturnsFirst},
    {"drops-callable", FunctionRole::DropsCallable},
    {"never-throws", FunctionRole::NeverThrows},
    {"throws-when-cancelled", FunctionRole::ThrowsWhenCancelled},
};

constexpr Word<TypeRole> TypeRoles[] = {
    {"multi-threaded", TypeRole::MultiThreaded},
    {"single-threaded", TypeRole::SingleThreaded},
    {"send", TypeRole::Send},
    {"not-send", TypeRole::NotSend},
    {"sync", TypeRole::Sync},
    {"guard", TypeRole::Guard},
    {"joins-in-destructor", TypeRole::JoinsInDestructor},
    {"joins-when-spawned", TypeRole::JoinsWhenSpawned},
    {"lazy-task", TypeRole::LazyTask},
    {"eager-task", TypeRole::EagerTask},
    {"may-drop", TypeRole::MayDrop},
    {"may-drop-outside-coroutines", TypeRole::MayDropOutsideCoroutines},
    {"must-keep", TypeRole::MustKeep},
    {"scope", TypeRole::Scope},
    {"cancellation", TypeRole::Cancellation},
    {"must-use", TypeRole::MustUse},
    {"blocking-executor", TypeRole::BlockingExecutor},
    {"event-loop", TypeRole::EventLoop},
    {"executor", TypeRole::Executor},
    {"shared-owned", TypeRole::SharedOwned},
    {"keeps-error", TypeRole::KeepsError},
};

constexpr Word<BlockingKind> BlockingKinds[] = {
    {"wait", BlockingKind::Wait},
    {"sleep", BlockingKind::Sleep},
    {"file", BlockingKind::File},
    {"descriptor", BlockingKind::Descriptor},
    {"network", BlockingKind::Network},
    {"lock", BlockingKind::Lock},
};

constexpr Word<bool> Booleans[] = {{"true", true}, {"false", false}};

template <typename T, size_t N>
StringRef textOf(T Value, const Word<T> (&Words)[N]) {
  return llvm::find_if(Words,
                       [&](const Word<T> &W) { return W.Value == Value; })
      ->Text;
}

/// Saying both of one function makes no sense.
bool contradict(FunctionRole A, FunctionRole B) {
  if (B == FunctionRole::NonBlocking)
    std::swap(A, B);
  return (A == FunctionRole::NonBlocking &&
          (B == FunctionRole::Blocking || B == FunctionRole::BlockOn)) ||
         (std::min(A, B) == FunctionRole::BlockingContext &&
          std::max(A, B) == FunctionRole::Switches);
}

bool contradict(TypeRole A, TypeRole B) {
  auto Are = [&](TypeRole X, TypeRole Y) {
    return (A == X && B == Y) || (A == Y && B == X);
  };
  return Are(TypeRole::MultiThreaded, TypeRole::SingleThreaded) ||
         Are(TypeRole::EventLoop, TypeRole::MultiThreaded) ||
         Are(TypeRole::EventLoop, TypeRole::SingleThreaded) ||
         Are(TypeRole::Send, TypeRole::NotSend) ||
         Are(TypeRole::LazyTask, TypeRole::EagerTask) ||
         Are(TypeRole::MayDrop, TypeRole::MustKeep);
}

/// "a::B::c": identifiers, of which the last may be an operator's name.
bool isQualifiedName(StringRef Name) {
  SmallVector<StringRef> Parts;
  Name.split(Parts, "::");
  for (StringRef Part : Parts) {
    if (Part.empty() || isDigit(Part.front()))
      return false;
    if (Part.starts_with("operator") && Part.data() == Parts.back().data())
      return !Part.contains(' ');
    if (!llvm::all_of(
            Part, [](char C) { return isAlnum(C) || C == '_' || !isASCII(C); }))
      return false;
  }
  return true;
}

StringRef identifierOf(StringRef QualifiedName) {
  size_t Colons = QualifiedName.rfind("::");
  return Colons == StringRef::npos ? QualifiedName
                                   : QualifiedName.drop_front(Colons + 2);
}

} // namespace

StringRef word(FunctionRole Role) { return textOf(Role, FunctionRoles); }
StringRef word(TypeRole Role) { return textOf(Role, TypeRoles); }
StringRef word(BlockingKind Kind) { return textOf(Kind, BlockingKinds); }

/// Reads one file into \c Result.
struct ModelReader : ConfigurationReader {
  Models &Result;
  bool BuiltIn;

  struct NameAt {
    std::string Name;
    SMLoc At;
  };
  template <typename Model> struct Entry {
    Model Says;
    std::vector<NameAt> Names;
  };

  std::string Library;
  std::vector<NameAt> Namespaces;
  // `namespaces` may stand below the entries: they are added at the end.
  std::vector<Entry<FunctionModel>> Functions;
  std::vector<Entry<TypeModel>> Types;
  std::vector<Entry<Replacement>> Replacements;

  ModelReader(Models &Result, StringRef FileName, bool BuiltIn)
      : ConfigurationReader(FileName), Result(Result), BuiltIn(BuiltIn) {}

  Error read(StringRef Text) {
    return readDocument(Text, [&](yaml::Node &Root) {
      return mayBeEmpty(Root) || (file(Root) && commit());
    });
  }

private:
  //===--- The grammar's pieces -------------------------------------------===//

  template <typename T> bool number(yaml::Node &N, T &Out, StringRef What) {
    std::string Text;
    unsigned Value;
    if (isa<yaml::ScalarNode>(N) && !string(N, Text))
      return false;
    if (Text.empty() || StringRef(Text).getAsInteger(0, Value))
      return fail(N, "expected " + What + ", not " +
                         (Text.empty() ? describe(N).str() : "'" + Text + "'"));
    Out = Value;
    return true;
  }
  bool argument(yaml::Node &N, std::optional<unsigned> &Out) {
    return number(N, Out, "the number of an argument, counted from 0");
  }

  template <typename T, typename Target, size_t N>
  bool choice(yaml::Node &Node, StringRef What, const Word<T> (&Words)[N],
              Target &Out) {
    std::string Text;
    if (!string(Node, Text))
      return false;
    SmallVector<StringRef> Known;
    for (const Word<T> &W : Words) {
      Known.push_back(W.Text);
      if (W.Text == Text) {
        Out = W.Value;
        return true;
      }
    }
    return failUnknown(Node, What, Text, Known);
  }
  bool boolean(yaml::Node &N, bool &Out) {
    return choice(N, "value", Booleans, Out);
  }

  bool name(yaml::Node &N, std::vector<NameAt> &Out) {
    NameAt Read;
    if (!string(N, Read.Name))
      return false;
    StringRef Name = Read.Name;
    Name.consume_front("::");
    if (!isQualifiedName(Name))
      return fail(N, "'" + Read.Name +
                         "' is not a qualified name; write it without "
                         "template arguments and parameters");
    Read.At = N.getSourceRange().Start;
    Out.push_back(std::move(Read));
    return true;
  }
  bool names(yaml::Node &N, std::vector<NameAt> &Out) {
    return sequence(N, "names", [&](yaml::Node &V) { return name(V, Out); });
  }

  //===--- What must and must not be there --------------------------------===//

  bool required(const Keys &Given, StringRef What,
                std::initializer_list<StringRef> Needed) {
    for (StringRef Key : Needed)
      if (!Given.At.contains(Key))
        return fail(Given.Start, What + " needs the key '" + Key + "'");
    return true;
  }

  bool onlyFor(StringRef Role, const Keys &Given,
               std::initializer_list<StringRef> Needless) {
    for (StringRef Key : Needless)
      if (auto At = Given.At.find(Key); At != Given.At.end())
        return fail(At->second, "the key '" + Key +
                                    "' is only for functions of the role '" +
                                    Role + "'");
    return true;
  }

  /// What we ask of our own files: notes print a clause, and readers want to
  /// know where it comes from.
  bool wellWritten(const Keys &Given, StringRef Why) {
    if (!BuiltIn)
      return true;
    if (!required(Given, "a built-in entry", {"doc"}))
      return false;
    if (!Why.empty() && (isUpper(Why.front()) || Why.ends_with(".")))
      return fail(Given.At.lookup("why"),
                  "'why' is a clause: lower case, no full stop");
    return true;
  }

  //===--- The grammar ----------------------------------------------------===//

  bool file(yaml::Node &Root) {
    Keys Given;
    auto AddFunction = [&](yaml::Node &N) { return function(N); };
    auto AddType = [&](yaml::Node &N) { return type(N); };
    auto AddReplacement = [&](yaml::Node &N) { return replacement(N); };
    if (!ConfigurationReader::file(
            Root, Given,
            {{"library", [&](yaml::Node &N) { return string(N, Library); }},
             {"namespaces",
              [&](yaml::Node &N) { return names(N, Namespaces); }},
             {"functions",
              [&](yaml::Node &N) {
                return sequence(N, "functions", AddFunction);
              }},
             {"types",
              [&](yaml::Node &N) { return sequence(N, "types", AddType); }},
             {"replacements", [&](yaml::Node &N) {
                return sequence(N, "replacements", AddReplacement);
              }}}))
      return false;
    bool SaysNothing = Functions.empty() && Types.empty() &&
                       Replacements.empty() && Namespaces.empty();
    bool Sets = llvm::any_of(configurationKeys(), [&](const auto &Key) {
      return Given.At.contains(Key.Name);
    });
    return (SaysNothing && Sets) ||
           required(Given, "a model file", {"library"});
  }

  bool function(yaml::Node &N) {
    Entry<FunctionModel> E{};
    FunctionModel &F = E.Says;
    std::vector<NameAt> Before, Condition, Instead;
    Keys Given;
    if (!mapping(
            N, "a function", Given,
            {{"names", [&](yaml::Node &V) { return names(V, E.Names); }},
             {"role",
              [&](yaml::Node &V) {
                return choice(V, "function role", FunctionRoles, F.Role);
              }},
             {"why", [&](yaml::Node &V) { return string(V, F.Why); }},
             {"doc", [&](yaml::Node &V) { return string(V, F.Doc); }},
             {"kind",
              [&](yaml::Node &V) {
                return choice(V, "kind", BlockingKinds, F.Kind);
              }},
             {"unless-zero",
              [&](yaml::Node &V) { return argument(V, F.UnlessZero); }},
             {"unless-address",
              [&](yaml::Node &V) { return argument(V, F.UnlessAddress); }},
             {"unless-flag", [&](yaml::Node &V) { return unlessFlag(V, F); }},
             {"unless-ready",
              [&](yaml::Node &V) { return boolean(V, F.UnlessReady); }},
             {"unless-after", [&](yaml::Node &V) { return name(V, Before); }},
             {"returns-callable",
              [&](yaml::Node &V) { return boolean(V, F.ReturnsCallable); }},
             {"other-thread",
              [&](yaml::Node &V) { return boolean(V, F.OtherThread); }},
             {"c-linkage",
              [&](yaml::Node &V) { return boolean(V, F.CLinkage); }},
             {"when-argument-type",
              [&](yaml::Node &V) { return name(V, Condition); }},
             {"instead", [&](yaml::Node &V) { return name(V, Instead); }}}) ||
        !required(Given, "a function", {"names", "role"}))
      return false;
    bool Blocks = F.Role == FunctionRole::Blocking;
    bool Spawns = F.Role == FunctionRole::Spawn;
    bool Forbids = F.Role == FunctionRole::Forbidden;
    if (Blocks &&
        !required(Given, "a function of the role 'blocking'", {"why", "kind"}))
      return false;
    if (Spawns && !required(Given, "a function of the role 'spawn'", {"why"}))
      return false;
    if (Forbids &&
        !required(Given, "a function of the role 'forbidden'", {"why"}))
      return false;
    if (!Blocks && !onlyFor("blocking", Given,
                            {"kind", "unless-address", "unless-flag",
                             "unless-ready", "unless-after"}))
      return false;
    if (!Blocks && F.Role != FunctionRole::BlockOn &&
        !onlyFor("blocking' or 'block-on", Given, {"unless-zero"}))
      return false;
    if (!Forbids && !onlyFor("forbidden", Given, {"instead"}))
      return false;
    if (!Spawns &&
        !onlyFor("spawn", Given, {"other-thread", "returns-callable"}))
      return false;
    if (F.Role != FunctionRole::LosesException &&
        !onlyFor("loses-exception", Given, {"when-argument-type"}))
      return false;
    if (!Before.empty())
      F.UnlessAfter = Before.front().Name;
    if (!Condition.empty())
      F.WhenArgumentType = Condition.front().Name;
    if (!Instead.empty())
      F.Instead = Instead.front().Name;
    if (!wellWritten(Given, F.Why))
      return false;
    Functions.push_back(std::move(E));
    return true;
  }

  bool unlessFlag(yaml::Node &N, FunctionModel &F) {
    Keys Given;
    return mapping(
               N, "'unless-flag'", Given,
               {{"argument",
                 [&](yaml::Node &V) { return argument(V, F.FlagArgument); }},
                {"bits",
                 [&](yaml::Node &V) {
                   return number(V, F.FlagBits, "a number of flag bits");
                 }}}) &&
           required(Given, "'unless-flag'", {"argument", "bits"});
  }

  bool type(yaml::Node &N) {
    Entry<TypeModel> E{};
    TypeModel &T = E.Says;
    Keys Given;
    if (!mapping(N, "a type", Given,
                 {{"names", [&](yaml::Node &V) { return names(V, E.Names); }},
                  {"role",
                   [&](yaml::Node &V) {
                     return choice(V, "type role", TypeRoles, T.Role);
                   }},
                  {"why", [&](yaml::Node &V) { return string(V, T.Why); }},
                  {"doc", [&](yaml::Node &V) { return string(V, T.Doc); }},
                  {"threads-argument",
                   [&](yaml::Node &V) {
                     return argument(V, T.ThreadsArgument);
                   }}}) ||
        !required(Given, "a type", {"names", "role"}))
      return false;
    if (auto At = Given.At.find("threads-argument");
        At != Given.At.end() && T.Role != TypeRole::MultiThreaded &&
        T.Role != TypeRole::EventLoop)
      return fail(At->second,
                  "the key 'threads-argument' is only for types of the role "
                  "'multi-threaded' or 'event-loop'");
    for (TypeRole Explained :
         {TypeRole::NotSend, TypeRole::MustKeep, TypeRole::Scope})
      if (T.Role == Explained &&
          !required(Given, ("a type of the role '" + word(T.Role) + "'").str(),
                    {"why"}))
        return false;
    if (!wellWritten(Given, T.Why))
      return false;
    Types.push_back(std::move(E));
    return true;
  }

  bool replacement(yaml::Node &N) {
    Entry<Replacement> E{};
    std::vector<NameAt> Use;
    Keys Given;
    if (!mapping(
            N, "a replacement", Given,
            {{"for", [&](yaml::Node &V) { return names(V, E.Names); }},
             {"use", [&](yaml::Node &V) { return name(V, Use); }},
             {"pure-swap",
              [&](yaml::Node &V) { return boolean(V, E.Says.PureSwap); }}}) ||
        !required(Given, "a replacement", {"for", "use"}))
      return false;
    E.Says.Use = Use.front().Name;
    Replacements.push_back(std::move(E));
    return true;
  }

  //===--- What the file adds ---------------------------------------------===//

  static std::string full(StringRef Name, StringRef Namespace) {
    if (Name.consume_front("::") || Namespace.empty())
      return Name.str();
    Namespace.consume_front("::");
    return (Namespace + "::" + Name).str();
  }

  /// Calls \p Add for every entry and namespace. An absolute name is added
  /// once.
  template <typename Model, typename Fn>
  bool forEachName(const std::vector<Entry<Model>> &Entries, Fn Add) {
    SmallVector<StringRef> Prefixes;
    for (const NameAt &N : Namespaces)
      Prefixes.push_back(N.Name);
    if (Prefixes.empty())
      Prefixes.push_back("");
    for (const Entry<Model> &E : Entries)
      for (const NameAt &N : E.Names)
        for (StringRef Prefix : Prefixes)
          if (!Add(E.Says, N, Prefix))
            return false;
    return true;
  }

  /// Adds \p Entries unless a stronger file speaks of the same name and role,
  /// or says the contrary of it.
  template <typename Model>
  bool addRoles(const std::vector<Entry<Model>> &Entries,
                std::deque<Model> &All,
                StringMap<std::vector<const Model *>> &ByName,
                StringSet<> &Identifiers) {
    using Role = decltype(Model::Role);
    StringMap<SmallVector<std::pair<Role, SMLoc>, 2>> Here;
    return forEachName(
        Entries, [&](const Model &Says, const NameAt &Given, StringRef Prefix) {
          std::string Name = full(Given.Name, Prefix);
          for (auto [Other, At] : Here[Name]) {
            if (At == Given.At) // An absolute name, under the next namespace.
              return true;
            std::string Line =
                " (line " + utostr(Sources.getLineAndColumn(At).first) + ")";
            if (Other == Says.Role)
              return fail(Given.At, "'" + Name + "' has the role '" +
                                        word(Other) + "' already" + Line);
            if (contradict(Other, Says.Role))
              return fail(Given.At, "'" + Name + "' cannot be both '" +
                                        word(Other) + "'" + Line + " and '" +
                                        word(Says.Role) + "'");
          }
          // Not of this file, or we would have complained above.
          std::vector<const Model *> &Known = ByName[Name];
          bool Overruled = llvm::any_of(Known, [&](const Model *M) {
            return M->Role == Says.Role || contradict(M->Role, Says.Role);
          });
          Here[Name].push_back({Says.Role, Given.At});
          if (Overruled)
            return true;
          Model &Added = All.emplace_back(Says);
          Added.Name = Name;
          Added.Library = Library;
          if constexpr (std::is_same_v<Model, FunctionModel>) {
            if (!Says.UnlessAfter.empty())
              Added.UnlessAfter = full(Says.UnlessAfter, Prefix);
            if (!Says.WhenArgumentType.empty())
              Added.WhenArgumentType = full(Says.WhenArgumentType, Prefix);
            if (!Says.Instead.empty())
              Added.Instead = full(Says.Instead, Prefix);
          }
          if (!BuiltIn)
            Added.At = placeOf(Given.At);
          Known.push_back(&Added);
          Identifiers.insert(identifierOf(Name));
          return true;
        });
  }

  bool addReplacements() {
    return forEachName(
        Replacements,
        [&](const Replacement &Says, const NameAt &Given, StringRef Prefix) {
          Replacement R = Says;
          R.For = full(Given.Name, Prefix);
          R.Use = full(Says.Use, Prefix);
          R.Library = Library;
          std::vector<const Replacement *> &Known =
              Result.ReplacementsByName[R.For];
          if (llvm::none_of(Known, [&](const Replacement *Other) {
                return Other->Use == R.Use;
              })) {
            Result.Replacements.push_back(std::move(R));
            Known.push_back(&Result.Replacements.back());
          }
          return true;
        });
  }

  bool commit() {
    if (BuiltIn)
      for (const NameAt &N : Namespaces)
        Result.KnownNamespaces.push_back(N.Name);
    return addRoles(Functions, Result.Functions, Result.FunctionsByName,
                    Result.FunctionIdentifiers) &&
           addRoles(Types, Result.Types, Result.TypesByName,
                    Result.TypeIdentifiers) &&
           addReplacements();
  }
};

Expected<std::shared_ptr<const Models>>
Models::load(ArrayRef<std::string> UserFiles) {
  auto Result = std::make_shared<Models>();
  for (const std::string &Path : llvm::reverse(UserFiles)) {
    auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/true);
    if (!Buffer)
      return make_error<StringError>(
          Path + ": cannot be read: " + Buffer.getError().message(),
          inconvertibleErrorCode());
    if (Error E = ModelReader(*Result, Path, /*BuiltIn=*/false)
                      .read((*Buffer)->getBuffer()))
      return std::move(E);
  }
  for (const EmbeddedFile &File : modelFiles())
    if (Error E =
            ModelReader(*Result, File.Name, /*BuiltIn=*/true).read(File.Text))
      report_fatal_error(Twine(toString(std::move(E))),
                         /*gen_crash_diag=*/false);
  return Result;
}

template <typename Model>
static ArrayRef<const Model *>
lookUp(const StringMap<std::vector<const Model *>> &ByName, StringRef Name) {
  auto Found = ByName.find(Name);
  if (Found == ByName.end())
    return {};
  return Found->second;
}

bool Models::isOfKnownLibrary(StringRef QualifiedName) const {
  return any_of(KnownNamespaces, [&](StringRef Namespace) {
    return QualifiedName.starts_with(Namespace) &&
           QualifiedName.substr(Namespace.size()).starts_with("::");
  });
}

ArrayRef<const FunctionModel *> Models::functions(StringRef Name) const {
  return lookUp(FunctionsByName, Name);
}
ArrayRef<const TypeModel *> Models::types(StringRef Name) const {
  return lookUp(TypesByName, Name);
}
ArrayRef<const Replacement *> Models::replacements(StringRef For) const {
  return lookUp(ReplacementsByName, For);
}

} // namespace async_tidy
