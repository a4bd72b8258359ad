// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::block_on: the bridge from ordinary code into coroutines.
//
#ifndef RT_BLOCK_ON_HPP
#define RT_BLOCK_ON_HPP

#include "rt/awaitable.hpp"
#include "rt/current_thread.hpp"
#include "rt/outcome.hpp"
#include "rt/spawn.hpp"
#include "rt/task.hpp"

#include <stdexcept>
#include <type_traits>
#include <utility>

namespace rt {

/// Runs \p t to its end on this thread, which runs a current_thread loop for
/// it meanwhile; returns its result or rethrows its exception. What \p t
/// spawned on the loop and did not join is destroyed at its current await when
/// block_on returns.
///
/// For main, for tests and for plain threads. On a thread that already runs an
/// executor it would stop that executor, perhaps from ever resuming what it
/// waits for; so there it throws std::logic_error. Use co_await instead.
template <class T> T block_on(task<T> t) {
  if (has_current_executor())
    throw std::logic_error("rt::block_on: this thread runs an executor; "
                           "use co_await");
  outcome<T> result;
  current_thread loop;
  loop.start(detail::drive(std::move(t), [&result](outcome<T> &&o) {
    result = std::move(o); // on this thread, inside run_until
  }));
  loop.run_until([&result] { return !result.empty(); });
  return result.take();
}

namespace detail {
/// \p a is a reference: block_on outwaits the task, so it stays valid.
template <awaitable A> task<await_result_t<A>> await_in_task(A &&a) {
  co_return co_await std::forward<A>(a);
}
} // namespace detail

/// The same for anything else that can be awaited.
template <awaitable A>
  requires(!detail::is_task<std::remove_cvref_t<A>>)
await_result_t<A> block_on(A &&a) {
  return block_on(detail::await_in_task(std::forward<A>(a)));
}

} // namespace rt

#endif // RT_BLOCK_ON_HPP
