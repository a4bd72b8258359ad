// What tests need of stdexec, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <cstdint>
#include <tuple>
#include <utility>

namespace stdexec {

struct sender_t {};
struct when_all_t {
  struct sender {
    using sender_concept = sender_t;
    parts::awaiter<void> operator co_await() &&;
  };
  template <class... S> sender operator()(S &&...) const;
};
inline constexpr when_all_t when_all{};
struct starts_on_t {
  template <class C, class S> S operator()(C &&, S &&) const;
};
inline constexpr starts_on_t starts_on{};
struct sync_wait_t {
  template <class S> void operator()(S &&) const;
};
inline constexpr sync_wait_t sync_wait{};

class counting_scope {
public:
  counting_scope() noexcept;
  ~counting_scope();
  struct token {};
  token get_token() noexcept;
  when_all_t::sender join() noexcept;
};

} // namespace stdexec

namespace experimental::execution {

template <class T> class [[nodiscard]] basic_task {
public:
  struct promise_type : parts::lazy<basic_task, T> {};
  using sender_concept = stdexec::sender_t;
  basic_task(basic_task &&) noexcept;
  parts::awaiter<T> operator co_await() && noexcept;
};
template <class T> using task = basic_task<T>;

namespace _pool_ {
class _static_thread_pool {
public:
  struct scheduler {};
};
} // namespace _pool_
struct static_thread_pool : private _pool_::_static_thread_pool {
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t threads);
  ~static_thread_pool();
  using scheduler = _pool_::_static_thread_pool::scheduler;
  scheduler get_scheduler() noexcept;
};

namespace __scope {
struct async_scope {
  async_scope();
  ~async_scope();
  template <class S> void spawn(S &&);
  stdexec::when_all_t::sender on_empty() const noexcept;
};
} // namespace __scope
using __scope::async_scope;

struct start_detached_t {
  template <class S> void operator()(S &&) const;
};
inline constexpr start_detached_t start_detached{};
struct schedule_after_t {
  template <class S, class D>
  stdexec::when_all_t::sender operator()(S &&, D &&) const;
};
inline constexpr schedule_after_t schedule_after{};

} // namespace experimental::execution
namespace exec = experimental::execution;
