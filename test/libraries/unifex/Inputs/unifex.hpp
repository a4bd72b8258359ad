// What tests need of libunifex, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <cstdint>
#include <utility>

namespace unifex {

template <class T> class [[nodiscard]] task {
public:
  struct promise_type : parts::lazy<task, T> {};
  task(task &&) noexcept;
  parts::awaiter<T> operator co_await() && noexcept;
};

namespace _sync_wait_cpo {
struct _fn {
  template <class S> void operator()(S &&) const;
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};

namespace _static_thread_pool {
class context {
public:
  class scheduler {};
  context();
  explicit context(std::uint32_t threads);
  ~context();
  scheduler get_scheduler() noexcept;
};
} // namespace _static_thread_pool
using static_thread_pool = _static_thread_pool::context;

inline namespace v1 {
namespace _async_scope {
class async_scope {
public:
  async_scope() noexcept;
  ~async_scope();
  template <class S> void spawn(S &&);
  template <class S, class C> void spawn_on(C &&, S &&);
  template <class S> void detached_spawn(S &&);
  [[nodiscard]] task<void> complete() noexcept;
  [[nodiscard]] task<void> cleanup() noexcept;
};
} // namespace _async_scope
using _async_scope::async_scope;

class async_mutex {
public:
  bool try_lock() noexcept;
  [[nodiscard]] task<void> async_lock() noexcept;
  void unlock() noexcept;
};
} // namespace v1

namespace _schedule_after {
struct _fn {
  template <class S, class D> task<void> operator()(S &&, D &&) const;
};
} // namespace _schedule_after
inline constexpr _schedule_after::_fn schedule_after{};

} // namespace unifex
