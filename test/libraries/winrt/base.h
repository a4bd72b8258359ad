// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature of C++/WinRT and of what its applications use of Windows, in our
// own words. Nothing of it runs.
//
#ifndef LIBRARIES_WINRT_BASE_H
#define LIBRARIES_WINRT_BASE_H

#include <chrono>
#include <coroutine>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace winrt {

class hstring {
  void *text_ = nullptr;

public:
  hstring() noexcept = default;
  hstring(const wchar_t *);
  hstring(const hstring &);
  ~hstring();
  bool empty() const noexcept { return !text_; }
};

/// Starts at once, and runs on alone.
struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() const noexcept { return {}; }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }
  };
};

namespace impl {
struct resume_awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const;
  void await_resume() const noexcept {}
};
template <class Async> struct async_promise {
  Async get_return_object() const noexcept;
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  void unhandled_exception() const noexcept;
};
} // namespace impl

inline impl::resume_awaiter resume_background() noexcept { return {}; }
inline impl::resume_awaiter
resume_after(std::chrono::duration<long long, std::ratio<1, 10000000>>) {
  return {};
}
inline impl::resume_awaiter resume_on_signal(void *) noexcept { return {}; }
struct apartment_context {
  apartment_context();
};
inline impl::resume_awaiter operator co_await(const apartment_context &) {
  return {};
}

template <class T> class com_ptr {
  T *object_ = nullptr;

public:
  com_ptr() noexcept = default;
  com_ptr(const com_ptr &) noexcept;
  ~com_ptr();
  T *operator->() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_; }
};
template <class T> struct weak_ref {
  com_ptr<T> get() const noexcept;
};
struct IUnknown {};
/// The base of classes that are counted.
template <class D, class... I> struct implements {
  com_ptr<D> get_strong() noexcept;
  weak_ref<D> get_weak() noexcept;
};

/// Owns what it is made from, and calls it; what that returns is dropped.
template <class... A> class delegate {
  struct base {
    virtual ~base() = default;
    virtual void invoke(A...) = 0;
  };
  template <class F> struct holder final : base {
    F handler;
    explicit holder(F &&f) : handler(std::move(f)) {}
    void invoke(A... args) override { handler(args...); }
  };
  std::shared_ptr<base> target_;

public:
  template <class F>
  delegate(F handler)
      : target_(std::make_shared<holder<F>>(std::move(handler))) {}
  void operator()(A... args) const { target_->invoke(args...); }
};

namespace Windows::Foundation {
struct IAsyncAction {
  void get() const;
};
template <class T> struct IAsyncOperation {
  T get() const;
};
template <class T> struct operation_awaiter : impl::resume_awaiter {
  T await_resume() const;
};
impl::resume_awaiter operator co_await(const IAsyncAction &);
template <class T>
operation_awaiter<T> operator co_await(const IAsyncOperation<T> &);
} // namespace Windows::Foundation

template <class... T>
Windows::Foundation::IAsyncAction when_all(const T &...async);
template <class T, class... U> T when_any(const T &first, const U &...rest);

namespace Windows::System {
struct DispatcherQueue {
  bool TryEnqueue(const delegate<> &callback) const;
};
namespace Threading {
struct ThreadPool {
  static Windows::Foundation::IAsyncAction
  RunAsync(const delegate<const Windows::Foundation::IAsyncAction &> &handler);
};
} // namespace Threading
} // namespace Windows::System
namespace Windows::UI::Core {
struct CoreDispatcher {
  Windows::Foundation::IAsyncAction RunAsync(int priority,
                                             const delegate<> &callback) const;
};
} // namespace Windows::UI::Core
impl::resume_awaiter
resume_foreground(const Windows::System::DispatcherQueue &);
} // namespace winrt

namespace wil {
template <class T = void> struct task;
namespace details::coro {
template <class T> struct task_awaiter : winrt::impl::resume_awaiter {
  T await_resume() const;
};
template <class T> struct task_base {
  task_base(task_base &&) noexcept;
  ~task_base();
  T get() &&;
  task_awaiter<T> operator co_await() && noexcept { return {}; }
};
template <class T> struct task_promise : winrt::impl::async_promise<task<T>> {
  void return_value(T);
};
template <> struct task_promise<void> : winrt::impl::async_promise<task<void>> {
  void return_void();
};
} // namespace details::coro
/// Starts at once, and may be abandoned.
template <class T> struct task : details::coro::task_base<T> {};

winrt::impl::resume_awaiter
resume_foreground(const winrt::Windows::System::DispatcherQueue &);
} // namespace wil

template <class... A>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncAction, A...> {
  struct promise_type
      : winrt::impl::async_promise<winrt::Windows::Foundation::IAsyncAction> {
    void return_void() const noexcept;
  };
};
template <class T, class... A>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncOperation<T>,
                             A...> {
  struct promise_type : winrt::impl::async_promise<
                            winrt::Windows::Foundation::IAsyncOperation<T>> {
    void return_value(T) const noexcept;
  };
};

template <class T, class... A>
struct std::coroutine_traits<wil::task<T>, A...> {
  using promise_type = wil::details::coro::task_promise<T>;
};

#endif // LIBRARIES_WINRT_BASE_H
