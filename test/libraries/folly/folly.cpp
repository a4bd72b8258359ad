// folly, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/.. | %verify %s

#include <folly/executors.h>

#include <atomic>
#include <thread>

using namespace std::chrono_literals;
using namespace folly;
using coro::Task;

Task<> work();
Task<int> count();
Task<> measure(const int &value);
void show(int);

// --- tasks

Task<> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:8: note: 'work' returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

Task<> forgetsToStart(Executor::KeepAlive<> executor) {
  coro::co_withExecutor(executor, work());
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'folly::coro::co_withExecutor' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: {{.*}}coro.h:{{[0-9]+}}:{{[0-9]+}}: note: 'folly::coro::co_withExecutor' returns 'TaskWithExecutor<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

Task<> starts(Executor::KeepAlive<> executor) {
  coro::co_withExecutor(executor, work()).start();
  coro::co_withExecutor(executor, work()).startInlineUnsafe();
  co_await coro::co_withExecutor(executor, work());
}

// --- scopes

Task<> joins(Executor::KeepAlive<> executor) {
  coro::AsyncScope scope;
  scope.add(coro::co_withExecutor(executor, work()));
  co_await scope.joinAsync();
}

Task<> forgetsToJoin(Executor::KeepAlive<> executor) {
  coro::AsyncScope scope;
// CHECK:      :[[@LINE-1]]:20: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:20: note: 'folly::coro::AsyncScope': its destructor ends the program unless what was added is joined
// CHECK-NEXT: :[[@LINE-5]]:20: note: write 'co_await scope.joinAsync()' on every path that leaves its block
  scope.add(coro::co_withExecutor(executor, work()));
  co_await work();
}

Task<> cancelsAndJoins() {
  coro::CancellableAsyncScope scope;
  co_await scope.co_schedule(work());
  co_await scope.cancelAndJoinAsync();
}

Task<> forgetsToJoinCancellable() {
  coro::CancellableAsyncScope scope;
// CHECK:      :[[@LINE-1]]:31: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:12: note: it is given work here
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:31: note: 'folly::coro::CancellableAsyncScope': its destructor ends the program unless what was added is joined
// CHECK-NEXT: :[[@LINE-5]]:31: note: write 'co_await scope.joinAsync()' on every path that leaves its block
  co_await scope.co_schedule(work());
}

void addsBorrower(coro::AsyncScope &scope, Executor::KeepAlive<> executor) {
  int value = 0;
  scope.add(coro::co_withExecutor(executor, measure(value)));
// CHECK:      :[[@LINE-1]]:53: warning: 'measure' is given a reference to 'value', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::coro::AsyncScope::add' starts the awaitable, which goes on concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-69]]:8: note: 'measure' returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:53: note: keep 'value' until the coroutine has ended, or take 'value' by value in 'measure'
// CHECK-NEXT: :{[[@LINE-71]]:16-[[@LINE-71]]:27}: fix-it: "int "
}

void addsWithPlace(coro::AsyncScope &scope, Executor::KeepAlive<> executor) {
  int value = 0;
  scope.addWithSourceLoc(coro::co_withExecutor(executor, measure(value)));
// CHECK:      :[[@LINE-1]]:66: warning: 'measure' is given a reference to 'value', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::coro::AsyncScope::addWithSourceLoc' starts the awaitable, which goes on concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-80]]:8: note: 'measure' returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:66: note: keep 'value' until the coroutine has ended, or take 'value' by value in 'measure'
// CHECK-NEXT: :{[[@LINE-82]]:16-[[@LINE-82]]:27}: fix-it: "int "
}

Task<> borrowsInScope(Executor::KeepAlive<> executor) {
  int value = 0;
  coro::AsyncScope scope;
  scope.add(coro::co_withExecutor(executor, measure(value)));
  co_await scope.joinAsync();
}

// --- waiting

Task<> waitsInTask() {
  coro::blockingWait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'folly::coro::blockingWait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:22}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:28-[[@LINE-3]]:29}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'folly::coro::blockingWait' blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  coro::blocking_wait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'folly::coro::blocking_wait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:23}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:29-[[@LINE-3]]:30}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'folly::coro::blocking_wait' blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

int waitsInMain() {
  int value = 0;
  coro::blockingWait(measure(value));
  coro::blocking_wait(measure(value));
  return value;
}

Task<> getsFuture(SemiFuture<int> first, SemiFuture<int> second) {
  show(std::move(first).get());
// CHECK:      :[[@LINE-1]]:25: warning: 'folly::SemiFuture::get' blocks the thread that runs coroutine 'getsFuture' until 'first' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:25: note: 'folly::SemiFuture::get' waits until another thread has set the result
// CHECK-NEXT: :[[@LINE-3]]:25: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:25: note: 'co_await' it, which suspends only the coroutine and frees the thread
  show(std::move(second).get(1s));
// CHECK:      :[[@LINE-1]]:26: warning: 'folly::SemiFuture::get' blocks the thread that runs coroutine 'getsFuture' until 'second' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'folly::SemiFuture::get' waits until another thread has set the result
// CHECK-NEXT: :[[@LINE-3]]:26: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:26: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

Task<> drivesFuture(Future<int> first, Future<int> second,
                    ManualExecutor &executor) {
  first.wait();
// CHECK:      :[[@LINE-1]]:9: warning: 'folly::Future::wait' blocks the thread that runs coroutine 'drivesFuture' until 'first' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'folly::Future::wait' waits until another thread has set the result
// CHECK-NEXT: :[[@LINE-3]]:9: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'co_await' it, which suspends only the coroutine and frees the thread
  show(std::move(second).getVia(&executor));
// CHECK:      :[[@LINE-1]]:26: warning: 'folly::Future::getVia' blocks the thread that runs coroutine 'drivesFuture' until 'second' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'folly::Future::getVia' runs an executor until the result is set
// CHECK-NEXT: :[[@LINE-3]]:26: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:26: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

Task<> getsReadyFuture(SemiFuture<int> future, SemiFuture<int> other,
                       Future<int> third, ManualExecutor &executor) {
  if (future.isReady())
    show(std::move(future).get());
  show(std::move(other).get(0s));
  show(std::move(third).getVia(&executor, 0s));
  co_return;
}

// --- blocking

Task<> waitsForBaton(Baton<> &baton) {
  baton.wait();
// CHECK:      :[[@LINE-1]]:9: warning: 'folly::Baton::wait' blocks the thread that runs coroutine 'waitsForBaton' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'folly::Baton::wait' waits until another thread posts
// CHECK-NEXT: :[[@LINE-3]]:9: note: run it with 'folly::via', where blocking is fine
  co_return;
}

Task<> looksAtBaton(Baton<> &baton) {
  if (baton.ready())
    baton.wait();
  if (baton.try_wait_for(0us))
    co_return;
}

Task<> waitsForOthers(Latch &latch, SaturatingSemaphore<true> &posted,
                      LifoSem &semaphore, DynamicBoundedQueue<int> &queue) {
  latch.wait();
// CHECK:      :[[@LINE-1]]:9: warning: 'folly::Latch::wait' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'folly::Latch::wait' waits until the count is zero
// CHECK-NEXT: :[[@LINE-3]]:9: note: run it with 'folly::via', where blocking is fine
  (void)latch.try_wait_for(1s);
// CHECK:      :[[@LINE-1]]:15: warning: 'folly::Latch::try_wait_for' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'folly::Latch::try_wait_for' waits until the count is zero
// CHECK-NEXT: :[[@LINE-3]]:15: note: run it with 'folly::via', where blocking is fine
  posted.wait();
// CHECK:      :[[@LINE-1]]:10: warning: 'folly::SaturatingSemaphore::wait' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'folly::SaturatingSemaphore::wait' waits until another thread posts
// CHECK-NEXT: :[[@LINE-3]]:10: note: run it with 'folly::via', where blocking is fine
  (void)posted.try_wait_for(1s);
// CHECK:      :[[@LINE-1]]:16: warning: 'folly::SaturatingSemaphore::try_wait_for' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'folly::SaturatingSemaphore::try_wait_for' waits until another thread posts
// CHECK-NEXT: :[[@LINE-3]]:16: note: run it with 'folly::via', where blocking is fine
  semaphore.wait();
// CHECK:      :[[@LINE-1]]:13: warning: 'folly::detail::LifoSemBase::wait' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'folly::detail::LifoSemBase::wait' waits until another thread posts
// CHECK-NEXT: :[[@LINE-3]]:13: note: run it with 'folly::via', where blocking is fine
  queue.enqueue(1);
// CHECK:      :[[@LINE-1]]:9: warning: 'folly::DynamicBoundedQueue::enqueue' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'folly::DynamicBoundedQueue::enqueue' waits until the queue has room
// CHECK-NEXT: :[[@LINE-3]]:9: note: run it with 'folly::via', where blocking is fine
  int value;
  queue.dequeue(value);
// CHECK:      :[[@LINE-1]]:9: warning: 'folly::DynamicBoundedQueue::dequeue' blocks the thread that runs coroutine 'waitsForOthers' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'folly::DynamicBoundedQueue::dequeue' waits until the queue has an element
// CHECK-NEXT: :[[@LINE-3]]:9: note: run it with 'folly::via', where blocking is fine
  co_return;
}

Task<> tries(Latch &latch, SaturatingSemaphore<true> &posted,
             LifoSem &semaphore, DynamicBoundedQueue<int> &queue) {
  bool ready = latch.try_wait() && latch.try_wait_for(0us) && posted.ready() &&
               posted.try_wait_for(0us) && semaphore.try_wait() &&
               queue.try_enqueue(1);
  show(ready);
  if (latch.try_wait())
    latch.wait();
  if (posted.ready())
    posted.wait();
  co_return;
}

Task<> runsProcess(Subprocess &process, std::string &out) {
  process.wait();
// CHECK:      :[[@LINE-1]]:11: warning: 'folly::Subprocess::wait' blocks the thread that runs coroutine 'runsProcess' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:11: note: 'folly::Subprocess::wait' waits until the process has ended
// CHECK-NEXT: :[[@LINE-3]]:11: note: run it with 'folly::via', where blocking is fine
  process.waitTimeout(1s);
// CHECK:      :[[@LINE-1]]:11: warning: 'folly::Subprocess::waitTimeout' blocks the thread that runs coroutine 'runsProcess' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:11: note: 'folly::Subprocess::waitTimeout' waits until the process has ended or the time is over
// CHECK-NEXT: :[[@LINE-3]]:11: note: run it with 'folly::via', where blocking is fine
  readFile("notes", out);
// CHECK:      :[[@LINE-1]]:3: warning: 'folly::readFile' blocks the thread that runs coroutine 'runsProcess' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::readFile' reads a file
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'folly::via', where blocking is fine
  co_return;
}

Task<> pollsProcess(Subprocess &process) {
  process.poll();
  process.waitTimeout(0s);
  co_return;
}

Task<> stopsPool(CPUThreadPoolExecutor &pool, EventBase &events,
                 ManualExecutor &manual) {
  pool.join();
// CHECK:      :[[@LINE-1]]:8: warning: 'folly::ThreadPoolExecutor::join' blocks the thread that runs coroutine 'stopsPool' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:8: note: 'folly::ThreadPoolExecutor::join' waits until the threads of the pool have ended
// CHECK-NEXT: :[[@LINE-3]]:8: note: run it with 'folly::via', where blocking is fine
  events.runInEventBaseThreadAndWait([] { show(1); });
// CHECK:      :[[@LINE-1]]:10: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the thread that runs coroutine 'stopsPool' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'folly::EventBase::runInEventBaseThreadAndWait' waits until the loop has run the callable
// CHECK-NEXT: :[[@LINE-3]]:10: note: run it with 'folly::via', where blocking is fine
  manual.wait();
// CHECK:      :[[@LINE-1]]:10: warning: 'folly::ManualExecutor::wait' blocks the thread that runs coroutine 'stopsPool' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'folly::ManualExecutor::wait' waits until a callable is added
// CHECK-NEXT: :[[@LINE-3]]:10: note: run it with 'folly::via', where blocking is fine
  co_return;
}

Task<> offloads(CPUThreadPoolExecutor &pool, Baton<> &baton) {
  Future<int> done = via(&pool, [&baton] { baton.wait(); });
  co_await work();
  show(done.isReady());
}

// --- executors

void addsToPool(CPUThreadPoolExecutor &pool) {
  int value = 0;
  pool.add([&value] { ++value; });
// CHECK:      :[[@LINE-1]]:14: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::CPUThreadPoolExecutor::add' runs it on 'CPUThreadPoolExecutor', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'addsToPool'
// CHECK-NEXT: :[[@LINE-4]]:14: note: pass a copy, or wait for the work before 'value' is gone
}

void addsCopy(CPUThreadPoolExecutor &pool) {
  int value = 0;
  pool.add([value] { show(value); });
}

int joinsPool() {
  int value = 0;
  CPUThreadPoolExecutor pool(4);
  pool.add([&value] { ++value; });
  pool.join();
  return value;
}

int waitsForLoop(EventBase &events) {
  int value = 0;
  events.runInEventBaseThreadAndWait([&value] { ++value; });
  return value;
}

int endsPool() {
  int value = 0;
  CPUThreadPoolExecutor pool(4);
  pool.add([&value] { ++value; });
  return 0;
}

Task<> endsPoolInTask() {
  CPUThreadPoolExecutor pool(4);
// CHECK:      :[[@LINE-1]]:25: warning: destroying 'pool' blocks the thread that runs coroutine 'endsPoolInTask' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:25: note: the destructor of 'folly::CPUThreadPoolExecutor' waits until the threads of the pool have ended
// CHECK-NEXT: :[[@LINE-3]]:25: note: end it with an await, or on a thread of its own
  pool.add([] { show(1); });
  co_return;
}

// --- closures

Task<> invokesLambda(int value) {
  Task<> task = coro::co_invoke([value]() -> Task<> {
    co_await work();
    show(value);
  });
  co_await std::move(task);
}

Task<> callsLambda(int value) {
  Task<> task = [value]() -> Task<> {
// CHECK:      :[[@LINE-1]]:17: warning: 'value' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:10: note: the task is kept in 'task'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:10: note: this lambda uses 'value' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:17-[[@LINE-6]]:24}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:25-[[@LINE-7]]:25}: fix-it: "auto value"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "value"
    co_await work();
    show(value);
  }();
  co_await std::move(task);
}

void handsTaskToLoop(EventBase &events) {
  events.runInEventBaseThread([]() -> Task<> { co_await work(); });
// CHECK:      :[[@LINE-1]]:31: warning: task returned by this lambda is dropped by 'folly::Function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:31: note: this lambda returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:31: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass a callable that returns nothing and spawns the task
  events.runInEventBaseThreadAlwaysEnqueue([]() -> Task<> { co_await work(); });
// CHECK:      :[[@LINE-1]]:44: warning: task returned by this lambda is dropped by 'folly::Function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:44: note: this lambda returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:44: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:44: note: pass a callable that returns nothing and spawns the task
  events.runInLoop([]() -> Task<> { co_await work(); });
// CHECK:      :[[@LINE-1]]:20: warning: task returned by this lambda is dropped by 'folly::Function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:20: note: this lambda returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:20: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:20: note: pass a callable that returns nothing and spawns the task
}

// --- locks

Task<> holdsLock(coro::Mutex &mutex, coro::SharedMutex &shared) {
  auto lock = co_await mutex.co_scoped_lock();
  auto read = co_await shared.co_scoped_lock_shared();
  co_await work();
}

Task<> dropsLock(coro::Mutex &mutex, coro::SharedMutex &shared) {
  co_await mutex.co_scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'std::unique_lock<folly::coro::Mutex>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:33: note: 'std::unique_lock<folly::coro::Mutex>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await shared.co_scoped_lock_shared();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'folly::coro::SharedLock<folly::coro::SharedMutexFair>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:41: note: 'folly::coro::SharedLock<folly::coro::SharedMutexFair>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

Task<> locksValue(coro::Synchronized<int> &value) {
  auto locked = co_await value.wLock();
  co_await work();
  ++*locked;
  ++*(co_await value.wLock());
}

Task<> dropsLockedValue(coro::Synchronized<int> &value) {
  co_await value.wLock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'folly::coro::Synchronized<int>::GenericLockedPtr<std::unique_lock<folly::coro::Mutex>>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:24: note: 'folly::coro::Synchronized<int>::GenericLockedPtr<std::unique_lock<folly::coro::Mutex>>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}

Task<> suspendsWithLock(Synchronized<int> &value) {
  auto locked = value.wlock();
// CHECK:      :[[@LINE-1]]:8: warning: 'locked' holds 'value' while coroutine 'suspendsWithLock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'suspendsWithLock' leaves its thread to others at this 'co_await'; what locks 'value' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:8: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
  ++*locked;
}

Task<> unlocksFirst(Synchronized<int> &value) {
  ++*value.wlock();
  co_await work();
}

Task<> callsWithLock(Synchronized<int> &value) {
  value.withWLock([](int &v) { ++v; });
  co_await work();
}

Task<> sleepsWithLock(Synchronized<int> &value, Baton<> &baton) {
  value.withWLock([&baton](int &v) {
// CHECK:      :[[@LINE-1]]:19: warning: this lambda blocks the thread that runs coroutine 'sleepsWithLock' [async-blocking-call]
// CHECK-NEXT: :[[@LINE+2]]:11: note: this lambda calls 'folly::Baton::wait', which waits until another thread posts
// CHECK-NEXT: :[[@LINE-3]]:19: note: run it with 'folly::via', where blocking is fine
    baton.wait();
    ++v;
  });
  co_return;
}

// --- combinators

Task<> combines(std::vector<Task<>> tasks) {
  co_await coro::collectAll(work(), work());
  co_await coro::collectAllRange(std::move(tasks));
}

Task<> combinesInWindows(std::vector<Task<>> tasks,
                         std::vector<Task<int>> counts) {
  co_await coro::collectAllWindowed(std::move(tasks), 4);
  show((co_await coro::collectAnyRange(std::move(counts))).first);
}

Task<> combinesOne() { co_await coro::collectAll(work()); }
// CHECK:      :[[@LINE-1]]:33: warning: 'folly::coro::collectAll' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:50: note: await the task itself, or give it others to run beside it

Task<> combinesValues() {
  co_await coro::collectAll(measure(co_await count()),
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'folly::coro::collectAll' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:37: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE+2]]:37: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
                            measure(co_await count()));
}

// --- results, cancellation, yielding

Task<> ignoresTry(std::vector<Task<int>> tasks, Task<Try<int>> task) {
  co_await std::move(task);
// CHECK:      :[[@LINE-1]]:3: warning: result of this 'co_await', of type 'folly::Try<int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::Try' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await coro::collectAllTryRange(std::move(tasks));
}

Task<> looksAtTry(Task<Try<int>> task) {
  Try<int> outcome = co_await std::move(task);
  show(outcome.hasException());
}

Optional<int> find(int id);

int findsWithoutAwait() {
  find(1);
  auto found = find(2);
  if (found)
    return *found;
  return 0;
}

Expected<int, int> parse(int text);

int parsesWithoutAwait() {
  auto parsed = parse(1);
  if (parsed.hasError())
    return 0;
  if (!parse(2))
    return 1;
  return *parsed;
}

Expected<int, int> parsesTwo() { co_return co_await parse(1) + co_await parse(2); }

int findsInCondition() {
  if (!find(3))
    return 1;
  return 0;
}

Optional<int> findsNothing() { return {}; }

Optional<int> findsNext() { co_return co_await find(1) + 1; }

Task<> swallows() {
  for (;;) {
    try {
      co_await work();
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'folly::OperationCancelled', so coroutine 'swallows' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'folly::OperationCancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'folly::OperationCancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const folly::OperationCancelled &) { throw; } "
      show(1);
    }
  }
}

Task<> letsThrough() {
  for (;;) {
    try {
      co_await work();
    } catch (const OperationCancelled &) {
      throw;
    } catch (...) {
      show(1);
    }
  }
}

Task<> runsForever(std::atomic<bool> &stop) {
  while (!stop)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'runsForever' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!stop', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'folly::coro::co_reschedule_on_current_executor' in each turn, so that others can run
    ;
  co_return;
}

Task<> yields(std::atomic<bool> &stop) {
  while (!stop)
    co_await coro::co_reschedule_on_current_executor;
}

// --- replacements

Task<> sleeps(std::mutex &mutex) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await folly::coro::sleep"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await folly::coro::sleep' suspends only the coroutine and frees the thread
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'sleeps' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'sleeps' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
