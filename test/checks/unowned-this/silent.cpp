// RUN: %async_tidy --quiet --format=concise --checks=-*,async-unowned-this %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-unowned-this must not report.

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

void log(int n);

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct session : std::enable_shared_from_this<session> {
  int count = 0;
  rt::executor &ex;
  rt::async_scope scope;
  static std::set<std::shared_ptr<session>> all;
  explicit session(rt::executor &ex) : ex(ex) {}

  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }

  //===--- The coroutine keeps an owner -----------------------------------===//

  rt::task<> keepsSelf() {
    auto self = shared_from_this();
    co_await rt::yield();
    ++count;
  }
  rt::task<> keepsSelfInTry() {
    try {
      auto self = shared_from_this();
      co_await rt::yield();
      ++count;
    } catch (...) {
    }
  }
  rt::task<> keepsSelfExplicitly() {
    std::shared_ptr<session> self = this->shared_from_this();
    co_await rt::yield();
    ++self->count;
    ++count;
  }
  rt::task<> keepsUnused() {
    [[maybe_unused]] const auto self{shared_from_this()};
    co_await rt::yield();
    ++count;
  }
  rt::task<> looksFirst() {
    auto weak = weak_from_this();
    co_await rt::yield();
    if (auto self = weak.lock())
      ++count;
  }
  std::shared_ptr<session> me() { return shared_from_this(); }
  rt::task<> keepsByHelper() {
    auto self = me();
    co_await rt::yield();
    ++count;
  }
  rt::task<> givenOwner(std::shared_ptr<session> self) {
    co_await rt::yield();
    ++count;
  }
  rt::task<> givenAny(std::shared_ptr<void> keeps, int n) {
    co_await rt::yield();
    count += n;
  }

  void startKeeping() {
    rt::spawn_detached(ex, keepsSelf());
    rt::spawn_detached(ex, keepsSelfInTry());
    rt::spawn_detached(ex, keepsSelfExplicitly());
    rt::spawn_detached(ex, keepsUnused());
    rt::spawn_detached(ex, looksFirst());
    rt::spawn_detached(ex, keepsByHelper());
  }

  //===--- It is given one ------------------------------------------------===//

  void startGiven() { rt::spawn_detached(ex, givenOwner(shared_from_this())); }
  void startGivenAny() {
    rt::spawn_detached(ex, givenAny(shared_from_this(), 1));
  }
  void startCaptured() {
    rt::spawn_detached(ex, [self = shared_from_this()] { return self->run(); });
  }
  void startCapturedCoroutine() {
    auto self = shared_from_this();
    rt::spawn_detached(ex, [self]() -> rt::task<> { co_await self->run(); });
  }
  void startCapturedBoth() {
    rt::spawn_detached(
        ex, [this, self = shared_from_this()]() -> rt::task<> { co_await run(); });
  }
  void startKeepingLambda() {
    rt::spawn_detached(ex, [this]() -> rt::task<> {
      auto self = shared_from_this();
      co_await run();
    });
  }

  //===--- It is awaited, joined, or somebody else's ----------------------===//

  rt::task<> awaits() {
    co_await run();
    auto task = run();
    co_await std::move(task);
    co_await rt::spawn(ex, run());
    auto handle = rt::spawn(ex, run());
    co_await std::move(handle);
  }
  void blocks() { rt::block_on(run()); }
  rt::task<> returns() { return run(); }
  rt::task<> returnsNamed() {
    auto task = run();
    return task;
  }
  void scoped() { scope.spawn(ex, run()); }
  void scopedElsewhere(rt::async_scope &other) { other.spawn(ex, run()); }
  void unused() { auto task = run(); }

  //===--- The owner is kept elsewhere ------------------------------------===//

  void registered() {
    all.insert(shared_from_this());
    rt::spawn_detached(ex, run());
  }

  //===--- Nothing is used late -------------------------------------------===//

  fire_and_forget early() {
    ++count;
    co_await rt::yield();
  }
  rt::task<> usesNothing() {
    co_await rt::yield();
    log(1);
  }
  static rt::task<> isStatic(std::shared_ptr<session> self) {
    co_await rt::yield();
    ++self->count;
  }
  rt::task<> copies() const { return plus(count); }
  static rt::task<> plus(int n) {
    co_await rt::yield();
    log(n);
  }
  void startsHarmless() {
    early();
    rt::spawn_detached(ex, usesNothing());
    rt::spawn_detached(ex, isStatic(shared_from_this()));
  }
  void startsCopy() { rt::spawn_detached(ex, copies()); }

  virtual rt::task<> mayBeOverridden();
  void startsUnseen() { rt::spawn_detached(ex, mayBeOverridden()); }
  rt::task<> declaredOnly();
  void startsDeclared() { rt::spawn_detached(ex, declaredOnly()); }

  virtual ~session() = default;
};

// A constructor cannot have an owner yet, and a destructor none any more.
struct eager : std::enable_shared_from_this<eager> {
  int count = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  explicit eager(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};

// The object waits for its work.
struct waits : std::enable_shared_from_this<waits> {
  int count = 0;
  rt::thread_pool pool{1};
  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  void start() { rt::spawn_detached(pool, run()); }
};

// It has the task itself.
struct owns : std::enable_shared_from_this<owns> {
  int count = 0;
  std::vector<rt::task<>> tasks;
  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  void start() { tasks.push_back(run()); }
};

// Not of the kind.
struct plain {
  int count = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};
void makesPlain(rt::executor &ex) {
  auto p = std::make_shared<plain>();
  rt::spawn_detached(ex, p->run());
}

// Counted, and keeps an owner.
struct counted {
  int value = 0;
  rt::task<> run();
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};
void intrusive_ptr_add_ref(counted *c);
void intrusive_ptr_release(counted *c);
template <class T> struct counting_ptr {
  explicit counting_ptr(T *p) : p(p) { intrusive_ptr_add_ref(p); }
  counting_ptr(const counting_ptr &other) : counting_ptr(other.p) {}
  ~counting_ptr() { intrusive_ptr_release(p); }
  T *operator->() const { return p; }
  T *p;
};
rt::task<> counted::run() {
  counting_ptr<counted> self(this);
  co_await rt::yield();
  ++value;
}

// What another class counts is not this one.
struct other {
  int value = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++value;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};

//===--- Owners in functions ----------------------------------------------===//

void loopRuns() {
  rt::current_thread loop;
  auto s = std::make_shared<session>(loop);
  rt::spawn_detached(loop, s->run());
  loop.run();
}

void keptInMap(rt::executor &ex, std::map<int, std::shared_ptr<session>> &all) {
  auto s = std::make_shared<session>(ex);
  all[1] = s;
  rt::spawn_detached(ex, s->run());
}

void given(rt::executor &ex, std::shared_ptr<session> s) {
  rt::spawn_detached(ex, s->run());
}

void found(rt::executor &ex, std::weak_ptr<session> weak) {
  if (auto s = weak.lock())
    rt::spawn_detached(ex, s->run());
}

void captures(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  rt::spawn_detached(ex, [s] { return s->run(); });
}

void passesItself(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  rt::spawn_detached(ex, s->givenOwner(s));
}

void registersItself(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  s->registered();
  rt::spawn_detached(ex, s->run());
}

rt::task<> awaited(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  co_await s->run();
}

void byReference(rt::executor &ex, session &s) {
  rt::spawn_detached(ex, s.run());
}

void coroutineKeeps(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  rt::spawn_detached(ex, s->keepsSelf());
}

using unevaluated = decltype(std::declval<session &>().run());
