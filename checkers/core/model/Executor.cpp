//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Executor.h"
#include "core/base/Compat.h"
#include "core/model/LoopThreads.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

//===----------------------------------------------------------------------===//
// What an expression names
//===----------------------------------------------------------------------===//

static bool passesOn(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  return Call->getNumArgs() == 1 && Callee && Callee->isInStdNamespace() &&
         Callee->getIdentifier() &&
         StringSwitch<bool>(Callee->getName())
             .Cases({"move", "forward", "ref", "cref", "addressof"}, true)
             .Default(false);
}

/// What \p E is made from without becoming something else:
/// std::move(pool)   &pool   *pool   pool->   pool.get()
///           ^~~~     ^~~~    ^~~~   ^~~~     ^~~~
static const Expr *strip(const Expr *E) {
  for (;;) {
    E = E->IgnoreImplicit()->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Unary = dyn_cast<UnaryOperator>(E);
        Unary &&
        (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref)) {
      E = Unary->getSubExpr();
      continue;
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && Construct->getNumArgs() > 0 &&
        Construct->getConstructor()->isCopyOrMoveConstructor()) {
      E = Construct->getArg(0);
      continue;
    }
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator && Operator->getNumArgs() == 1 &&
        (Operator->getOperator() == OO_Star ||
         Operator->getOperator() == OO_Arrow)) {
      E = Operator->getArg(0);
      continue;
    }
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (passesOn(Call)) {
        E = Call->getArg(0);
        continue;
      }
      const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
      if (Member && Member->getNumArgs() == 0 &&
          Member->getType()->isPointerType() &&
          standardOwner(Member->getObjectType())) {
        E = Member->getImplicitObjectArgument();
        continue;
      }
    }
    return E;
  }
}

const ValueDecl *objectNamed(const Expr *E) {
  // Each step leads to what was declared before; a reference that is bound to
  // itself does not.
  for (unsigned Steps = 0; Steps < 8; ++Steps) {
    E = strip(E);
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (isa<VarDecl>(Member->getMemberDecl()))
        return Member->getMemberDecl();
      return isa<FieldDecl>(Member->getMemberDecl()) &&
                     isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())
                 ? Member->getMemberDecl()
                 : nullptr;
    }
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var)
      return nullptr;
    bool Alias = Var->getType()->isReferenceType() || Var->isInitCapture();
    if (!Alias || isa<ParmVarDecl>(Var) || !Var->getInit())
      return Var;
    E = Var->getInit();
  }
  return nullptr;
}

/// An object that dies when this function returns: neither a reference to
/// somebody else's, nor static, nor an enclosing function's.
static const VarDecl *ownLocal(const Function &F, const ValueDecl *D) {
  const auto *Var = dyn_cast_or_null<VarDecl>(D);
  return Var && Var->hasLocalStorage() && !Var->isInitCapture() &&
                 !Var->getType()->isReferenceType() &&
                 Var->getDeclContext() == F.decl()
             ? Var
             : nullptr;
}

const VarDecl *localHolding(const Function &F, const Expr *E) {
  for (unsigned Steps = 0; Steps < 8; ++Steps) {
    E = strip(E);
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      E = Call->getImplicitObjectArgument();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else if (Var && Var->getType()->isReferenceType() && Var->getInit() &&
             !isa<ParmVarDecl>(Var))
      E = Var->getInit();
    else
      return ownLocal(F, Var);
  }
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static QualType pointee(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return T->getPointeeType();
  std::optional<Owner> Owns = standardOwner(T);
  return Owns && !Owns->Many && !Owns->Owned.empty() ? Owns->Owned.front() : T;
}

/// Of one class the first word holds: a strand over a pool runs one thing at a
/// time.
static std::optional<std::pair<TypeFact, TypeRole>>
executorRole(TranslationUnit &TU, QualType T) {
  if (T.isNull())
    return std::nullopt;
  for (TypeRole Role : {TypeRole::SingleThreaded, TypeRole::MultiThreaded,
                        TypeRole::EventLoop, TypeRole::Executor})
    if (std::optional<TypeFact> Fact = roleOf(TU, pointee(T), Role))
      return std::pair(*Fact, Role);
  return std::nullopt;
}

std::optional<TypeFact> executorType(TranslationUnit &TU, QualType T) {
  if (auto Fact = executorRole(TU, T))
    return Fact->first;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

namespace {

/// How many threads a constructor is told to start.
struct Count {
  unsigned Threads;
  SourceLocation Loc;
  bool operator==(const Count &Other) const { return Threads == Other.Threads; }
};

} // namespace

static std::optional<Count> countIn(const ASTContext &Context,
                                    ArrayRef<const Expr *> Arguments,
                                    std::optional<unsigned> Index) {
  if (!Index || *Index >= Arguments.size())
    return std::nullopt;
  const Expr *Number = Arguments[*Index];
  Expr::EvalResult Value;
  if (isa<CXXDefaultArgExpr>(Number) || Number->isValueDependent() ||
      !Number->getType()->isIntegralOrEnumerationType() ||
      !Number->EvaluateAsInt(Value, Context))
    return std::nullopt;
  // Asio has words of its own among the large and negative numbers.
  std::optional<int64_t> N = Value.Val.getInt().tryExtValue();
  if (!N || *N < 1 || *N > 4096)
    return std::nullopt;
  return Count{unsigned(*N), Number->getBeginLoc()};
}

/// The threads of the \p Role object that \p E makes.
static std::optional<Count> countOf(TranslationUnit &TU, const Expr *E,
                                    const TypeFact &Role, unsigned Depth = 0) {
  if (!Role.Model || !Role.Model->ThreadsArgument || !E || Depth > 4)
    return std::nullopt;
  E = strip(E);
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->getConstructExpr()
               ? countOf(TU, New->getConstructExpr(), Role, Depth + 1)
               : std::nullopt;
  // std::make_unique<rt::thread_pool>(1)
  if (isa<CallExpr>(E))
    return roleOf(TU, E, FunctionRole::Constructs)
               ? countIn(TU.context(), argumentsOf(E),
                         Role.Model->ThreadsArgument)
               : std::nullopt;
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct)
    return std::nullopt;
  const CXXConstructorDecl *Constructor = Construct->getConstructor();
  if (Constructor->getParent()->getCanonicalDecl() ==
          Role.Record->getCanonicalDecl() ||
      Constructor->isInheritingConstructor())
    return countIn(TU.context(), argumentsOf(Construct),
                   Role.Model->ThreadsArgument);
  // std::unique_ptr<rt::thread_pool>(new rt::thread_pool(1))
  if (standardOwner(Construct->getType()))
    return Construct->getNumArgs() > 0
               ? countOf(TU, Construct->getArg(0), Role, Depth + 1)
               : std::nullopt;
  // struct workers : rt::thread_pool { workers() : thread_pool(1) {} };
  const FunctionDecl *Definition = nullptr;
  if (!Constructor->isDefined(Definition))
    return std::nullopt;
  for (const CXXCtorInitializer *Init :
       cast<CXXConstructorDecl>(Definition)->inits())
    if (Init->isBaseInitializer() || Init->isDelegatingInitializer())
      if (std::optional<Count> Found =
              countOf(TU, Init->getInit(), Role, Depth + 1))
        return Found;
  return std::nullopt;
}

/// What initializes \p Field in every constructor, or an empty list when some
/// constructor is out of sight.
static SmallVector<const Expr *, 2> initializersOf(const FieldDecl *Field) {
  SmallVector<const Expr *, 2> Result;
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  if (!Class)
    return Result;
  const Expr *Default = Field->getInClassInitializer();
  for (const CXXConstructorDecl *Constructor : Class->ctors()) {
    if (Constructor->isDeleted() || Constructor->isCopyOrMoveConstructor() ||
        Constructor->isDelegatingConstructor())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!Constructor->isDefined(Definition)) {
      // One out of sight uses the default member initializer, if there is any.
      if (Constructor->isUserProvided() && !Default)
        return {};
      continue;
    }
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits())
      if (Init->getMember() == Field && Init->getInit() &&
          !isa<CXXDefaultInitExpr>(Init->getInit()))
        Result.push_back(Init->getInit());
      else if (Init->getMember() == Field && Default)
        Result.push_back(Default);
  }
  if (Result.empty() && Default)
    Result.push_back(Default);
  return Result;
}

//===----------------------------------------------------------------------===//
// Executors
//===----------------------------------------------------------------------===//

/// Whether \p E attaches an executor: `bind_executor(strand, f)`, or a variable
/// that holds what that returned.
static bool attaches(TranslationUnit &TU, const Expr *E) {
  E = strip(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && !isa<ParmVarDecl>(Var) && Var->getInit())
      E = strip(Var->getInit());
  return isa<CallExpr>(E) &&
         roleOf(TU, E, FunctionRole::OnExecutor).has_value();
}

namespace {

class Judge {
public:
  explicit Judge(const Function &F) : F(F), TU(F.unit()) {}

  std::optional<ExecutorFact> of(const Expr *E, unsigned Depth = 0) const {
    if (Depth > 8)
      return std::nullopt;
    E = strip(E);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return ofCall(Call, Depth);
    // net::any_executor(pool.get_executor())
    auto Role = executorRole(TU, E->getType());
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      if (Role && Role->second == TypeRole::Executor &&
          Construct->getNumArgs() > 0)
        return of(Construct->getArg(0), Depth + 1);
    if (const ValueDecl *D = declared(E))
      return ofDecl(D, Role, Depth);
    if (!Role)
      return std::nullopt;
    return described(*Role, E->getType(), nullptr, countOf(TU, E, Role->first));
  }

private:
  using TypeRoleFact = std::optional<std::pair<TypeFact, TypeRole>>;

  /// The variable or member that \p E is, of whatever object.
  static const ValueDecl *declared(const Expr *E) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<VarDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      if (isa<FieldDecl, VarDecl>(Member->getMemberDecl()))
        return Member->getMemberDecl();
    return nullptr;
  }

  std::optional<ExecutorFact> ofCall(const CallExpr *Call,
                                     unsigned Depth) const {
    // annotated: ASYNC_TIDY_SINGLE_THREADED rt::executor &ui();
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      for (bool Single : {true, false})
        if (hasAnnotation(Callee,
                          Single ? "single_threaded" : "multi_threaded")) {
          ExecutorFact Fact;
          Fact.Kind = Single ? Threads::Single : Threads::Multi;
          Fact.Type = pointee(Call->getType());
          Fact.Migrates = !Single;
          Fact.BecauseLoc = Callee->getLocation();
          Fact.Because = "'" + functionName(TU, Callee) +
                         "' returns an executor " +
                         (Single ? "that runs one thing at a time"
                                 : "with several threads");
          return Fact;
        }
    if (roleOf(TU, Call, FunctionRole::OnExecutor))
      return attached(Call, Depth);
    TypeRoleFact Role = executorRole(TU, Call->getType());
    // A strand over a pool is no pool.
    if (Role && Role->second == TypeRole::SingleThreaded)
      return described(*Role, Call->getType(), nullptr, std::nullopt);
    // pool.get_executor() stands for pool, but what a strand gives out that is
    // no strand is what it stands on.
    const Expr *Object = objectOf(Call);
    TypeRoleFact Of =
        Object ? executorRole(TU, Object->getType()) : std::nullopt;
    if (isa<CXXMemberCallExpr>(Call) &&
        !(Of && Of->second == TypeRole::SingleThreaded && Role &&
          Role->second != TypeRole::Executor))
      if (std::optional<ExecutorFact> Fact = of(Object, Depth + 1)) {
        if (Role)
          Fact->Type = pointee(Call->getType());
        return Fact;
      }
    if (!Role)
      return std::nullopt;
    return described(*Role, Call->getType(), nullptr,
                     countOf(TU, Call, Role->first));
  }

  /// bind_executor(strand, f)   task.scheduleOn(pool)
  ///               ^~~~~~                       ^~~~
  std::optional<ExecutorFact> attached(const CallExpr *Call,
                                       unsigned Depth) const {
    for (const Expr *Argument : argumentsOf(Call))
      if (std::optional<ExecutorFact> Fact = of(Argument, Depth + 1))
        return Fact;
    const Expr *Object = objectOf(Call);
    return Object ? of(Object, Depth + 1) : std::nullopt;
  }

  std::optional<ExecutorFact> ofDecl(const ValueDecl *D, TypeRoleFact Role,
                                     unsigned Depth) const {
    QualType T = D->getType();
    const auto *Var = dyn_cast<VarDecl>(D);
    const auto *Field = dyn_cast<FieldDecl>(D);
    if (Role && Role->second == TypeRole::SingleThreaded)
      return described(*Role, T, D, std::nullopt);
    // rt::executor &ex = pool;   auto ex = pool.get_executor();
    const Expr *Init = Var && !isa<ParmVarDecl>(Var) && !isReassigned(Var)
                           ? Var->getAnyInitializer()
                           : nullptr;
    if (Init && (Role || T->isReferenceType() || attaches(TU, Init)) &&
        !makesItself(Init))
      if (std::optional<ExecutorFact> Fact = of(Init, Depth + 1)) {
        if (Role && Role->second != TypeRole::Executor)
          Fact->Type = pointee(T);
        return Fact;
      }
    if (!Role)
      return std::nullopt;
    if (Field && (Role->second == TypeRole::Executor || T->isReferenceType()))
      if (std::optional<ExecutorFact> Fact = initialised(Field, Depth))
        return Fact;
    std::optional<Count> Number;
    if (Init)
      Number = countOf(TU, Init, Role->first);
    if (Field) {
      SmallVector<const Expr *, 2> Inits = initializersOf(Field);
      if (!Inits.empty())
        Number = countOf(TU, Inits.front(), Role->first);
      if (any_of(Inits, [&](const Expr *Other) {
            return countOf(TU, Other, Role->first) != Number;
          }))
        Number = std::nullopt;
    }
    return described(*Role, T, D, Number);
  }

  /// session(pool &p) : executor_(p.get_executor()) {}
  /// What a handle is in every constructor, when that is the same.
  std::optional<ExecutorFact> initialised(const FieldDecl *Field,
                                          unsigned Depth) const {
    std::optional<ExecutorFact> Result;
    for (const Expr *Init : initializersOf(Field)) {
      std::optional<ExecutorFact> Fact = of(Init, Depth + 1);
      if (!Fact || Fact->Kind == Threads::Unknown ||
          (Result && Result->Kind != Fact->Kind))
        return std::nullopt;
      Result = Fact;
    }
    return Result;
  }

  /// rt::thread_pool pool(4);   rather than a reference to another
  bool makesItself(const Expr *Init) const {
    const Expr *E = strip(Init);
    if (isa<CXXNewExpr>(E) || isa<InitListExpr>(E) ||
        (isa<CallExpr>(E) && roleOf(TU, E, FunctionRole::Constructs)))
      return true;
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    auto Role =
        Construct ? executorRole(TU, Construct->getType()) : std::nullopt;
    return Construct && !(Role && Role->second == TypeRole::Executor);
  }

  /// Whether \p Var is a pointer or a handle that may lead elsewhere later on.
  bool isReassigned(const VarDecl *Var) const {
    QualType T = Var->getType();
    if (T->isReferenceType() || T.isConstQualified())
      return false;
    const Function *Owner = nullptr;
    if (const auto *In = dyn_cast<FunctionDecl>(Var->getDeclContext()))
      Owner = TU.function(In);
    if (!Owner)
      Owner = &F;
    auto Assigned = [&](const Function &In) {
      return any_of(In.references(Var), [&](const DeclRefExpr *Ref) {
        const Stmt *User = In.user(Ref);
        if (const auto *Binary = dyn_cast_or_null<BinaryOperator>(User))
          return Binary->isAssignmentOp() &&
                 Binary->getLHS()->IgnoreParens() == Ref;
        const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(User);
        return Call && Call->isAssignmentOp() &&
               Call->getArg(0)->IgnoreParenImpCasts() == Ref;
      });
    };
    return Assigned(*Owner) || Assigned(F);
  }

  ExecutorFact described(const std::pair<TypeFact, TypeRole> &Role, QualType T,
                         const ValueDecl *Named,
                         std::optional<Count> Number) const {
    ExecutorFact Fact;
    Fact.Type = pointee(T);
    Fact.Named = Named;
    Fact.Local = ownLocal(F, Named);
    std::string Name =
        "'" +
        (Named && Named->getDeclName() ? Named->getNameAsString()
                                       : typeName(TU.context(), Fact.Type)) +
        "'";
    if (Named)
      Fact.BecauseLoc = Named->getLocation();
    switch (Role.second) {
    case TypeRole::SingleThreaded:
      Fact.Kind = Threads::Single;
      Fact.Because = Name + " runs one thing at a time";
      break;
    case TypeRole::MultiThreaded:
      Fact.Kind = Threads::Multi;
      Fact.Because = Name + " has several threads";
      break;
    case TypeRole::EventLoop:
      if (std::optional<RunBySeveral> Run = whoRuns(TU, Named)) {
        Fact.Kind = Threads::Multi;
        Fact.Because = Run->StartedInLoop
                           ? "the threads started here run " + Name
                           : "two threads run " + Name;
        Fact.BecauseLoc = Run->Loc;
        Number = std::nullopt;
      }
      break;
    default:
      Fact.BecauseLoc = {};
      break;
    }
    if (Number) {
      bool One = Number->Threads == 1;
      Fact.Kind = One ? Threads::Single : Threads::Multi;
      Fact.Because =
          Name + " is constructed for " +
          (One ? "one thread" : utostr(Number->Threads) + " threads");
      Fact.BecauseLoc = Number->Loc;
    }
    if (Fact.Kind == Threads::Unknown)
      Fact.BecauseLoc = {};
    Fact.Migrates = Fact.Kind == Threads::Multi;
    return Fact;
  }

  const Function &F;
  TranslationUnit &TU;
};

} // namespace

std::optional<ExecutorFact> executorNamed(const Function &F, const Expr *E) {
  return Judge(F).of(E);
}

/// The executor among what the call is made on and given.
static ExecutorFact executorGiven(const Function &F, const Expr *Spawn) {
  Judge Is(F);
  SmallVector<const Expr *> Candidates = argumentsOf(Spawn);
  if (const Expr *Object = objectOf(Spawn))
    Candidates.insert(Candidates.begin(), Object);
  ExecutorFact Result;
  bool Attached = false;
  for (const Expr *E : Candidates) {
    std::optional<ExecutorFact> Fact = Is.of(E);
    if (!Fact)
      continue;
    if (!Fact->Local)
      Fact->Local = localHolding(F, E);
    bool Binds = attaches(F.unit(), E);
    // post(pool, bind_executor(strand, f)) runs it on the strand.
    if (Result.Kind == Threads::Unknown ||
        (Binds && !Attached && Fact->Kind == Threads::Single))
      Result = *Fact;
    Attached |= Binds;
  }
  return Result;
}

ExecutorFact executorOf(const Function &F, const Expr *Spawn,
                        const FunctionFact &Role) {
  ExecutorFact Given = executorGiven(F, Spawn);
  if (!Role.Model || !Role.Model->OtherThread)
    return Given;
  if (Given.Kind == Threads::Multi)
    return Given;
  ExecutorFact Other;
  Other.Kind = Threads::Multi;
  Other.Because = ("'" + calledName(Role.Name) + "' " + Role.Model->Why).str();
  return Other;
}

} // namespace async_tidy
