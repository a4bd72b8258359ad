// A coroutine that has moved to where blocking is fine may block there, until it
// moves back: on every path, not by what is written above the call.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <memory>
#include <thread>

using namespace std::chrono_literals;

// The shapes of two libraries, by whose names the models know them.
namespace concurrencpp {
struct executor {
  virtual ~executor() = default;
};
struct thread_pool_executor final : executor {};
struct thread_executor final : executor {};
struct manual_executor final : executor {};
struct runtime {
  std::shared_ptr<thread_pool_executor> background_executor() const;
  std::shared_ptr<thread_pool_executor> thread_pool_executor() const;
};
template <class E> rt::yield_awaiter resume_on(std::shared_ptr<E> on);
template <class E> rt::yield_awaiter resume_on(E &on);
} // namespace concurrencpp
namespace cppcoro {
struct io_service {
  rt::yield_awaiter schedule();
};
} // namespace cppcoro
namespace winrt {
rt::yield_awaiter resume_background();
struct apartment_context {
  rt::yield_awaiter operator co_await() const;
};
} // namespace winrt

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enterBlockingPool();
rt::task<> other();
bool likely();
void mayThrow();

// --- silent: the last switch led to where blocking is fine

rt::task<> switchedBefore() {
  co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
}

rt::task<> otherAwaitsDoNotLeave() {
  co_await enterBlockingPool();
  co_await other();
  std::this_thread::sleep_for(1s);
}

rt::task<> switchedOnBothBranches(cppcoro::io_service &io) {
  co_await io.schedule();
  if (likely())
    co_await enterBlockingPool();
  else
    co_await winrt::resume_background();
  std::this_thread::sleep_for(1s);
}

rt::task<> switchedInEachTurn(cppcoro::io_service &io) {
  for (;;) {
    co_await enterBlockingPool();
    std::this_thread::sleep_for(1s);
    co_await io.schedule();
  }
}

rt::task<> switchedAgain(cppcoro::io_service &io) {
  co_await enterBlockingPool();
  co_await io.schedule();
  co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
}

rt::task<> inHandlerAfterTheSwitch() {
  try {
    co_await enterBlockingPool();
    mayThrow();
  } catch (...) {
    std::this_thread::sleep_for(1s);
  }
}

rt::task<> theOtherBranchReturns() {
  if (likely())
    co_await enterBlockingPool();
  else
    co_return;
  std::this_thread::sleep_for(1s);
}

rt::task<> switchedInTheCondition(cppcoro::io_service &io) {
  while (co_await enterBlockingPool(), likely())
    std::this_thread::sleep_for(1s);
}

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<int> enterForValue();
rt::task<> switchedInTheArgument() {
  std::this_thread::sleep_for(co_await enterForValue() * 1s);
}

rt::task<> executorByType(std::shared_ptr<concurrencpp::thread_executor> e) {
  co_await concurrencpp::resume_on(e);
  std::this_thread::sleep_for(1s);
}

rt::task<> executorByReference(concurrencpp::thread_executor &e) {
  co_await concurrencpp::resume_on(e);
  std::this_thread::sleep_for(1s);
}

rt::task<> executorByFunction(concurrencpp::runtime &r) {
  co_await concurrencpp::resume_on(r.background_executor());
  std::this_thread::sleep_for(1s);
}

rt::task<> executorInLocal(concurrencpp::runtime &r) {
  auto background = r.background_executor();
  co_await concurrencpp::resume_on(background);
  std::this_thread::sleep_for(1s);
}

// It may be the one for blocking.
rt::task<> unknownExecutor(std::shared_ptr<concurrencpp::executor> e) {
  co_await concurrencpp::resume_on(e);
  std::this_thread::sleep_for(1s);
}

rt::task<> lambdaOfItsOwn() {
  auto job = []() -> rt::task<> {
    co_await enterBlockingPool();
    std::this_thread::sleep_for(1s);
  };
  co_await job();
}

template <class T> rt::task<T> neverInstantiated(T value) {
  co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
  co_return value;
}

// Not in every instantiation.
template <class Pool> rt::task<> byTemplateArgument(Pool &pool) {
  co_await concurrencpp::resume_on(pool);
  std::this_thread::sleep_for(1s);
}
auto fine(concurrencpp::thread_executor &e) { return byTemplateArgument(e); }
auto stalls(concurrencpp::manual_executor &e) { return byTemplateArgument(e); }

// --- reported: some path comes from the executor

rt::task<> switchedBack(cppcoro::io_service &io) {
  co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
  co_await io.schedule();
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'switchedBack' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> switchedBackInOneBranch(cppcoro::io_service &io) {
  co_await enterBlockingPool();
  if (likely())
    co_await io.schedule();
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'switchedBackInOneBranch' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> switchedInOneBranchOnly() {
  if (likely())
    co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'switchedInOneBranchOnly' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

// The first turn runs on the executor.
rt::task<> switchedLaterInTheLoop() {
  for (int i = 0; i < 3; ++i) {
    std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'switchedLaterInTheLoop' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_await enterBlockingPool();
  }
}

rt::task<> switchedInALoopThatMayNotRun(int n) {
  for (int i = 0; i < n; ++i)
    co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'switchedInALoopThatMayNotRun' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> inHandlerWithoutTheSwitch() {
  try {
    mayThrow();
    co_await enterBlockingPool();
  } catch (...) {
    std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inHandlerWithoutTheSwitch' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  }
}

rt::task<> afterTheTry() {
  try {
    mayThrow();
    co_await enterBlockingPool();
  } catch (...) {
  }
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'afterTheTry' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> calledBeforeTheSwitch() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'calledBeforeTheSwitch' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_await enterBlockingPool();
}

rt::task<> inTheOperandOfTheSwitch(concurrencpp::runtime &r) {
  co_await concurrencpp::resume_on(
      (std::this_thread::sleep_for(1s), r.background_executor()));
// CHECK:      :[[@LINE-1]]:8: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inTheOperandOfTheSwitch' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:35}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:8: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:8: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> backByFunction(concurrencpp::runtime &r) {
  co_await concurrencpp::resume_on(r.background_executor());
  co_await concurrencpp::resume_on(r.thread_pool_executor());
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'backByFunction' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> backByType(concurrencpp::runtime &r,
                      std::shared_ptr<concurrencpp::manual_executor> e) {
  co_await concurrencpp::resume_on(r.background_executor());
  co_await concurrencpp::resume_on(e);
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'backByType' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> backByAwaitingTheContext() {
  winrt::apartment_context ui;
  co_await winrt::resume_background();
  co_await ui;
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'backByAwaitingTheContext' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}

rt::task<> onlyTheLambdaSwitches() {
  auto job = []() -> rt::task<> { co_await enterBlockingPool(); };
  co_await job();
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'onlyTheLambdaSwitches' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
}
