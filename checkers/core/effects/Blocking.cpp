//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/Blocking.h"
#include "core/effects/Context.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Zero, or a struct around zero such as a std::chrono::duration.
static bool isZero(const APValue &Value) {
  switch (Value.getKind()) {
  case APValue::Int:
    return Value.getInt().isZero();
  case APValue::Float:
    return Value.getFloat().isZero();
  case APValue::Struct:
    return Value.getStructNumBases() == 0 && Value.getStructNumFields() == 1 &&
           isZero(Value.getStructField(0));
  default:
    return false;
  }
}

static bool isConstantZero(const Expr *E, const ASTContext &Context) {
  E = E->IgnoreImplicit();
  Expr::EvalResult Value;
  return !E->isValueDependent() && E->EvaluateAsRValue(Value, Context) &&
         isZero(Value.Val);
}

static bool hasFlag(const Expr *E, unsigned Bits, const ASTContext &Context) {
  Expr::EvalResult Value;
  return !E->isValueDependent() && E->EvaluateAsInt(Value, Context) &&
         (Value.Val.getInt().getZExtValue() & Bits) != 0;
}

static std::string textOf(const clang::StringLiteral *Literal) {
  std::string Text;
  for (unsigned I = 0, E = Literal->getLength(); I != E; ++I)
    Text.push_back(char(Literal->getCodeUnit(I)));
  return Text;
}

/// Whether the text is the path of a file that is on no disk, which the kernel
/// makes up when it is asked: proc(5), sysfs(5), null(4), random(4), and what
/// is open already.
static bool isPseudoFile(const clang::StringLiteral *Text) {
  std::string Path = textOf(Text);
  return any_of(std::initializer_list<StringRef>{"/proc/", "/sys/", "/dev/fd/"},
                [&](StringRef Root) {
                  return StringRef(Path).starts_with(Root);
                }) ||
         is_contained({"/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/null",
                       "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"},
                      StringRef(Path));
}

static bool namesPseudoFile(const Stmt *S) {
  const auto *Text = dyn_cast_or_null<clang::StringLiteral>(S);
  return Text ? isPseudoFile(Text)
              : S && any_of(S->children(), namesPseudoFile);
}

/// Whether \p S is, or is made of, the literal of an address in numbers:
/// "127.0.0.1", "::1". No name needs such characters alone.
static bool isNumericAddress(const Stmt *S) {
  if (const auto *Literal = dyn_cast_or_null<clang::StringLiteral>(S)) {
    std::string Held = textOf(Literal);
    StringRef Text = Held;
    return Text.find_first_of(".:") != StringRef::npos &&
           Text.find_first_not_of(Text.contains(':')
                                      ? "0123456789abcdefABCDEF:."
                                      : "0123456789.") == StringRef::npos;
  }
  return S && any_of(S->children(), isNumericAddress);
}

static bool isNullPointer(const Expr *E, ASTContext &Context) {
  return !E->isValueDependent() &&
         E->isNullPointerConstant(Context, Expr::NPC_NeverValueDependent) !=
             Expr::NPCK_NotNull;
}

/// The variable or field that \p E names, through `*p`, `p->` and parentheses.
static const ValueDecl *objectNamed(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Deref = dyn_cast<UnaryOperator>(E))
    E = Deref->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E))
    if (Arrow->getNumArgs() > 0)
      E = Arrow->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl();
  return nullptr;
}

/// `if (f.wait_for(0s) == ready) f.get();`,
/// `while (!f.is_ready()) co_await yield(); f.get();`
///
/// A condition earlier in the function that asks the same object something,
/// or an await of it: the author looked before waiting.
static bool testedBefore(const Function &F, const Expr *Call,
                         const ValueDecl *Named) {
  for (const Stmt *S = F.parent(Call), *From = Call; S;
       From = S, S = F.parent(S)) {
    const Expr *Condition = nullptr;
    if (const auto *If = dyn_cast<IfStmt>(S))
      Condition = If->getCond();
    else if (const auto *While = dyn_cast<WhileStmt>(S))
      Condition = While->getCond();
    else if (const auto *Choice = dyn_cast<ConditionalOperator>(S))
      Condition = Choice->getCond();
    if (Condition && Condition != From && names(Condition, Named))
      return true;
    const auto *Block = dyn_cast<CompoundStmt>(S);
    if (!Block)
      continue;
    for (const Stmt *Earlier : Block->body()) {
      if (Earlier == From)
        break;
      const Expr *Asked = nullptr;
      if (const auto *If = dyn_cast<IfStmt>(Earlier))
        Asked = If->getCond();
      else if (const auto *While = dyn_cast<WhileStmt>(Earlier))
        Asked = While->getCond();
      else if (const auto *Do = dyn_cast<DoStmt>(Earlier))
        Asked = Do->getCond();
      if (Asked && names(Asked, Named))
        return true;
      const Expr *Awaited = dyn_cast<Expr>(Earlier);
      if (const auto *Declares = dyn_cast<DeclStmt>(Earlier);
          Declares && Declares->isSingleDecl())
        if (const auto *Var = dyn_cast<VarDecl>(Declares->getSingleDecl()))
          Awaited = Var->getInit();
      if (Awaited && isa<CoawaitExpr>(Awaited->IgnoreImplicit()) &&
          names(Awaited, Named))
        return true;
    }
  }
  return false;
}

/// What an expression reads its value out of: variables and members, or an
/// await at the end of the way.
///
///   std::move(pair.first)   done[0]   std::get<0>(done)   (co_await all())[0]
///             ^~~~ ^~~~~    ^~~~                  ^~~~     ^~~~~~~~
struct ReadFrom {
  SmallVector<const ValueDecl *, 2> Named;
  bool Await = false;
};
static ReadFrom readFrom(const Expr *E) {
  ReadFrom Result;
  while (E) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts()->IgnoreImplicit();
    Result.Await |= isa<CoawaitExpr>(E);
    const Expr *Next = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      Result.Named.push_back(Ref->getDecl());
    } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      Result.Named.push_back(Member->getMemberDecl());
      Next = Member->getBase();
    } else if (const auto *Index = dyn_cast<ArraySubscriptExpr>(E)) {
      Next = Index->getBase();
    } else if (const auto *Deref = dyn_cast<UnaryOperator>(E)) {
      Next = Deref->getSubExpr();
    } else if (const auto *Move = dyn_cast<CXXConstructExpr>(E)) {
      if (Move->getConstructor()->isCopyOrMoveConstructor())
        Next = Move->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->isGLValue()) {
      if (const auto *Access = dyn_cast<CXXMemberCallExpr>(Call))
        Next = Access->getImplicitObjectArgument();
      else if (Call->getNumArgs() > 0)
        Next = Call->getArg(0);
    }
    E = Next;
  }
  return Result;
}

/// Whether the task that \p E reads was asked, was awaited, or is what an await
/// gave, before \p Call waits for it.
///
///   auto done = co_await when_all(std::move(tasks));  done[0].get();
///   auto [a, b] = co_await when_all(f(), g());  a.get();
///   f = co_await as_future(g());  f.get();
///   for (auto &each : co_await when_all(std::move(tasks))) each.get();
///   if (t.done()) block_on(std::move(t));
static bool hasEnded(const Function &F, const Expr *Call, const Expr *E,
                     unsigned Depth = 0) {
  if (!E || Depth > 4)
    return false;
  ReadFrom From = readFrom(E);
  if (From.Await)
    return true;
  auto IsAwait = [](const Expr *Value) { return readFrom(Value).Await; };
  for (const ValueDecl *Named : From.Named) {
    if (testedBefore(F, Call, Named))
      return true;
    if (const auto *Binding = dyn_cast<BindingDecl>(Named))
      Named = cast<ValueDecl>(Binding->getDecomposedDecl());
    for (const DeclRefExpr *Ref : F.references(Named)) {
      const Stmt *User = F.user(Ref);
      // t.wait(); use(t.get());
      // ^~~~~~~~
      // The first wait is to blame, and the second does not wait any more.
      if (const auto *Member = dyn_cast_or_null<MemberExpr>(User))
        if (const auto *Wait =
                dyn_cast_or_null<CXXMemberCallExpr>(F.parent(Member));
            Wait && Wait != Call &&
            F.isBefore(Wait->getExprLoc(), Call->getExprLoc()) &&
            roleOf(F.unit(), Wait, FunctionRole::BlockOn))
          return true;
      if (const auto *Assign = dyn_cast_or_null<BinaryOperator>(User);
          Assign && Assign->isAssignmentOp() && IsAwait(Assign->getRHS()))
        return true;
      if (const auto *Assign = dyn_cast_or_null<CXXOperatorCallExpr>(User);
          Assign && Assign->getOperator() == OO_Equal &&
          IsAwait(Assign->getArg(1)))
        return true;
    }
    const auto *Var = dyn_cast<VarDecl>(Named);
    const Expr *Source = Var ? Var->getInit() : nullptr;
    for (const auto *Loop : F.own<CXXForRangeStmt>())
      if (Loop->getLoopVariable() == Var)
        Source = Loop->getRangeInit();
    if (hasEnded(F, Call, Source, Depth + 1))
      return true;
  }
  return false;
}

/// Whether \p F calls the function \p Name in front of \p Call.
static bool callsBefore(const Function &F, const Expr *Call, StringRef Name) {
  return any_of(F.calls(), [&](const Expr *Earlier) {
    const FunctionDecl *Callee = calleeOf(Earlier);
    return Callee && F.unit().qualifiedName(Callee) == Name &&
           F.isBefore(Earlier->getBeginLoc(), Call->getBeginLoc());
  });
}

/// std::ifstream load("/proc/loadavg");
/// QFile in("/dev/stdin");  in.open(QIODevice::ReadOnly);
static bool opensPseudoFile(const Expr *Call) {
  if (namesPseudoFile(Call))
    return true;
  const Expr *Object = objectOf(Call);
  const auto *Var =
      dyn_cast_or_null<VarDecl>(Object ? objectNamed(Object) : nullptr);
  return Var && namesPseudoFile(Var->getInit());
}

/// The wrapper that offers the alternative may fall back to the original.
static bool offersInstead(const Function &F, const FunctionFact &Fact) {
  StringRef Own = F.unit().qualifiedName(F.decl());
  return (Fact.Model && Own == Fact.Model->Instead) ||
         any_of(F.unit().models().replacements(Fact.Name),
                [&](const Replacement *R) { return R->Use == Own; });
}

bool hasNonBlockingEffect(const FunctionDecl *F) {
  for (const FunctionEffectWithCondition &Declared : F->getFunctionEffects())
    if (Declared.Effect.kind() == FunctionEffect::Kind::NonBlocking &&
        !Declared.Cond.getCondition())
      return true;
  return false;
}

/// Whether \p F is declared `[[clang::blocking]]`.
static bool hasBlockingEffect(const FunctionDecl *F) {
  for (const FunctionEffectWithCondition &Declared : F->getFunctionEffects())
    if (Declared.Effect.kind() == FunctionEffect::Kind::Blocking)
      return true;
  return false;
}

std::optional<Blocking> whyBlocks(const Function &F, const Expr *Call) {
  TranslationUnit &TU = F.unit();
  const FunctionDecl *Callee = calleeOf(Call);
  // Waiting for a task has a name of its own: see whyBlocksOn.
  if (!Callee || hasNonBlockingEffect(Callee) ||
      roleOf(TU, Call, FunctionRole::NonBlocking) ||
      roleOf(TU, Call, FunctionRole::BlockOn))
    return std::nullopt;
  std::optional<FunctionFact> Fact = roleOf(TU, Call, FunctionRole::Blocking);
  if (!Fact) {
    if (!hasBlockingEffect(Callee))
      return std::nullopt;
    return Blocking{functionName(TU, Callee), BlockingKind::Wait,
                    "is declared '[[clang::blocking]]'"};
  }
  if (!Fact->Model)
    return Blocking{Fact->Name, BlockingKind::Wait,
                    "is annotated 'async::blocking'"};

  const FunctionModel &Model = *Fact->Model;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  if (isa<CXXConstructExpr>(Call) && Arguments.empty())
    return std::nullopt; // a stream or thread that is not opened
  if (Model.UnlessZero && *Model.UnlessZero < Arguments.size() &&
      isConstantZero(Arguments[*Model.UnlessZero], F.context()))
    return std::nullopt;
  if (Model.UnlessAddress && *Model.UnlessAddress < Arguments.size())
    if (const Expr *Host = Arguments[*Model.UnlessAddress];
        isNumericAddress(Host) || isNullPointer(Host, F.context()))
      return std::nullopt;
  if (Model.FlagArgument && *Model.FlagArgument < Arguments.size() &&
      hasFlag(Arguments[*Model.FlagArgument], Model.FlagBits, F.context()))
    return std::nullopt;
  if (Model.UnlessReady)
    if (const Expr *Object = objectOf(Call))
      if (const ValueDecl *Named = objectNamed(Object);
          Named && testedBefore(F, Call, Named))
        return std::nullopt;
  if (Model.Kind == BlockingKind::File && opensPseudoFile(Call))
    return std::nullopt;
  if (!Model.UnlessAfter.empty() && callsBefore(F, Call, Model.UnlessAfter))
    return std::nullopt;
  if (offersInstead(F, *Fact))
    return std::nullopt;
  return Blocking{Fact->Name, Model.Kind, Model.Why};
}

const Expr *waitedFor(const Expr *Call) {
  // Member functions wait for their object, other functions for the argument
  // that stands last: before it may stand what runs the task.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return objectOf(Member);
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  return Arguments.empty() ? nullptr : Arguments.back();
}

/// "folly::coro::blockingWait": a function object by the name of the variable.
static std::string writtenName(TranslationUnit &TU, const Expr *Call,
                               StringRef Otherwise) {
  if (const auto *Object = dyn_cast<CXXOperatorCallExpr>(Call))
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Object->getArg(0)->IgnoreParenImpCasts()))
      return TU.qualifiedName(Ref->getDecl()).str();
  return Otherwise.str();
}

std::optional<Blocking> whyBlocksOn(const Function &F, const Expr *Call) {
  TranslationUnit &TU = F.unit();
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || hasNonBlockingEffect(Callee) ||
      roleOf(TU, Call, FunctionRole::NonBlocking))
    return std::nullopt;
  std::optional<FunctionFact> Fact = roleOf(TU, Call, FunctionRole::BlockOn);
  if (!Fact)
    return std::nullopt;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  const FunctionModel *Model = Fact->Model;
  if (Model && Model->UnlessZero && *Model->UnlessZero < Arguments.size() &&
      isConstantZero(Arguments[*Model->UnlessZero], F.context()))
    return std::nullopt;
  if (hasEnded(F, Call, waitedFor(Call)))
    return std::nullopt;
  // The function that offers to block may be written with one that does.
  if (hasAnnotation(F.decl(), "block_on") ||
      any_of(TU.models().functions(TU.qualifiedName(F.decl())),
             [](const FunctionModel *M) {
               return M->Role == FunctionRole::BlockOn;
             }))
    return std::nullopt;
  std::string Why = Model && !Model->Why.empty()
                        ? Model->Why
                        : "waits for a task by blocking the thread";
  return Blocking{writtenName(TU, Call, Fact->Name), BlockingKind::Wait, Why};
}

SmallVector<DirectEffect, 1> directEffects(const Function &F,
                                           const Expr *Call) {
  SmallVector<DirectEffect, 1> Result;
  if (std::optional<Blocking> Why = whyBlocks(F, Call))
    Result.push_back({effectOf(Why->Kind), Why->Name, Why->Why});
  if (std::optional<Blocking> Why = whyBlocksOn(F, Call))
    Result.push_back({Effect::BlockOn, Why->Name, Why->Why});
  if (std::optional<FunctionFact> Not =
          roleOf(F.unit(), Call, FunctionRole::Forbidden);
      Not && !offersInstead(F, *Not))
    Result.push_back({Effect::Forbidden, Not->Name, Not->Model->Why});
  return Result;
}

std::optional<std::string> whyMustNotBlock(const Function &F, const Stmt *At) {
  if (!F.coroutine() || F.yields() || whyMayBlock(F, At))
    return std::nullopt;
  // The wrapper that takes work to where blocking is fine.
  for (FunctionRole Role :
       {FunctionRole::Offload, FunctionRole::BlockingContext})
    if (roleOf(F.unit(), F.decl(), Role))
      return std::nullopt;
  const Task &T = F.unit().task(F.decl()->getReturnType());
  switch (T.Kind) {
  case TaskKind::Task:
    return "it can be awaited";
  case TaskKind::Detached:
    // A coroutine type that is neither awaited nor awaits computes a value
    // where it stands (an optional, an expected).
    return F.awaits().empty() ? std::nullopt
                              : std::optional<std::string>("it awaits");
  case TaskKind::None:
  case TaskKind::Generator:
  case TaskKind::Awaiter:
  case TaskKind::Awaitable:
  case TaskKind::Sender:
    return F.decl()->isDependentContext()
               ? std::optional<std::string>("it is a coroutine template")
               : std::nullopt;
  }
  llvm_unreachable("unknown kind");
}

} // namespace async_tidy
