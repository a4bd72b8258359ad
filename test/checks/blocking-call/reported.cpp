// What blocks in a coroutine is reported, however it is written.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

// --- where the call stands

rt::task<> statementOfItsOwn() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'statementOfItsOwn' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<int> operandOfCoReturn(std::future<int> f) { co_return f.get(); }
// CHECK: :[[@LINE-1]]:67: warning: 'std::future::get' blocks the thread that runs coroutine 'operandOfCoReturn' [async-blocking-call]
// CHECK: :[[@LINE-2]]:67: note: 'std::future::get' waits until another thread has set the result
// CHECK: :[[@LINE-3]]:67: note: run it with 'rt::spawn_blocking', where blocking is fine

rt::task<int> initialiserOfLocal(std::future<int> f) {
  int n = f.get();
  // CHECK: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the thread that runs coroutine 'initialiserOfLocal' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:13: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return n;
}

rt::task<int> conditionOfIf(std::future<int> f) {
  if (f.get() > 0)
    co_return 1;
    // CHECK: :[[@LINE-2]]:9: warning: 'std::future::get' blocks the thread that runs coroutine 'conditionOfIf' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:9: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return 0;
}

rt::task<> conditionOfWhile(std::future<bool> &f) {
  while (f.get())
    co_await rt::yield();
    // CHECK: :[[@LINE-2]]:12: warning: 'std::future::get' blocks the thread that runs coroutine 'conditionOfWhile' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:12: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-4]]:12: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> incrementOfFor() {
  for (int i = 0; i < 3; std::this_thread::sleep_for(1ms), ++i)
    co_await rt::yield();
    // CHECK: :[[@LINE-2]]:26: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'incrementOfFor' [async-blocking-call]
    // CHECK: :{[[@LINE-3]]:26-[[@LINE-3]]:53}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-4]]:26: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-5]]:26: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> operandOfComma(int &n) {
  ++n, std::this_thread::sleep_for(1ms);
  // CHECK: :[[@LINE-1]]:8: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'operandOfComma' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:8-[[@LINE-2]]:35}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:8: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:8: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> branchOfConditional(bool slow) {
  slow ? std::this_thread::sleep_for(1s) : std::this_thread::yield();
  // CHECK: :[[@LINE-1]]:10: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'branchOfConditional' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:10-[[@LINE-2]]:37}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:10: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:10: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> rightOfAnd(bool wanted, std::future<bool> f) {
  bool both = wanted && f.get();
  // CHECK: :[[@LINE-1]]:27: warning: 'std::future::get' blocks the thread that runs coroutine 'rightOfAnd' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:27: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:27: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)both;
  co_return;
}

rt::task<> argumentOfCall(std::future<int> f, std::vector<int> &out) {
  out.push_back(f.get());
  // CHECK: :[[@LINE-1]]:19: warning: 'std::future::get' blocks the thread that runs coroutine 'argumentOfCall' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:19: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:19: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<int> next(int n) { co_return n; }
rt::task<int> argumentOfAwaited(std::future<int> f) {
  co_return co_await next(f.get());
  // CHECK: :[[@LINE-1]]:29: warning: 'std::future::get' blocks the thread that runs coroutine 'argumentOfAwaited' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:29: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:29: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> insideTryBlock() {
  try {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'insideTryBlock' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  } catch (...) {
  }
  co_return;
}

rt::task<> caseOfSwitch(int n) {
  switch (n) {
  case 1:
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'caseOfSwitch' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    break;
  default:
    break;
  }
  co_return;
}

rt::task<> afterAnAwait() {
  co_await rt::sleep_for(1ms);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'afterAnAwait' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> twiceOnTheSameLine() {
  // clang-format off
  std::this_thread::sleep_for(1s); std::this_thread::sleep_for(2s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'twiceOnTheSameLine' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // CHECK: :[[@LINE-5]]:36: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'twiceOnTheSameLine' [async-blocking-call]
  // CHECK: :{[[@LINE-6]]:36-[[@LINE-6]]:63}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-7]]:36: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-8]]:36: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // clang-format on
  co_return;
}

rt::task<> rangeOfLoop(std::future<std::vector<int>> f) {
  for (int n : f.get())
    co_await next(n);
    // CHECK: :[[@LINE-2]]:18: warning: 'std::future::get' blocks the thread that runs coroutine 'rangeOfLoop' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:18: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-4]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> initOfIf(std::future<int> f) {
  if (int n = f.get(); n > 0)
    co_await next(n);
    // CHECK: :[[@LINE-2]]:17: warning: 'std::future::get' blocks the thread that runs coroutine 'initOfIf' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:17: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-4]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> structuredBinding(std::future<std::pair<int, int>> f) {
  auto [a, b] = f.get();
  // CHECK: :[[@LINE-1]]:19: warning: 'std::future::get' blocks the thread that runs coroutine 'structuredBinding' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:19: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:19: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(a + b);
}

rt::task<> initialiserOfStatic(std::future<int> f) {
  static int n = f.get();
  // CHECK: :[[@LINE-1]]:20: warning: 'std::future::get' blocks the thread that runs coroutine 'initialiserOfStatic' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:20: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:20: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(n);
}

rt::task<> captureInitialiser(std::future<int> f) {
  auto job = [n = f.get()] { return n; };
  // CHECK: :[[@LINE-1]]:21: warning: 'std::future::get' blocks the thread that runs coroutine 'captureInitialiser' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:21: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:21: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(job());
}

// --- how the function is named

rt::task<> usingDirective() {
  using namespace std::this_thread;
  sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'usingDirective' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:12}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> usingDeclaration() {
  using std::this_thread::sleep_for;
  sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'usingDeclaration' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:12}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

namespace sys = std::this_thread;
rt::task<> namespaceAlias() {
  sys::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'namespaceAlias' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:17}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

using worker_thread = std::thread;
rt::task<> typeAlias(worker_thread &t) {
  t.join();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::thread::join' blocks the thread that runs coroutine 'typeAlias' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:5: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

#define NAP(time) std::this_thread::sleep_for(time)
rt::task<> insideMacro() {
  NAP(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'insideMacro' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

#define RUN(...) __VA_ARGS__
rt::task<> argumentOfMacro() {
  RUN(std::this_thread::sleep_for(1s));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'argumentOfMacro' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> throughPointer(std::thread *t) {
  t->join();
  // CHECK: :[[@LINE-1]]:6: warning: 'std::thread::join' blocks the thread that runs coroutine 'throughPointer' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:6: note: 'std::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:6: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> throughSmartPointer(std::unique_ptr<std::thread> t) {
  t->join();
  // CHECK: :[[@LINE-1]]:6: warning: 'std::thread::join' blocks the thread that runs coroutine 'throughSmartPointer' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:6: note: 'std::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:6: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> throughElement(std::vector<std::thread> &threads) {
  for (std::thread &t : threads)
    t.join();
    // CHECK: :[[@LINE-1]]:7: warning: 'std::thread::join' blocks the thread that runs coroutine 'throughElement' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:7: note: 'std::thread::join' waits until the thread has ended
    // CHECK: :[[@LINE-3]]:7: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct my_thread : std::thread {
  using std::thread::thread;
};
rt::task<> throughDerivedClass(my_thread &t) {
  t.join();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::thread::join' blocks the thread that runs coroutine 'throughDerivedClass' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:5: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<int> deducedArguments(std::promise<int> p) {
  std::future result = p.get_future();
  co_return result.get();
  // CHECK: :[[@LINE-1]]:20: warning: 'std::future::get' blocks the thread that runs coroutine 'deducedArguments' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:20: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:20: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> deducedLock(std::mutex &m, std::condition_variable &changed) {
  std::unique_lock lock(m);
  changed.wait(lock);
  // CHECK: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks the thread that runs coroutine 'deducedLock' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'std::condition_variable::wait' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> cFunctionUnqualified() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs coroutine 'cFunctionUnqualified' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await 'rt::sleep_for' instead, which frees the thread
  co_return;
}

rt::task<> cFunctionQualified() {
  ::usleep(10);
  // CHECK: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs coroutine 'cFunctionQualified' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'usleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await 'rt::sleep_for' instead, which frees the thread
  co_return;
}

rt::task<> calleeInParentheses() {
  (sleep)(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs coroutine 'calleeInParentheses' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await 'rt::sleep_for' instead, which frees the thread
  co_return;
}

// --- what the coroutine is

struct service {
  std::future<int> result;
  rt::task<int> memberCoroutine() { co_return result.get(); }
  // CHECK: :[[@LINE-1]]:54: warning: 'std::future::get' blocks the thread that runs coroutine 'memberCoroutine' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:54: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:54: note: run it with 'rt::spawn_blocking', where blocking is fine
  rt::task<> definedOutside();
  static rt::task<> staticMember() {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'staticMember' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  }
  virtual rt::task<> virtualMember() {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'virtualMember' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  }
};
rt::task<> service::definedOutside() {
  result.wait();
  // CHECK: :[[@LINE-1]]:10: warning: 'std::future::wait' blocks the thread that runs coroutine 'definedOutside' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:10: note: 'std::future::wait' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:10: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

struct sleeper {
  rt::task<> operator()() const {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeper' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  }
};

auto coroutineLambdaAtNamespaceScope = []() -> rt::task<> {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
};

void coroutineLambdaInPlainFunction() {
  auto work = []() -> rt::task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  rt::block_on(work());
}

rt::task<> coroutineLambdaInCoroutine() {
  auto work = []() -> rt::task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  co_await work();
}

rt::task<> coroutineLambdaInPlainLambda() {
  auto make = [] {
    return []() -> rt::task<> {
      std::this_thread::sleep_for(1s);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
      // CHECK: :{[[@LINE-2]]:7-[[@LINE-2]]:34}: fix-it: "co_await rt::sleep_for"
      // CHECK: :[[@LINE-3]]:7: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
      // CHECK: :[[@LINE-4]]:7: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
      co_return;
    };
  };
  auto work = make();
  co_await work();
}

rt::task<> coroutineLambdaGivenToSpawn(rt::executor &e) {
  co_await rt::spawn(e, []() -> rt::task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  });
}

rt::task<> memberOfLocalClass() {
  struct local {
    rt::task<> run() {
      std::this_thread::sleep_for(1s);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'run' [async-blocking-call]
      // CHECK: :{[[@LINE-2]]:7-[[@LINE-2]]:34}: fix-it: "co_await rt::sleep_for"
      // CHECK: :[[@LINE-3]]:7: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
      // CHECK: :[[@LINE-4]]:7: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
      co_return;
    }
  };
  local l;
  co_await l.run();
}

namespace {
rt::task<> inAnonymousNamespace() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inAnonymousNamespace' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
} // namespace

rt::task<> usesIt() { co_await inAnonymousNamespace(); }

using nothing = rt::task<void>;
nothing returnTypeIsAnAlias() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'returnTypeIsAnAlias' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

auto trailingReturnType() -> rt::task<> {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'trailingReturnType' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

// --- words on declarations

ASYNC_TIDY_BLOCKING int readSensor();
rt::task<int> annotatedFunction() { co_return readSensor(); }
// CHECK: :[[@LINE-1]]:47: warning: 'readSensor' blocks the thread that runs coroutine 'annotatedFunction' [async-blocking-call]
// CHECK: :[[@LINE-2]]:47: note: 'readSensor' is annotated 'async::blocking'
// CHECK: :[[@LINE-3]]:47: note: run it with 'rt::spawn_blocking', where blocking is fine

struct sensor {
  ASYNC_TIDY_BLOCKING int read();
};
rt::task<int> annotatedMember(sensor &s) { co_return s.read(); }
// CHECK: :[[@LINE-1]]:56: warning: 'sensor::read' blocks the thread that runs coroutine 'annotatedMember' [async-blocking-call]
// CHECK: :[[@LINE-2]]:56: note: 'sensor::read' is annotated 'async::blocking'
// CHECK: :[[@LINE-3]]:56: note: run it with 'rt::spawn_blocking', where blocking is fine

int readLater();
[[clang::annotate("async::blocking")]] int readLater();
rt::task<int> annotatedRedeclaration() { co_return readLater(); }
// CHECK: :[[@LINE-1]]:52: warning: 'readLater' blocks the thread that runs coroutine 'annotatedRedeclaration' [async-blocking-call]
// CHECK: :[[@LINE-2]]:52: note: 'readLater' is annotated 'async::blocking'
// CHECK: :[[@LINE-3]]:52: note: run it with 'rt::spawn_blocking', where blocking is fine

void crunch() [[clang::blocking]];
rt::task<> clangBlocking() {
  crunch();
  // CHECK: :[[@LINE-1]]:3: warning: 'crunch' blocks the thread that runs coroutine 'clangBlocking' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'crunch' is declared '{{\[\[}}clang::blocking]]'
  // CHECK: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

template <class T> ASYNC_TIDY_BLOCKING T query(T n) { return n; }
rt::task<int> annotatedTemplate() { co_return query(1); }
// CHECK: :[[@LINE-1]]:47: warning: 'query' blocks the thread that runs coroutine 'annotatedTemplate' [async-blocking-call]
// CHECK: :[[@LINE-2]]:47: note: 'query' is annotated 'async::blocking'
// CHECK: :[[@LINE-3]]:47: note: run it with 'rt::spawn_blocking', where blocking is fine

// --- forms that look like those that do not block

rt::task<> timeoutIsNotZero(std::future<int> f) {
  if (f.wait_for(1ms) == std::future_status::ready)
    co_await next(1);
    // CHECK: :[[@LINE-2]]:9: warning: 'std::future::wait_for' blocks the thread that runs coroutine 'timeoutIsNotZero' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:9: note: 'std::future::wait_for' waits until another thread has set the result
    // CHECK: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> timeoutIsNotConstant(std::future<int> f,
                                std::chrono::milliseconds limit) {
  bool there = f.wait_for(limit) == std::future_status::ready;
  // CHECK: :[[@LINE-1]]:18: warning: 'std::future::wait_for' blocks the thread that runs coroutine 'timeoutIsNotConstant' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:18: note: 'std::future::wait_for' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:18: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(there);
}

rt::task<int> anotherFutureWasTested(std::future<int> f, std::future<int> g) {
  if (g.wait_for(0s) == std::future_status::ready)
    co_return f.get();
    // CHECK: :[[@LINE-1]]:17: warning: 'std::future::get' blocks the thread that runs coroutine 'anotherFutureWasTested' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:17: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-3]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return 0;
}

rt::task<> streamOpenedLater() {
  std::ifstream in;
  in.open("config");
  // CHECK: :[[@LINE-1]]:6: warning: 'std::basic_ifstream::open' blocks the thread that runs coroutine 'streamOpenedLater' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:6: note: 'std::basic_ifstream::open' opens a file
  // CHECK: :[[@LINE-3]]:6: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(in.good());
}

rt::task<> onADisk() {
  std::ifstream in("/home/proc/loadavg");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::ifstream' blocks the thread that runs coroutine 'onADisk' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:17: note: 'std::ifstream' opens a file
  // CHECK: :[[@LINE-3]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(in.good());
}

rt::task<> aDevice() {
  std::ifstream in("/dev/ttyS0");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::ifstream' blocks the thread that runs coroutine 'aDevice' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:17: note: 'std::ifstream' opens a file
  // CHECK: :[[@LINE-3]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_await next(in.good());
}

rt::task<> offloadedTooLate() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'offloadedTooLate' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_await rt::spawn_blocking([] { std::this_thread::sleep_for(1s); });
}

rt::task<int> argumentOfOffload(std::future<int> f) {
  co_return co_await rt::spawn_blocking([n = f.get()] { return n; });
  // CHECK: :[[@LINE-1]]:48: warning: 'std::future::get' blocks the thread that runs coroutine 'argumentOfOffload' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:48: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:48: note: run it with 'rt::spawn_blocking', where blocking is fine
}
