// The one thread of the executor waits for a task that needs it to run, and so
// waits forever; a watchdog ends the program with status 3.
//
// RUN: %rt_cxx %s -o %t
// RUN: %status 3 %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

/// Waits as most libraries do: without asking which thread this is.
template <class T> class waiting_room {
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  T value_{};

public:
  void end(T value) {
    std::lock_guard lock(mutex_);
    value_ = value;
    ended_ = true;
    changed_.notify_all();
  }
  T wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_; });
    return value_;
  }
};
rt::task<> run_into(waiting_room<int> &room, rt::task<int> work) {
  room.end(co_await std::move(work));
}
ASYNC_TIDY_BLOCK_ON int sync_wait(rt::executor &e, rt::task<int> work) {
  waiting_room<int> room;
  auto handle = rt::spawn(e, run_into(room, std::move(work)));
  return room.wait();
}

rt::task<int> answer() {
  co_await rt::yield();
  co_return 42;
}

rt::task<> serve(rt::executor &e) {
  std::printf("asking\n");
  std::fflush(stdout);
  int n = sync_wait(e, answer());
// CHECK:      :[[@LINE-1]]:11: warning: 'sync_wait' blocks the thread that runs coroutine 'serve' until 'answer' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:11: note: 'sync_wait' waits for a task by blocking the thread
// CHECK-NEXT: :[[@LINE-3]]:11: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:11: note: 'co_await' it, which suspends only the coroutine and frees the thread
  std::printf("answer: %d\n", n);
  co_return;
}

int main() {
  std::thread watchdog([] {
    std::this_thread::sleep_for(2s);
    std::printf("deadlock\n");
    std::fflush(stdout);
    std::_Exit(3);
  });
  watchdog.detach();
  rt::current_thread loop;
  rt::spawn_detached(loop, serve(loop));
  loop.run();
}

// OUT: asking
// OUT-NOT: answer
// OUT: deadlock
