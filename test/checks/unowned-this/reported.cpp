// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unowned-this %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-unowned-this reports.

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void log(int n);

/// Starts at once, and nobody can await it.
struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

//===--- Spawned by a member ----------------------------------------------===//

struct session : std::enable_shared_from_this<session> {
  int count = 0;
  rt::executor &ex;
  explicit session(rt::executor &ex) : ex(ex) {}

  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  rt::task<> startsLate() {
    log(count);
    co_return;
  }
  rt::task<> takesOwnerLate() {
    co_await rt::yield();
    auto self = shared_from_this();
    ++self->count;
    co_await rt::yield();
    ++count;
  }
  rt::task<> callsMember() {
    co_await rt::yield();
    touch();
  }
  void touch() { ++count; }
  rt::task<> forwarded() { return run(); }
  rt::task<> sleeps(int times) {
    for (int i = 0; i < times; ++i) {
      co_await rt::yield();
      log(count);
    }
  }

  void start() { rt::spawn_detached(ex, run()); }
  void startExplicitly() { rt::spawn_detached(ex, this->run()); }
  void startLazy() { rt::spawn_detached(ex, startsLate()); }
  void startOnCurrent() { rt::spawn_detached(sleeps(3)); }
  void startWithLateOwner() { rt::spawn_detached(ex, takesOwnerLate()); }
  void startCalling() { rt::spawn_detached(ex, callsMember()); }
  void startForwarded() { rt::spawn_detached(ex, forwarded()); }
  void dropHandle() { rt::spawn(ex, run()); }
  void dropHandleByName() { auto handle = rt::spawn(ex, run()); }
  void startLocal() {
    auto task = run();
    rt::spawn_detached(ex, std::move(task));
  }

  rt::task<> startFromCoroutine() {
    auto self = shared_from_this();
    rt::spawn_detached(ex, run()); // 'self' is for this coroutine only
    co_await rt::yield();
    ++self->count;
  }

  void startLambda() {
    rt::spawn_detached(ex, [this] { return run(); });
  }
  void startCoroutineLambda() {
    rt::spawn_detached(ex, [this]() -> rt::task<> {
      co_await rt::yield();
      ++count;
    });
  }
  void startImplicitCapture() {
    rt::spawn_detached(ex, [=, this]() -> rt::task<> {
      co_await rt::yield();
      touch();
    });
  }

  fire_and_forget later() {
    co_await rt::yield();
    ++count;
  }
  void poke() { later(); }
  void pokeIf(bool b) {
    if (b)
      later();
  }
};

//===--- Other ways to be owned together ----------------------------------===//

struct connection : session {
  using session::session;
  std::string name;
  rt::task<> greet() {
    co_await rt::yield();
    log(name.size());
  }
  void begin() { rt::spawn_detached(ex, greet()); }
};

struct counted {
  int references = 0;
  int value = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++value;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};
void intrusive_ptr_add_ref(counted *c);
void intrusive_ptr_release(counted *c);

class hidden {
  int value = 0;
  friend void intrusive_ptr_add_ref(const hidden *h);
  friend void intrusive_ptr_release(const hidden *h);
  rt::task<> run() {
    co_await rt::yield();
    ++value;
  }

public:
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};

template <class T> struct cache : std::enable_shared_from_this<cache<T>> {
  T value{};
  rt::task<> refresh() {
    co_await rt::yield();
    ++value;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, refresh()); }
};
template struct cache<int>;

//===--- A local that is the only owner -----------------------------------===//

void makeAndSpawn(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  rt::spawn_detached(ex, s->run());
}

void makeByNew(rt::executor &ex) {
  std::shared_ptr<session> s(new session(ex));
  s->count = 1;
  rt::spawn_detached(ex, s->run());
}

void makeAndDrop(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  s->later();
}

//===--- Kept elsewhere than in the object --------------------------------===//

std::vector<rt::task<>> all;

struct registered : std::enable_shared_from_this<registered> {
  int count = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  void start() { all.push_back(run()); }
};

//===--- Named already ----------------------------------------------------===//

struct named : std::enable_shared_from_this<named> {
  int self = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++self;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
};
