// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::when_any: several tasks at once, and the first result.
//
#ifndef RT_WHEN_ANY_HPP
#define RT_WHEN_ANY_HPP

#include "rt/executor.hpp"
#include "rt/join_handle.hpp"
#include "rt/outcome.hpp"
#include "rt/spawn.hpp"
#include "rt/task.hpp"

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace rt {

/// Which task ended first, and with what.
template <class V> struct when_any_result {
  std::size_t index;
  V value;
};

namespace detail {

/// The `done` of one racer (see drive): tells the race how it ended, unless
/// somebody was faster. \p Make turns an outcome into the race's result.
template <class R, class T, class Make> class racer {
  join_promise<R> race_;
  Make make_;

public:
  racer(std::shared_ptr<join_state<R>> race, Make make)
      : race_(std::move(race)), make_(std::move(make)) {}
  void operator()(outcome<T> &&ended) {
    outcome<R> result;
    if (ended.failed())
      result.fail(ended.exception());
    else
      result.emplace(make_(ended));
    race_(std::move(result));
  }
};

template <class R, class T, class Make>
void start_racer(std::shared_ptr<join_state<R>> race, task<T> t, Make make) {
  current_executor().start(
      drive(std::move(t), racer<R, T, Make>(std::move(race), std::move(make))));
}

template <class... Ts, std::size_t... I>
task<when_any_result<std::variant<combined_t<Ts>...>>>
when_any_of(std::tuple<task<Ts>...> tasks, std::index_sequence<I...>) {
  using variant = std::variant<combined_t<Ts>...>;
  using result = when_any_result<variant>;
  auto race = std::make_shared<join_state<result>>();
  (start_racer(race, std::move(std::get<I>(tasks)),
               [](outcome<Ts> &o) {
                 return result{
                     I, variant(std::in_place_index<I>, take_combined(o))};
               }),
   ...);
  co_return co_await join_awaiter<result>(std::move(race));
}

} // namespace detail

/// Runs \p tasks concurrently and waits for the first to end, well or badly: an
/// exception of the first is rethrown.
///
/// The others are not cancelled. They run on, like detached tasks, and what
/// they return or throw is dropped. So they must not borrow anything that ends
/// soon after the co_await: give them what they need by value or by shared
/// ownership.
///
/// Nothing runs before the returned task is awaited; then all are started on
/// the awaiting coroutine's executor. A void result is std::monostate.
template <class... Ts>
  requires(sizeof...(Ts) > 0)
task<when_any_result<std::variant<detail::combined_t<Ts>...>>>
when_any(task<Ts>... tasks) {
  return detail::when_any_of(std::tuple<task<Ts>...>(std::move(tasks)...),
                             std::index_sequence_for<Ts...>());
}

/// The same for any number, but at least one, of tasks of one type.
template <class T>
task<when_any_result<detail::combined_t<T>>>
when_any(std::vector<task<T>> tasks) {
  using result = when_any_result<detail::combined_t<T>>;
  if (tasks.empty())
    throw std::invalid_argument("rt::when_any: no tasks");
  auto race = std::make_shared<detail::join_state<result>>();
  for (std::size_t i = 0; i != tasks.size(); ++i)
    detail::start_racer(race, std::move(tasks[i]), [i](outcome<T> &o) {
      return result{i, detail::take_combined(o)};
    });
  co_return co_await detail::join_awaiter<result>(std::move(race));
}

} // namespace rt

#endif // RT_WHEN_ANY_HPP
