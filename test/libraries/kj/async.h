// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature of KJ's promises, in our own words. A coroutine starts at once;
// a promise that is destroyed cancels it. Nothing of it runs.
//
#ifndef LIBRARIES_KJ_ASYNC_H
#define LIBRARIES_KJ_ASYNC_H

#include <coroutine>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace kj {

template <class T> class Promise;
class WaitScope;
struct Exception {};

namespace _ {
template <class T> struct CoroutineBase {
  Promise<T> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
};
template <class T> struct Coroutine : CoroutineBase<T> {
  void return_value(T value);
};
template <> struct Coroutine<void> : CoroutineBase<void> {
  void return_void();
};
template <class T> struct PromiseAwaiter {
  void *node;
  bool await_ready() const;
  bool await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class T> struct Joined {
  using Type = Promise<T>;
};
template <class T> struct Joined<Promise<T>> {
  using Type = Promise<T>;
};
template <class F, class T> struct Called {
  using Type = std::invoke_result_t<F &, T>;
};
template <class F> struct Called<F, void> {
  using Type = std::invoke_result_t<F &>;
};
template <class F>
using ResultOf = typename Joined<std::invoke_result_t<F &>>::Type;
template <class T> T later();
} // namespace _

template <class T> class Promise {
  void *node = nullptr;

public:
  Promise(Promise &&other) noexcept
      : node(std::exchange(other.node, nullptr)) {}
  Promise &operator=(Promise &&) noexcept;
  ~Promise();
  template <class F>
  typename _::Joined<typename _::Called<F, T>::Type>::Type then(F &&) {
    return _::later<typename _::Joined<typename _::Called<F, T>::Type>::Type>();
  }
  template <class... A> Promise attach(A &&...attachments);
  template <class E> void detach(E &&) {}
  Promise eagerlyEvaluate(std::nullptr_t);
  Promise exclusiveJoin(Promise &&other);
  T wait(WaitScope &);
  bool poll(WaitScope &);
};
template <class T> _::PromiseAwaiter<T> operator co_await(Promise<T> &&);

template <class T> T &&mv(T &t) noexcept { return static_cast<T &&>(t); }

template <class F> _::ResultOf<F> evalLater(F &&) {
  return _::later<_::ResultOf<F>>();
}
template <class F> _::ResultOf<F> evalNow(F &&func) { return func(); }
Promise<void> yield();

namespace _ {
template <class F> struct CaptureForCoroutine {
  F functor;
  auto operator()() { return later<ResultOf<F>>(); }
};
} // namespace _
/// Moves the functor into the frame of a coroutine that calls it.
template <class F> auto coCapture(F &&functor) {
  return _::CaptureForCoroutine<std::decay_t<F>>{std::move(functor)};
}

/// What belongs to the event loop of its thread.
class AsyncObject {
public:
  ~AsyncObject();
};
class Timer {
public:
  Promise<void> afterDelay(long);
};
template <class T> class Own {
  T *ptr;

public:
  Own(Own &&) noexcept;
  ~Own();
  T *operator->() const { return ptr; }
};
struct PromiseFulfiller : private AsyncObject {
  virtual void fulfill() = 0;
};
template <class T> struct CrossThreadPromiseFulfiller : PromiseFulfiller {
  virtual void fulfill() const = 0;
};
/// Runs a function on the loop of another thread, and destroys it here.
class Executor {
public:
  template <class F> _::ResultOf<F> executeAsync(F &&) const {
    return _::later<_::ResultOf<F>>();
  }
  template <class F> void executeSync(F &&) const {}
};

/// Locked for as long as there is one.
template <class T> class Locked {
  T *value;

public:
  Locked(Locked &&) noexcept;
  ~Locked();
  T *operator->() { return value; }
  T &operator*() { return *value; }
};
template <class T> class MutexGuarded {
  T value;

public:
  ~MutexGuarded();
  Locked<T> lockExclusive() const;
};

class TaskSet : private AsyncObject {
public:
  void add(Promise<void> &&promise);
  Promise<void> onEmpty();
};
} // namespace kj

template <class T, class... A>
struct std::coroutine_traits<kj::Promise<T>, A...> {
  using promise_type = kj::_::Coroutine<T>;
};

#endif // LIBRARIES_KJ_ASYNC_H
