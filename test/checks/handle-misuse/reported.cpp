// RUN: %async_tidy --quiet --format=concise --checks=-*,async-handle-misuse %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-handle-misuse reports: handles that are used when there is no
// coroutine to use.

#include <coroutine>
#include <exception>
#include <utility>

struct promise {
  int value = 0;
  std::coroutine_handle<promise> get_return_object();
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  std::suspend_always yield_value(int);
  void return_void();
  void unhandled_exception();
};
using handle = std::coroutine_handle<promise>;

handle start();
void use(int);
bool urgent();

//===--- Destroyed --------------------------------------------------------===//

void resumedAfterDestroy() {
  handle h = start();
  h.destroy();
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}

void calledAfterDestroy(std::coroutine_handle<> h) {
  h.destroy();
  h();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}

void destroyedTwice() {
  auto h = start();
  h.destroy();
  h.destroy();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is destroyed twice [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}

void askedAfterDestroy(handle h) {
  h.destroy();
  if (h.done())
// CHECK:      :[[@LINE-1]]:7: warning: coroutine handle 'h' is asked whether it is done after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:7: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
    use(1);
}

void promiseAfterDestroy() {
  handle h = start();
  h.resume();
  h.destroy();
  use(h.promise().value);
// CHECK:      :[[@LINE-1]]:7: warning: coroutine handle 'h' is asked for its promise after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:7: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}

void destroyedOnBothPaths(handle h) {
  if (urgent())
    h.destroy();
  else
    h.destroy();
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-5]]:5: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}

void destroyedThroughTheBase(handle h) {
  std::coroutine_handle<> base = h;
  base.destroy();
  base.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'base' is resumed after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: set 'base' to nullptr when its coroutine is destroyed, and ask before it is used
}

void destroyedInALoop(handle h) {
  h.resume();
  h.destroy();
  while (!h.done())
// CHECK:      :[[@LINE-1]]:11: warning: coroutine handle 'h' is asked whether it is done after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:11: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
    h.resume();
}

void inLambda() {
  auto finish = [](handle h) {
    h.destroy();
    h.destroy();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is destroyed twice [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
  };
  finish(start());
}

template <class P> void inTemplate(std::coroutine_handle<P> h) {
  h.destroy();
  h.promise();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is asked for its promise after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}
template void inTemplate(std::coroutine_handle<promise>);

class owner {
  handle handle_;

public:
  int take() {
    handle_.resume();
    handle_.destroy();
    return handle_.promise().value;
// CHECK:      :[[@LINE-1]]:12: warning: coroutine handle 'handle_' is asked for its promise after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:12: note: set 'handle_' to nullptr when its coroutine is destroyed, and ask before it is used
  }
  void stop() {
    if (handle_)
      handle_.destroy();
    handle_ = nullptr;
  }
  void destroysTwice() {
    this->handle_.destroy();
    handle_.destroy();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'handle_' is destroyed twice [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: set 'handle_' to nullptr when its coroutine is destroyed, and ask before it is used
  }
  void resumesWhatIsNot() {
    if (!handle_)
      handle_.resume();
// CHECK:      :[[@LINE-1]]:7: warning: coroutine handle 'handle_' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:9: note: 'handle_' is null when this says so
// CHECK-NEXT: :[[@LINE-3]]:7: note: do this only when 'handle_' refers to a coroutine
  }
};

//===--- Done -------------------------------------------------------------===//

void resumedAfterDone(handle h) {
  if (h.done())
    h.resume();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:7: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: a coroutine at its end can only be destroyed
}

void resumedAfterTheLoop() {
  auto h = start();
  while (!h.done())
    h.resume();
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-4]]:10: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:3: note: a coroutine at its end can only be destroyed
}

void wrongWayRound(handle h) {
  while (h.done())
    h.resume();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:10: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: a coroutine at its end can only be destroyed
}

void resumedInElse(handle h) {
  if (!h.done()) {
    h.resume();
    h.destroy();
  } else {
    h();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-6]]:7: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: a coroutine at its end can only be destroyed
  }
}

void doneByShortCircuit(handle h, bool b) {
  if (b && h.done())
    h.resume();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:12: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: a coroutine at its end can only be destroyed
}

void doneByEarlyReturn(handle h) {
  if (!h.done())
    return;
  use(h.promise().value);
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-5]]:7: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:3: note: a coroutine at its end can only be destroyed
}

void doneByForLoop() {
  handle h = start();
  for (h.resume(); !h.done(); h.resume())
    use(h.promise().value);
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed after its coroutine is done [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-4]]:20: note: its coroutine is done when this says so
// CHECK-NEXT: :[[@LINE-3]]:3: note: a coroutine at its end can only be destroyed
  h.destroy();
}

//===--- Null -------------------------------------------------------------===//

void defaultConstructed() {
  handle h;
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:10: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:3: note: do this only when 'h' refers to a coroutine
}

void nullInitialised() {
  std::coroutine_handle<> h = nullptr;
  h.destroy();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is destroyed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:27: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:3: note: do this only when 'h' refers to a coroutine
}

void bracedInitialised() {
  handle h{};
  use(h.promise().value);
// CHECK:      :[[@LINE-1]]:7: warning: coroutine handle 'h' is asked for its promise, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:10: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:7: note: do this only when 'h' refers to a coroutine
}

void setToNull() {
  auto h = start();
  h.destroy();
  h = nullptr;
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:3: note: do this only when 'h' refers to a coroutine
}

void setToEmpty() {
  auto h = start();
  h = {};
  if (h.done())
// CHECK:      :[[@LINE-1]]:7: warning: coroutine handle 'h' is asked whether it is done, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:7: note: do this only when 'h' refers to a coroutine
    use(1);
}

void exchangedAway(handle h) {
  auto taken = std::exchange(h, nullptr);
  taken.resume();
  h.destroy();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is destroyed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:3: note: do this only when 'h' refers to a coroutine
}

void exchangedForEmpty(handle h) {
  auto taken = std::exchange(h, {});
  taken.destroy();
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:3: note: do this only when 'h' refers to a coroutine
}

void testedForNull(handle h) {
  if (!h)
    h.resume();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:7: note: 'h' is null when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this only when 'h' refers to a coroutine
}

void testedAgainstNull(handle h) {
  if (h == nullptr)
    h.destroy();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is destroyed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:7: note: 'h' is null when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this only when 'h' refers to a coroutine
}

void wrongBranch(handle h) {
  if (h != nullptr)
    use(1);
  else
    h.resume();
// CHECK:      :[[@LINE-1]]:5: warning: coroutine handle 'h' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'h' is null when this says so
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this only when 'h' refers to a coroutine
}

void copiedFromNull() {
  handle none;
  handle h = none;
  h.resume();
// CHECK:      :[[@LINE-1]]:3: warning: coroutine handle 'h' is resumed, and refers to no coroutine [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'h' gets no coroutine here
// CHECK-NEXT: :[[@LINE-3]]:3: note: do this only when 'h' refers to a coroutine
}
