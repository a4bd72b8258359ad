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
}

void calledAfterDestroy(std::coroutine_handle<> h) {
  h.destroy();
  h();
}

void destroyedTwice() {
  auto h = start();
  h.destroy();
  h.destroy();
}

void askedAfterDestroy(handle h) {
  h.destroy();
  if (h.done())
    use(1);
}

void promiseAfterDestroy() {
  handle h = start();
  h.resume();
  h.destroy();
  use(h.promise().value);
}

void destroyedOnBothPaths(handle h) {
  if (urgent())
    h.destroy();
  else
    h.destroy();
  h.resume();
}

void destroyedThroughTheBase(handle h) {
  std::coroutine_handle<> base = h;
  base.destroy();
  base.resume();
}

void destroyedInALoop(handle h) {
  h.resume();
  h.destroy();
  while (!h.done())
    h.resume();
}

void inLambda() {
  auto finish = [](handle h) {
    h.destroy();
    h.destroy();
  };
  finish(start());
}

template <class P> void inTemplate(std::coroutine_handle<P> h) {
  h.destroy();
  h.promise();
}
template void inTemplate(std::coroutine_handle<promise>);

class owner {
  handle handle_;

public:
  int take() {
    handle_.resume();
    handle_.destroy();
    return handle_.promise().value;
  }
  void stop() {
    if (handle_)
      handle_.destroy();
    handle_ = nullptr;
  }
  void destroysTwice() {
    this->handle_.destroy();
    handle_.destroy();
  }
  void resumesWhatIsNot() {
    if (!handle_)
      handle_.resume();
  }
};

//===--- Done -------------------------------------------------------------===//

void resumedAfterDone(handle h) {
  if (h.done())
    h.resume();
}

void resumedAfterTheLoop() {
  auto h = start();
  while (!h.done())
    h.resume();
  h.resume();
}

void wrongWayRound(handle h) {
  while (h.done())
    h.resume();
}

void resumedInElse(handle h) {
  if (!h.done()) {
    h.resume();
    h.destroy();
  } else {
    h();
  }
}

void doneByShortCircuit(handle h, bool b) {
  if (b && h.done())
    h.resume();
}

void doneByEarlyReturn(handle h) {
  if (!h.done())
    return;
  use(h.promise().value);
  h.resume();
}

void doneByForLoop() {
  handle h = start();
  for (h.resume(); !h.done(); h.resume())
    use(h.promise().value);
  h.resume();
  h.destroy();
}

//===--- Null -------------------------------------------------------------===//

void defaultConstructed() {
  handle h;
  h.resume();
}

void nullInitialised() {
  std::coroutine_handle<> h = nullptr;
  h.destroy();
}

void bracedInitialised() {
  handle h{};
  use(h.promise().value);
}

void setToNull() {
  auto h = start();
  h.destroy();
  h = nullptr;
  h.resume();
}

void setToEmpty() {
  auto h = start();
  h = {};
  if (h.done())
    use(1);
}

void exchangedAway(handle h) {
  auto taken = std::exchange(h, nullptr);
  taken.resume();
  h.destroy();
}

void exchangedForEmpty(handle h) {
  auto taken = std::exchange(h, {});
  taken.destroy();
  h.resume();
}

void testedForNull(handle h) {
  if (!h)
    h.resume();
}

void testedAgainstNull(handle h) {
  if (h == nullptr)
    h.destroy();
}

void wrongBranch(handle h) {
  if (h != nullptr)
    use(1);
  else
    h.resume();
}

void copiedFromNull() {
  handle none;
  handle h = none;
  h.resume();
}
