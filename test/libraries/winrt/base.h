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

namespace Windows::System {
struct DispatcherQueue {
  bool TryEnqueue(const delegate<> &callback) const;
};
} // namespace Windows::System
} // namespace winrt

namespace wil {
winrt::impl::resume_awaiter
resume_foreground(const winrt::Windows::System::DispatcherQueue &);
}

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

#endif // LIBRARIES_WINRT_BASE_H
