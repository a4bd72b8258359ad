// Loops that may keep the executor to themselves, however they are written.
//
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-never-yields %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

struct job {
  bool last = false;
};
struct job_queue {
  bool empty() const;
  std::optional<job> next();
  job *take();
};
rt::task<> run(const job &);
rt::task<> flush(job_queue &);
void work();
void log(const char *text);

rt::task<> spinsOnAtomic(std::atomic<bool> &ready) {
  while (!ready)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsOnAtomic' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    ;
  co_return;
}

rt::task<> spinsOnLoad(std::atomic<int> &ready) {
  while (ready.load(std::memory_order_acquire) == 0)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsOnLoad' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when this condition is true, which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    std::this_thread::yield();
  co_return;
}

rt::task<> spinsOnVolatile(volatile bool &ready) {
  while (!ready) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsOnVolatile' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
  }
  co_return;
}

rt::task<> spinsOnStopToken(std::stop_token stop) {
  while (!stop.stop_requested())
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinsOnStopToken' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!stop.stop_requested()', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    work();
  co_return;
}

rt::task<> spinLock(std::atomic_flag &lock) {
  while (lock.test_and_set(std::memory_order_acquire))
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinLock' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when this condition is true, which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    ;
  co_await rt::yield();
  lock.clear();
}

rt::task<> spinLockByExchange(std::atomic<bool> &lock) {
  while (lock.exchange(true)) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinLockByExchange' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when 'lock.exchange(true)', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
  }
  co_await rt::yield();
  lock = false;
}

rt::task<> spinLockByCompareExchange(std::atomic<bool> &lock) {
  bool expected = false;
  while (!lock.compare_exchange_weak(expected, true))
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'spinLockByCompareExchange' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when this condition is true, which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    expected = false;
  co_await rt::yield();
  lock = false;
}

rt::task<> tryLock(std::mutex &m) {
  while (!m.try_lock())
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'tryLock' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!m.try_lock()'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    std::this_thread::yield();
  m.unlock();
  co_return;
}

rt::task<> doWhile(std::atomic<bool> &ready) {
  do {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'doWhile' [async-never-yields]
// CHECK-NEXT: :[[@LINE+3]]:12: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    work();
  } while (!ready);
  co_return;
}

rt::task<> forWithoutIncrement(std::atomic<bool> &stop) {
  for (; !stop;)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'forWithoutIncrement' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!stop', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    work();
  co_return;
}

rt::task<> forever() {
  for (;;)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'forever' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    work();
  co_return;
}

rt::task<> suspendsOnlyForWork(std::atomic<bool> &stop, job_queue &jobs) {
  while (!stop) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'suspendsOnlyForWork' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!stop', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE+2]]:14: note: does not suspend when '!next'
// CHECK-NEXT: :[[@LINE-4]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    if (auto next = jobs.next())
      co_await run(*next);
  }
}

rt::task<> suspendsOnlyForWorkByPointer(job_queue &jobs) {
  for (;;) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'suspendsOnlyForWorkByPointer' [async-never-yields]
// CHECK-NEXT: :[[@LINE+3]]:9: note: does not suspend when 'next == nullptr'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    job *next = jobs.take();
    if (next == nullptr)
      continue;
    co_await run(*next);
  }
}

rt::task<> suspendsOnlyWhenNotEmpty(job_queue &jobs) {
  while (true) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'suspendsOnlyWhenNotEmpty' [async-never-yields]
// CHECK-NEXT: :[[@LINE+2]]:9: note: does not suspend when 'jobs.empty()'
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    if (!jobs.empty())
      co_await flush(jobs);
  }
}

rt::task<> continuesPastTheAwait(std::atomic<bool> &stop,
                                 std::atomic<bool> &paused) {
  while (!stop) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'continuesPastTheAwait' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!stop', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE+2]]:9: note: does not suspend when 'paused'
// CHECK-NEXT: :[[@LINE-4]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    if (paused)
      continue;
    co_await rt::yield();
  }
}

rt::task<> leavesByBreak(std::atomic<bool> &stop) {
  while (true) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'leavesByBreak' [async-never-yields]
// CHECK-NEXT: :[[@LINE+2]]:9: note: goes on when '!stop.load()', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    if (stop.load())
      break;
    work();
  }
  co_return;
}

rt::task<> leavesByReturnOfALocal(std::atomic<bool> &stop) {
  for (;;) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'leavesByReturnOfALocal' [async-never-yields]
// CHECK-NEXT: :[[@LINE+3]]:9: note: goes on when '!now', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    bool now = stop.load();
    if (now)
      co_return;
  }
}

rt::task<> innerLoop(std::atomic<bool> &ready, job_queue &jobs) {
  for (;;) {
    co_await flush(jobs);
    while (!ready) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop may run forever without suspending coroutine 'innerLoop' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:12: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:5: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    }
  }
}

rt::task<> innerLoopOfOneThatEnds(std::atomic<bool> &ready) {
  for (int i = 0; i < 3; ++i)
    while (!ready) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop may run forever without suspending coroutine 'innerLoopOfOneThatEnds' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:12: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:5: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    }
  co_return;
}

rt::task<> twoConditions(std::atomic<bool> &ready, std::atomic<bool> &failed) {
  while (!ready && !failed)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'twoConditions' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:20: note: goes on when '!failed', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-4]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    ;
  co_return;
}

rt::task<> flagOfALambda() {
  bool done = false;
  auto finish = [&]() -> rt::task<> {
    done = true;
    co_return;
  };
  rt::join_handle<void> other = rt::spawn(rt::current_executor(), finish());
  while (!done) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'flagOfALambda' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!done', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
  }
  co_await std::move(other);
}

struct server {
  bool running_ = true;
  std::atomic<int> pending_ = 0;
  job_queue queue_;

  rt::task<> memberFlag() {
    while (running_) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop may run forever without suspending coroutine 'memberFlag' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:12: note: goes on when 'running_', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE+2]]:16: note: does not suspend when '!next'
// CHECK-NEXT: :[[@LINE-4]]:5: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
      if (auto next = queue_.next())
        co_await run(*next);
    }
  }
  rt::task<> memberAtomic() {
    while (pending_ != 0)
// CHECK:      :[[@LINE-1]]:5: warning: this loop may run forever without suspending coroutine 'memberAtomic' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:12: note: goes on when 'pending_ != 0', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:5: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
      poll();
    co_return;
  }
  void poll();
};

struct shared_state {
  bool done = false;
};
rt::task<> throughAPointer(std::shared_ptr<shared_state> state) {
  while (!state->done)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'throughAPointer' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!state->done', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    log("waiting");
  co_return;
}

rt::task<> asLambda(std::atomic<bool> &ready) {
  co_await [](std::atomic<bool> &ready) -> rt::task<> {
    while (!ready) {
// CHECK:      :[[@LINE-1]]:5: warning: this loop may run forever without suspending this coroutine lambda [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:12: note: goes on when '!ready', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:5: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
    }
    co_return;
  }(ready);
}

template <class T> rt::task<> inTemplate(const std::atomic<T> &value) {
  while (value != T()) {
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'inTemplate' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when 'value != T()', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
  }
  co_return;
}
auto instance(std::atomic<int> &value) { return inTemplate(value); }

#define WAIT_UNTIL(CONDITION)                                                  \
  while (!(CONDITION)) {                                                       \
  }
rt::task<> inMacro(std::atomic<bool> &ready) {
  WAIT_UNTIL(ready);
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'inMacro' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:3: note: goes on when this condition is true, which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
  co_return;
}
