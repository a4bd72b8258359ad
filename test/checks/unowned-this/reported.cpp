// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-unowned-this %s \
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
// CHECK:      :[[@LINE-1]]:41: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-35]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:18: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-30]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:41: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:41-[[@LINE-6]]:41}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:46-[[@LINE-7]]:46}: fix-it: "; }"
  void startExplicitly() { rt::spawn_detached(ex, this->run()); }
// CHECK:      :[[@LINE-1]]:51: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-43]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:28: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-38]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:51: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:51-[[@LINE-6]]:51}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:62-[[@LINE-7]]:62}: fix-it: "; }"
  void startLazy() { rt::spawn_detached(ex, startsLate()); }
// CHECK:      :[[@LINE-1]]:45: warning: 'session::startsLate' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-51]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:22: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-43]]:9: note: 'session::startsLate' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:45: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return startsLate(); }'
// CHECK-NEXT: :{[[@LINE-6]]:45-[[@LINE-6]]:45}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:57-[[@LINE-7]]:57}: fix-it: "; }"
  void startOnCurrent() { rt::spawn_detached(sleeps(3)); }
// CHECK:      :[[@LINE-1]]:46: warning: 'session::sleeps' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-59]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:27: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-32]]:11: note: 'session::sleeps' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:46: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return sleeps(...); }'
  void startWithLateOwner() { rt::spawn_detached(ex, takesOwnerLate()); }
// CHECK:      :[[@LINE-1]]:54: warning: 'session::takesOwnerLate' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-65]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-52]]:17: note: 'session::takesOwnerLate' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:54: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return takesOwnerLate(); }'
// CHECK-NEXT: :{[[@LINE-6]]:54-[[@LINE-6]]:54}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:70-[[@LINE-7]]:70}: fix-it: "; }"
  void startCalling() { rt::spawn_detached(ex, callsMember()); }
// CHECK:      :[[@LINE-1]]:48: warning: 'session::callsMember' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-73]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:25: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-53]]:5: note: 'session::callsMember' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:48: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return callsMember(); }'
// CHECK-NEXT: :{[[@LINE-6]]:48-[[@LINE-6]]:48}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:61-[[@LINE-7]]:61}: fix-it: "; }"
  void startForwarded() { rt::spawn_detached(ex, forwarded()); }
// CHECK:      :[[@LINE-1]]:50: warning: 'session::forwarded' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-81]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:27: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-58]]:35: note: handed on to 'session::run' here
// CHECK-NEXT: :[[@LINE-77]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:50: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return forwarded(); }'
// CHECK-NEXT: :{[[@LINE-7]]:50-[[@LINE-7]]:50}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-8]]:61-[[@LINE-8]]:61}: fix-it: "; }"
  void dropHandle() { rt::spawn(ex, run()); }
// CHECK:      :[[@LINE-1]]:37: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-90]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:23: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-85]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:37: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:37-[[@LINE-6]]:37}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:42-[[@LINE-7]]:42}: fix-it: "; }"
  void dropHandleByName() { auto handle = rt::spawn(ex, run()); }
// CHECK:      :[[@LINE-1]]:57: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-98]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:43: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-93]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:57-[[@LINE-6]]:57}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:62-[[@LINE-7]]:62}: fix-it: "; }"
  void startLocal() {
    auto task = run();
// CHECK:      :[[@LINE-1]]:17: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-107]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE+3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-102]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
    rt::spawn_detached(ex, std::move(task));
  }

  rt::task<> startFromCoroutine() {
    auto self = shared_from_this();
    rt::spawn_detached(ex, run()); // 'self' is for this coroutine only
// CHECK:      :[[@LINE-1]]:28: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-118]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-113]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:28: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:28-[[@LINE-6]]:28}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:33-[[@LINE-7]]:33}: fix-it: "; }"
    co_await rt::yield();
    ++self->count;
  }

  void startLambda() {
    rt::spawn_detached(ex, [this] { return run(); });
// CHECK:      :[[@LINE-1]]:29: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-131]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-126]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:29: note: capture an owner too: '[this, self = shared_from_this()]'
// CHECK-NEXT: :{[[@LINE-6]]:33-[[@LINE-6]]:33}: fix-it: ", self = shared_from_this()"
  }
  void startCoroutineLambda() {
    rt::spawn_detached(ex, [this]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:29: warning: this coroutine lambda may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-140]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:29: note: capture an owner too: '[this, self = shared_from_this()]'
// CHECK-NEXT: :{[[@LINE-7]]:33-[[@LINE-7]]:33}: fix-it: ", self = shared_from_this()"
      co_await rt::yield();
      ++count;
    });
  }
  void startImplicitCapture() {
    rt::spawn_detached(ex, [=, this]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:32: warning: this coroutine lambda may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-153]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+4]]:7: note: this lambda uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:32: note: capture an owner too: '[this, self = shared_from_this()]'
// CHECK-NEXT: :{[[@LINE-7]]:36-[[@LINE-7]]:36}: fix-it: ", self = shared_from_this()"
      co_await rt::yield();
      touch();
    });
  }

  fire_and_forget later() {
    co_await rt::yield();
    ++count;
  }
  void poke() { later(); }
// CHECK:      :[[@LINE-1]]:17: warning: 'session::later' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-170]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:17: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-7]]:5: note: 'session::later' may be suspended here
// CHECK-NEXT: :[[@LINE-7]]:7: note: 'session::later' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-9]]:5: note: keep 'auto self = shared_from_this();' in 'session::later'
// CHECK-NEXT: :{[[@LINE-10]]:5-[[@LINE-10]]:5}: fix-it: "auto self = shared_from_this();\n    "
  void pokeIf(bool b) {
    if (b)
      later();
// CHECK:      :[[@LINE-1]]:7: warning: 'session::later' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-180]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:7: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-17]]:5: note: 'session::later' may be suspended here
// CHECK-NEXT: :[[@LINE-17]]:7: note: 'session::later' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-19]]:5: note: keep 'auto self = shared_from_this();' in 'session::later'
// CHECK-NEXT: :{[[@LINE-20]]:5-[[@LINE-20]]:5}: fix-it: "auto self = shared_from_this();\n    "
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
// CHECK:      :[[@LINE-1]]:41: warning: 'connection::greet' may outlive its object: nothing keeps an owner of 'connection' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-9]]:8: note: 'connection' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:18: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:9: note: 'connection::greet' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:41: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return greet(); }'
// CHECK-NEXT: :{[[@LINE-6]]:41-[[@LINE-6]]:41}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:48-[[@LINE-7]]:48}: fix-it: "; }"
};

struct counted {
  int references = 0;
  int value = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++value;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
// CHECK:      :[[@LINE-1]]:57: warning: 'counted::run' may outlive its object: nothing keeps an owner of 'counted' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-9]]:8: note: 'counted' is counted by 'intrusive_ptr_add_ref' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'counted::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: keep an owner of the object in 'counted::run' from its start
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
// CHECK:      :[[@LINE-1]]:57: warning: 'hidden::run' may outlive its object: nothing keeps an owner of 'hidden' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-12]]:7: note: 'hidden' is counted by 'intrusive_ptr_add_ref' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-8]]:7: note: 'hidden::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: keep an owner of the object in 'hidden::run' from its start
};

template <class T> struct cache : std::enable_shared_from_this<cache<T>> {
  T value{};
  rt::task<> refresh() {
    co_await rt::yield();
    ++value;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, refresh()); }
// CHECK:      :[[@LINE-1]]:57: warning: 'cache::refresh' may outlive its object: nothing keeps an owner of 'cache' [async-unowned-this]
// CHECK-NEXT: :[[@LINE+5]]:17: note: 'cache' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'cache::refresh' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return refresh(); }'
};
template struct cache<int>;

//===--- A local that is the only owner -----------------------------------===//

void makeAndSpawn(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  rt::spawn_detached(ex, s->run());
// CHECK:      :[[@LINE-1]]:26: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-264]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-4]]:8: note: 's' is the only owner in function 'makeAndSpawn'
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-260]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:26: note: spawn a callable that keeps an owner: '[s] { return s->run(); }'
// CHECK-NEXT: :{[[@LINE-7]]:26-[[@LINE-7]]:26}: fix-it: "[s] { return "
// CHECK-NEXT: :{[[@LINE-8]]:34-[[@LINE-8]]:34}: fix-it: "; }"
}

void makeByNew(rt::executor &ex) {
  std::shared_ptr<session> s(new session(ex));
  s->count = 1;
  rt::spawn_detached(ex, s->run());
// CHECK:      :[[@LINE-1]]:26: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-278]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-5]]:28: note: 's' is the only owner in function 'makeByNew'
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-274]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:26: note: spawn a callable that keeps an owner: '[s] { return s->run(); }'
// CHECK-NEXT: :{[[@LINE-7]]:26-[[@LINE-7]]:26}: fix-it: "[s] { return "
// CHECK-NEXT: :{[[@LINE-8]]:34-[[@LINE-8]]:34}: fix-it: "; }"
}

void makeAndDrop(rt::executor &ex) {
  auto s = std::make_shared<session>(ex);
  s->later();
// CHECK:      :[[@LINE-1]]:3: warning: 'session::later' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-291]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-4]]:8: note: 's' is the only owner in function 'makeAndDrop'
// CHECK-NEXT: :[[@LINE-4]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-129]]:5: note: 'session::later' may be suspended here
// CHECK-NEXT: :[[@LINE-129]]:7: note: 'session::later' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-131]]:5: note: keep 'auto self = shared_from_this();' in 'session::later'
// CHECK-NEXT: :{[[@LINE-132]]:5-[[@LINE-132]]:5}: fix-it: "auto self = shared_from_this();\n    "
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
// CHECK:      :[[@LINE-1]]:32: warning: 'registered::run' may outlive its object: nothing keeps an owner of 'registered' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-8]]:8: note: 'registered' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:18: note: the task is kept here, beyond function 'start'
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'registered::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-8]]:5: note: keep 'auto self = shared_from_this();' in 'registered::run'
// CHECK-NEXT: :{[[@LINE-9]]:5-[[@LINE-9]]:5}: fix-it: "auto self = shared_from_this();\n    "
};

//===--- Named already ----------------------------------------------------===//

struct named : std::enable_shared_from_this<named> {
  int self = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++self;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
// CHECK:      :[[@LINE-1]]:57: warning: 'named::run' may outlive its object: nothing keeps an owner of 'named' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-8]]:8: note: 'named' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'named::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:57-[[@LINE-6]]:57}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:62-[[@LINE-7]]:62}: fix-it: "; }"
};
