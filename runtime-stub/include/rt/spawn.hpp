// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::spawn: run a task concurrently with its creator.
//
#ifndef RT_SPAWN_HPP
#define RT_SPAWN_HPP

#include "rt/executor.hpp"
#include "rt/join_handle.hpp"
#include "rt/outcome.hpp"
#include "rt/task.hpp"

#include <concepts>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

namespace rt {
namespace detail {

/// Awaits \p t, then gives its outcome to \p done.
template <class T, class Done> root drive(task<T> t, Done done) {
  outcome<T> result;
  try {
    // The frame of t is destroyed at the end of this statement, before done
    // is told: who joins a task may count on its borrows having ended.
    if constexpr (std::is_void_v<T>) {
      co_await std::move(t);
      result.emplace();
    } else {
      result.emplace(co_await std::move(t));
    }
  } catch (...) {
    result.fail(std::current_exception());
  }
  done(std::move(result));
}

template <class F>
concept task_factory =
    std::invocable<F &> && is_task<std::invoke_result_t<F &>>;

template <class F>
using factory_value_t = typename std::invoke_result_t<F &>::value_type;

/// A lambda that is a coroutine does not keep its captures: its frame holds a
/// pointer to the closure only ([dcl.fct.def.coroutine]/13). As the parameter
/// of this coroutine the closure lives as long as the task made from it.
template <task_factory F> task<factory_value_t<F>> invoke_owned(F f) {
  co_return co_await f();
}

} // namespace detail

/// Starts \p t on \p e. Never runs any of it inside the call.
template <class T> join_handle<T> spawn(executor &e, task<T> t) {
  auto state = std::make_shared<detail::join_state<T>>();
  e.start(detail::drive(std::move(t), detail::join_promise<T>(state)));
  return join_handle<T>(std::move(state));
}

/// Starts the task that \p f returns. The callable is called on \p e and kept
/// until its task has ended, so captures stay alive.
template <detail::task_factory F>
join_handle<detail::factory_value_t<F>> spawn(executor &e, F f) {
  return spawn(e, detail::invoke_owned(std::move(f)));
}

/// The same on current_executor().
template <class T> join_handle<T> spawn(task<T> t) {
  return spawn(current_executor(), std::move(t));
}
template <detail::task_factory F>
join_handle<detail::factory_value_t<F>> spawn(F f) {
  return spawn(current_executor(), std::move(f));
}

/// Starts \p t on \p e, and nobody will know how it ended: the result is
/// dropped, and an exception ends the program as one that leaves a thread
/// would, since there is no one to rethrow it to.
template <class T> void spawn_detached(executor &e, task<T> t) {
  e.start(detail::drive(std::move(t), [](outcome<T> &&o) { o.take(); }));
}
template <detail::task_factory F> void spawn_detached(executor &e, F f) {
  spawn_detached(e, detail::invoke_owned(std::move(f)));
}

/// The same on current_executor().
template <class T> void spawn_detached(task<T> t) {
  spawn_detached(current_executor(), std::move(t));
}
template <detail::task_factory F> void spawn_detached(F f) {
  spawn_detached(current_executor(), std::move(f));
}

} // namespace rt

#endif // RT_SPAWN_HPP
