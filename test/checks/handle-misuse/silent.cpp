// RUN: %async_tidy --quiet --format=concise --checks=-*,async-handle-misuse %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-handle-misuse must not report.

#include <cassert>
#include <coroutine>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

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
void refill(handle &h);
void refill(handle *h);
void look(const handle &h);
void enqueue(std::coroutine_handle<> h);

//===--- Driven by hand ---------------------------------------------------===//

void stepByStep() {
  auto h = start();
  h.resume();
  h.resume();
  use(h.promise().value);
  h.resume();
  h.destroy();
}

void toTheEnd() {
  auto h = start();
  while (!h.done())
    h.resume();
  use(h.promise().value);
  h.destroy();
}

void askedThenResumed(handle h) {
  if (!h.done())
    h.resume();
}

void askedAndLeft(handle h) {
  if (h.done())
    return;
  h.resume();
}

void destroyedWhenDone(handle h) {
  h.resume();
  if (h.done())
    h.destroy();
}

void destroyedWhenDoneElseResumed(handle h) {
  if (h.done())
    h.destroy();
  else
    h.resume();
}

void doOnce(handle h) {
  do
    h.resume();
  while (!h.done());
  h.destroy();
}

void testsDone() {
  auto h = start();
  assert(!h.done());
  h();
  assert(h.done());
  h.destroy();
}

//===--- Another coroutine ------------------------------------------------===//

void startedAgain() {
  auto h = start();
  h.destroy();
  h = start();
  h.resume();
  h.destroy();
}

void filledLater(bool b) {
  handle h;
  if (b)
    h = start();
  else
    h = handle::from_promise(*new promise);
  h.resume();
}

void filledWhenEmpty(handle h) {
  if (!h)
    h = start();
  h.resume();
}

void filledByReference() {
  handle h;
  refill(h);
  h.resume();
}

void filledByPointer() {
  handle h = nullptr;
  refill(&h);
  h.resume();
}

void filledByLambda() {
  handle h;
  auto fill = [&] { h = start(); };
  fill();
  h.resume();
}

void filledThroughAlias() {
  handle h;
  auto &slot = h;
  slot = start();
  h.resume();
}

struct grab {
  std::coroutine_handle<> &to;
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { to = h; }
  void await_resume() {}
};

void filledByAwaiter() {
  std::coroutine_handle<> h;
  grab g{h};
  g.await_suspend(start());
  h.resume();
}

void swapped(handle other) {
  handle h;
  std::swap(h, other);
  h.resume();
}

void exchanged(handle h) {
  auto old = std::exchange(h, start());
  old.destroy();
  h.resume();
}

void fromAddress(void *p) {
  auto h = std::coroutine_handle<>::from_address(p);
  h.resume();
}

void twoHandles() {
  auto a = start(), b = start();
  a.destroy();
  b.resume();
  b.destroy();
}

void loopOverHandles(std::vector<handle> &all) {
  for (handle h : all)
    h.destroy();
}

void newOneInEachTurn(int n) {
  for (int i = 0; i < n; ++i) {
    handle h = start();
    h.resume();
    h.destroy();
  }
}

//===--- On some path only ------------------------------------------------===//

void destroyedOnOnePath(handle h) {
  bool gone = false;
  if (urgent()) {
    h.destroy();
    gone = true;
  }
  if (!gone)
    h.resume();
}

void leavesAfterDestroy(handle h) {
  if (urgent()) {
    h.destroy();
    return;
  }
  h.resume();
}

void nullCheckedAfterwards(handle h) {
  if (urgent()) {
    h.destroy();
    h = nullptr;
  }
  if (h)
    h.resume();
}

void nullOnThePathThatEnds(handle h) {
  if (!h)
    std::abort();
  h.resume();
}

void nullOrDone(handle h) {
  if (!h || h.done())
    return;
  h.resume();
}

void inSwitch(handle h, int kind) {
  switch (kind) {
  case 0:
    h.destroy();
    break;
  case 1:
    h.resume();
    break;
  }
}

void inTry(handle h) {
  try {
    h.resume();
  } catch (...) {
    h.destroy();
    throw;
  }
  h.destroy();
}

//===--- Allowed ----------------------------------------------------------===//

void comparesNull() {
  handle h;
  if (h)
    h.resume();
  if (h == nullptr)
    h = start();
  look(h);
  (void)h.address();
}

void addressAfterDestroy(handle h) {
  h.destroy();
  (void)h.address();
  look(h);
}

void promiseWhenDone(handle h) {
  if (h.done())
    use(h.promise().value);
}

std::coroutine_handle<> noop() {
  auto h = std::noop_coroutine();
  h.resume();
  h.resume();
  return h;
}

void unevaluated(handle h) {
  h.destroy();
  static_assert(noexcept(h.done()) || true);
  (void)sizeof(h.promise());
}

template <bool B> void discarded(handle h) {
  h.destroy();
  if constexpr (B)
    h.resume();
}
template void discarded<false>(handle);

// Another type's members of these names.
struct machine {
  void resume();
  void destroy();
  bool done();
};
void noHandle(machine m) {
  m.destroy();
  m.resume();
  if (m.done())
    m.resume();
}

//===--- Members ----------------------------------------------------------===//

class owner {
  handle handle_;
  void restart() { handle_ = start(); }

public:
  explicit owner(handle h) : handle_(h) {}
  owner(owner &&other) : handle_(std::exchange(other.handle_, nullptr)) {}
  owner &operator=(owner &&other) {
    if (handle_)
      handle_.destroy();
    handle_ = std::exchange(other.handle_, {});
    return *this;
  }
  ~owner() {
    if (handle_)
      handle_.destroy();
  }
  void again() {
    handle_.destroy();
    restart();
    handle_.resume();
  }
  void stop() {
    handle_.destroy();
    handle_ = nullptr;
  }
  bool step() {
    if (!handle_ || handle_.done())
      return false;
    handle_.resume();
    return !handle_.done();
  }
  void drain() {
    while (step())
      use(handle_.promise().value);
    if (handle_.done())
      restart();
    handle_.resume();
  }
  void otherObject(owner &other) {
    handle_.destroy();
    other.handle_.destroy();
    handle_ = {};
  }
  // The coroutine may put another handle there.
  void maybeReplaced() {
    if (handle_.done())
      enqueue(handle_);
    handle_.resume();
  }
};

//===--- Awaiters under a lock --------------------------------------------===//

// Whoever is resumed cannot end the awaiter before the lock is free.
struct locked_awaiter {
  std::mutex mutex;
  std::thread other;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::lock_guard guard(mutex);
    other = std::thread([h] { h.resume(); });
  }
  void await_resume() const noexcept {}
  ~locked_awaiter() {
    std::lock_guard guard(mutex);
    if (other.joinable())
      other.join();
  }
};
