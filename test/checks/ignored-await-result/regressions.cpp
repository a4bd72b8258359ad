// RUN: %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Each of these was wrong once.

#include <rt/rt.hpp>

// In a template an await has no awaiter yet: this crashed.
rt::task<int> count();
template <class T> rt::task<T> notInstantiated(T t) {
  co_await count();
  co_await t;
  auto inner = [](auto u) -> rt::task<> { co_await count(); };
  co_await inner(t);
  co_return t;
}
template <class T> struct holder {
  static rt::task<int> member(int n) {
    co_await T::create(n); // the promise is known here, the awaiter is not
    co_return n;
  }
};
