// RUN: not %async_tidy --quiet --fail-on=strict --format=concise --checks=-*,async-combinator-misuse %s \
// RUN:   -- -std=c++20 | %verify %s

// Combinators as other libraries shape them, by the names that models know.

#include <coroutine>
#include <tuple>
#include <utility>
#include <vector>

//===--- A future that starts at once -------------------------------------===//

namespace seastar {
template <class T = void> class future {
public:
  future(future &&);
  ~future();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await() &&;
};
template <class... F> future<std::tuple<F...>> when_all(F &&...f);
template <class... F> future<std::tuple<int>> when_all_succeed(F &&...f);
} // namespace seastar
template <class T, class... Args>
struct std::coroutine_traits<seastar::future<T>, Args...> {
  struct promise_type {
    seastar::future<T> get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};

seastar::future<int> size();
seastar::future<> futures() {
  co_await seastar::when_all(co_await size(), co_await size());
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'seastar::when_all' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:30: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:47: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
// CHECK-NEXT: :{[[@LINE-5]]:30-[[@LINE-5]]:39}: fix-it: ""
// CHECK-NEXT: :{[[@LINE-6]]:47-[[@LINE-6]]:56}: fix-it: ""
  co_await seastar::when_all_succeed(size());
// CHECK:      :[[@LINE-1]]:12: warning: 'seastar::when_all_succeed' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:38: note: await the task itself, or give it others to run beside it
  co_await seastar::when_all_succeed(size(), size());
  co_await seastar::when_all(size()); // gives the future, which may have failed
}

//===--- Names of other libraries -----------------------------------------===//

namespace cppcoro {
template <class... T> seastar::future<std::tuple<int>> when_all(T...);
template <class T> class when_all_task {
  T *frame;
};
template <class... T>
seastar::future<std::tuple<when_all_task<T>...>> when_all_ready(T...);
} // namespace cppcoro
namespace coro {
template <class... T> seastar::future<std::tuple<int>> when_any(T...);
}
namespace boost::cobalt {
template <class... T> seastar::future<std::tuple<int>> join(T...);
}
namespace concurrencpp {
class thread_pool_executor {};
template <class... T>
seastar::future<std::tuple<int>> when_any(thread_pool_executor &, T...);
} // namespace concurrencpp
namespace async_simple::coro {
template <class... T> seastar::future<std::tuple<int>> collectAll(T...);
}
seastar::future<> names(concurrencpp::thread_pool_executor &pool) {
  co_await cppcoro::when_all(size());
// CHECK:      :[[@LINE-1]]:12: warning: 'cppcoro::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:30: note: await the task itself, or give it others to run beside it
  co_await cppcoro::when_all_ready(size());
  co_await coro::when_any(size());
// CHECK:      :[[@LINE-1]]:12: warning: 'coro::when_any' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:27: note: await the task itself, or give it others to run beside it
  co_await boost::cobalt::join(size());
// CHECK:      :[[@LINE-1]]:12: warning: 'boost::cobalt::join' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:32: note: await the task itself, or give it others to run beside it
  co_await concurrencpp::when_any(pool, size());
// CHECK:      :[[@LINE-1]]:12: warning: 'concurrencpp::when_any' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:41: note: await the task itself, or give it others to run beside it
  co_await concurrencpp::when_any(pool, size(), size());
  co_await async_simple::coro::collectAll(size());
// CHECK:      :[[@LINE-1]]:12: warning: 'async_simple::coro::collectAll' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:43: note: await the task itself, or give it others to run beside it
}
