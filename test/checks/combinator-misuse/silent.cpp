// RUN: %async_tidy --quiet --format=concise --checks=-*,async-combinator-misuse %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-combinator-misuse leaves alone.

#include <rt/rt.hpp>

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save(int n);

//===--- Several tasks ----------------------------------------------------===//

rt::task<> twoTasks() {
  auto [a, b] = co_await rt::when_all(fetch(1), fetch(2));
  co_await rt::when_any(save(a), save(b));
}

rt::task<> namedTasks() {
  auto first = fetch(1), second = fetch(2);
  co_await rt::when_all(std::move(first), std::move(second));
}

// One await is needed to know what to ask for.
rt::task<> oneArgumentAwaits() {
  co_await rt::when_all(save(co_await fetch(1)), save(2));
}

rt::task<> severalAwaitsInOneArgument() {
  co_await rt::when_all(save(co_await fetch(1) + co_await fetch(2)), save(3));
}

rt::task<> awaitedEarlier() {
  int n = co_await fetch(1), m = co_await fetch(2);
  co_await rt::when_all(save(n), save(m));
}

// The awaits are in coroutines of their own, which do run side by side.
rt::task<> insideLambdas() {
  co_await rt::when_all(
      []() -> rt::task<> { co_await save(co_await fetch(1)); }(),
      []() -> rt::task<> { co_await save(co_await fetch(2)); }());
}

// Awaiting gives tasks that have been prepared, and still run side by side.
rt::task<rt::task<int>> prepare(int n);
rt::task<> awaitsGiveTasks() {
  co_await rt::when_all(co_await prepare(1), co_await prepare(2));
}

//===--- A range, whatever its length -------------------------------------===//

rt::task<> ranges(std::vector<rt::task<int>> tasks) {
  co_await rt::when_all(std::move(tasks));
  std::vector<rt::task<int>> one;
  one.push_back(fetch(1));
  co_await rt::when_any(std::move(one));
}

//===--- A pack that happens to have one element --------------------------===//

template <class... Ts> rt::task<> pack(rt::task<Ts>... tasks) {
  co_await rt::when_all(std::move(tasks)...);
}
template <int... Ns> rt::task<> packOfValues() {
  co_await rt::when_all(fetch(Ns)...);
}
template <class... Ts> struct group {
  rt::task<> run() { co_await rt::when_all(fetch(sizeof(Ts))...); }
};
template <class... Ts> rt::task<> inLambdaOfPack(Ts... ns) {
  co_await [](auto... inner) -> rt::task<> {
    co_await rt::when_all(fetch(inner)...);
  }(ns...);
}
rt::task<> packs(group<int> g) {
  co_await pack(fetch(1));
  co_await packOfValues<1>();
  co_await g.run();
  co_await inLambdaOfPack(1);
}

//===--- One, for what comes out ------------------------------------------===//

// Answers with the outcome instead of throwing.
namespace folly {
template <class T> class Try {
  std::optional<T> value;
};
template <> class Try<void> {
  bool failed;
};
namespace coro {
template <class... Ts>
rt::task<std::tuple<Try<Ts>...>> collectAllTry(rt::task<Ts>... tasks);
}
} // namespace folly
rt::task<> outcomes() {
  auto [r] = co_await folly::coro::collectAllTry(fetch(1));
  auto [s] = co_await folly::coro::collectAllTry(save(1));
}

// Answers with the index of the first, too.
rt::task<> raceOfOne() {
  auto first = co_await rt::when_any(fetch(1));
  co_await save(int(first.index));
}

//===--- No combinator ----------------------------------------------------===//

template <class... Ts> rt::task<std::tuple<Ts...>> gatherAll(Ts... values);
rt::task<> unknownFunction() {
  co_await gatherAll(co_await fetch(1), co_await fetch(2));
  co_await gatherAll(fetch(1));
}

rt::task<> none() {
  co_await rt::when_all();
}

rt::task<> unevaluated() {
  using type = decltype(rt::when_all(fetch(1)));
  if constexpr (false)
    co_await rt::when_all(fetch(1));
  co_return;
}

rt::task<> onPurpose(rt::executor &executor) {
  co_await rt::spawn(executor, fetch(1));
}
