// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What can stand after co_await, said as concepts.
//
#ifndef RT_AWAITABLE_HPP
#define RT_AWAITABLE_HPP

#include <concepts>
#include <coroutine>
#include <utility>

namespace rt {

/// The three functions into which the compiler translates co_await
/// ([expr.await]/3):
///   await_ready    is the result there already? Then do not suspend at all.
///   await_suspend  the coroutine is suspended now; arrange its resumption.
///   await_resume   the result of the whole co_await expression.
/// await_suspend may return void (stay suspended), bool (false: go on at once)
/// or another coroutine's handle (resume that one instead of returning).
template <class A>
concept awaiter = requires(A &a, std::coroutine_handle<> h) {
  a.await_ready() ? void() : void();
  a.await_suspend(h);
  a.await_resume();
};

namespace detail {
template <class A>
concept has_member_co_await = requires(A &&a) {
  { std::forward<A>(a).operator co_await() } -> awaiter;
};
template <class A>
concept has_free_co_await = requires(A &&a) {
  { operator co_await(std::forward<A>(a)) } -> awaiter;
};

/// The awaiter that co_await would use for \p a: the result of a member or
/// free operator co_await, or \p a itself ([expr.await]/3.2).
template <class A> decltype(auto) get_awaiter(A &&a) {
  if constexpr (has_member_co_await<A>)
    return std::forward<A>(a).operator co_await();
  else if constexpr (has_free_co_await<A>)
    return operator co_await(std::forward<A>(a));
  else
    return std::forward<A>(a);
}
} // namespace detail

/// Anything that may stand after co_await in a coroutine without
/// await_transform.
template <class A>
concept awaitable = detail::has_member_co_await<A> ||
                    detail::has_free_co_await<A> || awaiter<A>;

/// The type of `co_await std::declval<A>()`.
template <awaitable A>
using await_result_t =
    decltype(detail::get_awaiter(std::declval<A>()).await_resume());

} // namespace rt

#endif // RT_AWAITABLE_HPP
