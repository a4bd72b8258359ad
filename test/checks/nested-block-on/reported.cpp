// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-nested-block-on reports: a coroutine that waits for a task by
// blocking its thread.

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <algorithm>
#include <string>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save();
rt::task<std::string> name();

namespace app {
template <class T> ASYNC_TIDY_BLOCK_ON T result_of(rt::join_handle<T> handle);
struct future {
  ASYNC_TIDY_BLOCK_ON int get();
};
struct runner {
  ASYNC_TIDY_BLOCK_ON int operator()(rt::task<int> work) const;
};
inline constexpr runner run_now{};
} // namespace app

//===--- What waits -------------------------------------------------------===//

rt::task<int> callOfTheModel() {
  int n = rt::block_on(fetch(1));
// CHECK:      :[[@LINE-1]]:11: warning: 'rt::block_on' blocks the thread that runs coroutine 'callOfTheModel' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:11-[[@LINE-2]]:24}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:32-[[@LINE-3]]:33}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:11: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:11: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:11: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return n;
}

rt::task<> asAStatement() {
  rt::block_on(save());
// CHECK:      :[[@LINE-1]]:3: warning: 'rt::block_on' blocks the thread that runs coroutine 'asAStatement' until 'save' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:16}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:22-[[@LINE-3]]:23}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> namedTask(rt::task<> work) {
  rt::block_on(std::move(work));
// CHECK:      :[[@LINE-1]]:3: warning: 'rt::block_on' blocks the thread that runs coroutine 'namedTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

rt::task<int> annotatedFunction(rt::executor &e) {
  auto handle = rt::spawn(e, fetch(1));
  co_return app::result_of(std::move(handle));
// CHECK:      :[[@LINE-1]]:13: warning: 'app::result_of' blocks the thread that runs coroutine 'annotatedFunction' until 'handle' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'app::result_of' waits for a task by blocking the thread
// CHECK-NEXT: :[[@LINE-3]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}

rt::task<int> memberGet(app::future f) { co_return f.get(); }
// CHECK:      :[[@LINE-1]]:54: warning: 'app::future::get' blocks the thread that runs coroutine 'memberGet' until 'f' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:54: note: 'app::future::get' waits for a task by blocking the thread
// CHECK-NEXT: :[[@LINE-3]]:54: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:54: note: 'co_await' it, which suspends only the coroutine and frees the thread

rt::task<int> functionObject() { co_return app::run_now(fetch(1)); }
// CHECK:      :[[@LINE-1]]:44: warning: 'app::run_now' blocks the thread that runs coroutine 'functionObject' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:44-[[@LINE-2]]:57}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:65-[[@LINE-3]]:66}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:44: note: 'app::run_now' waits for a task by blocking the thread
// CHECK-NEXT: :[[@LINE-5]]:44: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:44: note: 'co_await' it, which suspends only the coroutine and frees the thread

struct client {
  rt::join_handle<int> pending;
  rt::task<int> finish() { co_return app::result_of(std::move(pending)); }
// CHECK:      :[[@LINE-1]]:38: warning: 'app::result_of' blocks the thread that runs coroutine 'finish' until 'pending' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:38: note: 'app::result_of' waits for a task by blocking the thread
// CHECK-NEXT: :[[@LINE-3]]:38: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:38: note: 'co_await' it, which suspends only the coroutine and frees the thread
};

//===--- Where ------------------------------------------------------------===//

rt::task<int> inAnExpression() {
  co_return rt::block_on(fetch(1)) + 1;
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'inAnExpression' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:13-[[@LINE-2]]:26}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:34-[[@LINE-3]]:35}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}

rt::task<std::size_t> askedOfTheResult() {
  co_return rt::block_on(name()).size();
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'askedOfTheResult' until 'name' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:13-[[@LINE-2]]:26}: fix-it: "(co_await "
// CHECK-NEXT: :{[[@LINE-3]]:32-[[@LINE-3]]:33}: fix-it: ")"
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}

rt::task<> inALoop(std::vector<int> ids) {
  for (int id : ids)
    rt::block_on(fetch(id));
// CHECK:      :[[@LINE-1]]:5: warning: 'rt::block_on' blocks the thread that runs coroutine 'inALoop' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:18}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:27-[[@LINE-3]]:28}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:5: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:5: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> inAHandler() {
  try {
    co_await save();
  } catch (const std::exception &) {
    rt::block_on(save());
// CHECK:      :[[@LINE-1]]:5: warning: 'rt::block_on' blocks the thread that runs coroutine 'inAHandler' until 'save' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:5: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'co_await' is not allowed here: await it before or after, which frees the thread meanwhile
  }
}

void coroutineLambda(rt::executor &e) {
  rt::spawn_detached(e, []() -> rt::task<> {
    rt::block_on(save());
// CHECK:      :[[@LINE-1]]:5: warning: 'rt::block_on' blocks the thread that runs this coroutine lambda until 'save' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:18}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:24-[[@LINE-3]]:25}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:5: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:5: note: 'co_await' it, which suspends only the coroutine and frees the thread
    co_return;
  });
}

template <class T> rt::task<T> inATemplate(T n) {
  co_return rt::block_on(fetch(n));
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'inATemplate' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:13-[[@LINE-2]]:26}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:34-[[@LINE-3]]:35}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}
template rt::task<int> inATemplate<int>(int);
template rt::task<long> inATemplate<long>(long);

rt::task<int> argumentIsAwaited() {
  // The await gives a number; the task that is blocked on is another one.
  co_return rt::block_on(fetch(co_await fetch(1)));
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'argumentIsAwaited' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:13-[[@LINE-2]]:26}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:50-[[@LINE-3]]:51}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}

rt::task<int> argumentCameFromAnAwait() {
  int id = co_await fetch(1);
  co_return rt::block_on(fetch(id));
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'argumentCameFromAnAwait' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:13-[[@LINE-2]]:26}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:35-[[@LINE-3]]:36}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}

rt::task<int> underALock(rt::mutex &m) {
  auto lock = co_await m.scoped_lock();
  co_return rt::block_on(fetch(1));
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'underALock' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
// CHECK-NEXT: :{[[@LINE-5]]:13-[[@LINE-5]]:26}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-6]]:34-[[@LINE-6]]:35}: fix-it: ""
}

#define WAIT(TASK) rt::block_on(TASK)
rt::task<> inAMacro() {
  WAIT(save());
// CHECK:      :[[@LINE-1]]:3: warning: 'rt::block_on' blocks the thread that runs coroutine 'inAMacro' until 'save' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

//===--- Through functions that are no coroutines -------------------------===//

int waits() { return rt::block_on(fetch(1)); }
rt::task<int> oneFunction() { co_return waits(); }
// CHECK:      :[[@LINE-1]]:41: warning: 'waits' blocks the thread that runs coroutine 'oneFunction' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-3]]:22: note: 'waits' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:41: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:41: note: make it a coroutine that awaits the task

int callsOne() { return waits(); }
rt::task<int> twoFunctions() { co_return callsOne(); }
// CHECK:      :[[@LINE-1]]:42: warning: 'callsOne' blocks the thread that runs coroutine 'twoFunctions' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-3]]:25: note: 'callsOne' calls 'waits'
// CHECK-NEXT: :[[@LINE-11]]:22: note: 'waits' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-4]]:42: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-5]]:42: note: make it a coroutine that awaits the task

rt::task<int> theSameHelperTwice() { co_return waits() + waits(); }
// CHECK:      :[[@LINE-1]]:48: warning: 'waits' blocks the thread that runs coroutine 'theSameHelperTwice' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-17]]:22: note: 'waits' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:48: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:48: note: make it a coroutine that awaits the task

struct saves {
  ~saves() { rt::block_on(save()); }
};
rt::task<> destructor() {
  saves s;
// CHECK:      :[[@LINE-1]]:9: warning: destroying 's' blocks the thread that runs coroutine 'destructor' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-5]]:14: note: the destructor of 'saves' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:9: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:9: note: await the task here instead, or do this on a thread that may block
  co_await save();
}

struct loads {
  int value = rt::block_on(fetch(1));
  loads() {}
};
rt::task<> constructor() {
  loads l;
// CHECK:      :[[@LINE-1]]:9: warning: 'loads' blocks the thread that runs coroutine 'constructor' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-6]]:15: note: the constructor of 'loads' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:9: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:9: note: await the task here instead, or do this on a thread that may block
  co_await save();
}

rt::task<int> lambdaCalledAtOnce() {
  int n = [] { return rt::block_on(fetch(1)); }();
// CHECK:      :[[@LINE-1]]:11: warning: this lambda blocks the thread that runs coroutine 'lambdaCalledAtOnce' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:23: note: this lambda calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:11: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:11: note: make it a coroutine that awaits the task
  auto load = [](auto id) { return rt::block_on(fetch(id)); };
  co_return n + load(2);
// CHECK:      :[[@LINE-1]]:17: warning: 'load' blocks the thread that runs coroutine 'lambdaCalledAtOnce' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-3]]:36: note: 'load' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:17: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:17: note: make it a coroutine that awaits the task
}

rt::task<> lambdaGivenToAnAlgorithm(const std::vector<int> &ids) {
  std::for_each(ids.begin(), ids.end(), [](int id) { rt::block_on(fetch(id)); });
// CHECK:      :[[@LINE-1]]:41: warning: this lambda blocks the thread that runs coroutine 'lambdaGivenToAnAlgorithm' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:54: note: this lambda calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:41: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:41: note: await the task here instead, or do this on a thread that may block
  co_return;
}

struct source {
  virtual ~source() = default;
  virtual int next() = 0;
};
struct remote_source : source {
  int next() override { return waits(); }
};
rt::task<int> overrider(source &s) { co_return s.next(); }
// CHECK:      :[[@LINE-1]]:50: warning: 'source::next' blocks the thread that runs coroutine 'overrider' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'source::next' is virtual, and 'remote_source::next' overrides it
// CHECK-NEXT: :[[@LINE-5]]:32: note: 'remote_source::next' calls 'waits'
// CHECK-NEXT: :[[@LINE-80]]:22: note: 'waits' calls 'rt::block_on', which blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:50: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:50: note: make it a coroutine that awaits the task

app::future pending();
int resultOfFuture() { return pending().get(); }
rt::task<int> memberThatIsAnnotated() { co_return resultOfFuture(); }
// CHECK:      :[[@LINE-1]]:51: warning: 'resultOfFuture' blocks the thread that runs coroutine 'memberThatIsAnnotated' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-3]]:41: note: 'resultOfFuture' calls 'app::future::get', which waits for a task by blocking the thread
// CHECK-NEXT: :[[@LINE-3]]:51: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:51: note: make it a coroutine that awaits the task
