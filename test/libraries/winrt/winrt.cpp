// C++/WinRT and the Windows Implementation Library, as their headers declare
// them.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/.. | %verify %s

#include <winrt/base.h>

#include <chrono>
#include <string>
#include <thread>

using namespace std::chrono_literals;
using namespace winrt;
using namespace winrt::Windows::Foundation;
using winrt::Windows::System::DispatcherQueue;
using winrt::Windows::System::Threading::ThreadPool;
using winrt::Windows::UI::Core::CoreDispatcher;

extern "C" void Sleep(unsigned long milliseconds);

IAsyncAction work();
IAsyncOperation<int> count();
wil::task<int> measure();
void show(int);

// --- operations start at once

IAsyncAction dropsOperation() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-10]]:14: note: 'work' returns 'IAsyncAction', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await work();
}

IAsyncAction dropsTask() {
  measure();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'measure' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-17]]:16: note: 'measure' returns 'wil::task<int>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await work();
}

fire_and_forget forgets() { co_await work(); }

IAsyncAction startsForgotten() {
  forgets();
  co_await work();
}

/// Nobody can await here.
void onClick() {
  work();
  measure();
}

IAsyncAction keepsOperation() {
  IAsyncOperation<int> counting = count();
  co_await work();
  show(co_await counting);
}

IAsyncAction keepsTask() {
  wil::task<int> measuring = measure();
  co_await work();
  show(co_await std::move(measuring));
}

// --- waiting

IAsyncAction waits() {
  work().get();
// CHECK:      :[[@LINE-1]]:10: warning: 'winrt::Windows::Foundation::IAsyncAction::get' blocks the thread that runs coroutine 'waits' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'winrt::Windows::Foundation::IAsyncAction::get' blocks the thread until the operation has completed
// CHECK-NEXT: :[[@LINE-3]]:10: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'co_await' it, which suspends only the coroutine and frees the thread
  show(count().get());
// CHECK:      :[[@LINE-1]]:16: warning: 'winrt::Windows::Foundation::IAsyncOperation::get' blocks the thread that runs coroutine 'waits' until 'count' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'winrt::Windows::Foundation::IAsyncOperation::get' blocks the thread until the operation has completed
// CHECK-NEXT: :[[@LINE-3]]:16: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'co_await' it, which suspends only the coroutine and frees the thread
  show(measure().get());
// CHECK:      :[[@LINE-1]]:18: warning: 'wil::details::coro::task_base::get' blocks the thread that runs coroutine 'waits' until 'measure' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:18: note: 'wil::details::coro::task_base::get' blocks the thread until the operation has completed
// CHECK-NEXT: :[[@LINE-3]]:18: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:18: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

int waitsInMain() {
  work().get();
  return count().get() + measure().get();
}

IAsyncAction waitsInBackground() {
  co_await resume_background();
  work().get();
}

// --- threads

IAsyncAction blocks() {
  ::Sleep(100);
// CHECK:      :[[@LINE-1]]:3: warning: 'Sleep' blocks the thread that runs coroutine 'blocks' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'Sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'winrt::resume_after' instead, which frees the thread
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'blocks' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'winrt::resume_after' instead, which frees the thread
  co_await resume_after(1s);
}

IAsyncAction blocksInBackground(void *signal) {
  co_await resume_background();
  ::Sleep(100);
  co_await resume_after(1s);
  ::Sleep(100);
  co_await resume_on_signal(signal);
  ::Sleep(100);
}

IAsyncAction blocksInForeground(const DispatcherQueue &queue) {
  co_await resume_background();
  co_await resume_foreground(queue);
  ::Sleep(100);
// CHECK:      :[[@LINE-1]]:3: warning: 'Sleep' blocks the thread that runs coroutine 'blocksInForeground' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'Sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'winrt::resume_after' instead, which frees the thread
}

IAsyncAction blocksInWilForeground(const DispatcherQueue &queue) {
  co_await resume_background();
  co_await wil::resume_foreground(queue);
  ::Sleep(100);
// CHECK:      :[[@LINE-1]]:3: warning: 'Sleep' blocks the thread that runs coroutine 'blocksInWilForeground' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'Sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'winrt::resume_after' instead, which frees the thread
}

IAsyncAction blocksInApartment() {
  apartment_context ui;
  co_await resume_background();
  co_await ui;
  ::Sleep(100);
// CHECK:      :[[@LINE-1]]:3: warning: 'Sleep' blocks the thread that runs coroutine 'blocksInApartment' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'Sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'winrt::resume_after' instead, which frees the thread
}

IAsyncAction runsOnThreadPool() {
  co_await ThreadPool::RunAsync([](const IAsyncAction &) { ::Sleep(100); });
}

// --- queues

void runsReference() {
  int value = 0;
  ThreadPool::RunAsync([&value](const IAsyncAction &) { ++value; });
// CHECK:      :[[@LINE-1]]:26: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'winrt::Windows::System::Threading::ThreadPool::RunAsync' runs the handler on a thread of the pool
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'runsReference'
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a copy, or wait for the work before 'value' is gone
}

void enqueuesCopy(const DispatcherQueue &queue,
                  const CoreDispatcher &dispatcher) {
  int value = 0;
  queue.TryEnqueue([value] { show(value); });
  dispatcher.RunAsync(0, [value] { show(value); });
  ThreadPool::RunAsync([value](const IAsyncAction &) { show(value); });
}

void enqueuesCoroutine(const DispatcherQueue &queue, int value) {
  queue.TryEnqueue([value]() -> fire_and_forget {
// CHECK:      :[[@LINE-1]]:20: warning: 'value' is captured by a closure that 'winrt::Windows::System::DispatcherQueue::TryEnqueue' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'winrt::Windows::System::DispatcherQueue::TryEnqueue' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:20: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
    co_await work();
    show(value);
  });
}

void enqueuesParameter(const DispatcherQueue &queue, int value) {
  queue.TryEnqueue([value] {
    [](int value) -> fire_and_forget {
      co_await work();
      show(value);
    }(value);
  });
}

// --- objects that are counted

struct page : implements<page, IUnknown> {
  int clicks = 0;

  fire_and_forget clicked() {
    co_await resume_background();
    ++clicks;
  }
  fire_and_forget clickedWithSelf() {
    auto self = get_strong();
    co_await resume_background();
    ++clicks;
  }
  void loaded() {
    clicked();
// CHECK:      :[[@LINE-1]]:5: warning: 'page::clicked' may outlive its object: nothing keeps an owner of 'page' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-15]]:8: note: 'page' derives from 'winrt::implements' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-13]]:5: note: 'page::clicked' may be suspended here
// CHECK-NEXT: :[[@LINE-13]]:7: note: 'page::clicked' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:5: note: keep an owner of the object in 'page::clicked' from its start
    clickedWithSelf();
  }
};

// --- side by side

IAsyncAction combines() {
  co_await when_all(work(), work());
  show(co_await when_any(count(), count()));
}

IAsyncAction combinesOne() { co_await when_all(work()); }
// CHECK:      :[[@LINE-1]]:39: warning: 'winrt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:48: note: await the task itself, or give it others to run beside it
