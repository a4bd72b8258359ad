// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature of KJ's promises, in our own words. A coroutine starts at once;
// a promise that is destroyed cancels it. Nothing of it runs.
//
#ifndef LIBRARIES_KJ_ASYNC_H
#define LIBRARIES_KJ_ASYNC_H

#include <coroutine>
#include <cstddef>
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
} // namespace _

template <class T> class Promise {
  void *node = nullptr;

public:
  Promise(Promise &&other) noexcept
      : node(std::exchange(other.node, nullptr)) {}
  Promise &operator=(Promise &&) noexcept;
  ~Promise();
  template <class F>
  typename _::Joined<typename _::Called<F, T>::Type>::Type then(F &&func);
  template <class... A> Promise attach(A &&...attachments);
  template <class E> void detach(E &&errorHandler);
  Promise eagerlyEvaluate(std::nullptr_t);
  Promise exclusiveJoin(Promise &&other);
  T wait(WaitScope &);
  bool poll(WaitScope &);
};
template <class T> _::PromiseAwaiter<T> operator co_await(Promise<T> &&);

template <class T> T &&mv(T &t) noexcept { return static_cast<T &&>(t); }

class TaskSet {
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
