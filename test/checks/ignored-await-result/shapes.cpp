// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result %s \
// RUN:   -- -std=c++23 | %verify %s

// Results and tasks as other libraries shape them.

#include <coroutine>
#include <expected>
#include <system_error>
#include <tuple>
#include <utility>

//===--- Result types that models name ------------------------------------===//

namespace boost::system {
class error_code {};
template <class T, class E = error_code> class result {};
} // namespace boost::system
namespace absl {
inline namespace lts_20240116 {
class Status {};
template <class T> class StatusOr {};
} // namespace lts_20240116
} // namespace absl
namespace folly {
template <class V, class E> class Expected {};
template <class T> class Try {};
} // namespace folly
namespace tl {
template <class T, class E> class expected {};
} // namespace tl

//===--- A task that starts at once, with coroutine_traits ----------------===//

template <class T = void> class [[nodiscard]] future {
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
template <class T, class... Args>
struct std::coroutine_traits<future<T>, Args...> {
  struct promise_type {
    future<T> get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};

template <class T> future<T> get();

future<> results() {
  co_await get<std::expected<int, std::error_code>>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'std::expected<int, std::error_code>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::expected' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<std::error_code>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'std::error_code', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<boost::system::error_code>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'boost::system::error_code', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::system::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<boost::system::result<int>>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'boost::system::result<int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::system::result' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<absl::Status>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'absl::Status', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'absl::Status' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<absl::StatusOr<int>>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'absl::StatusOr<int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'absl::StatusOr' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<folly::Expected<int, int>>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'folly::Expected<int, int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::Expected' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<folly::Try<int>>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'folly::Try<int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::Try' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<tl::expected<int, int>>();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'get', of type 'tl::expected<int, int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'tl::expected' holds the error when there is no value
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await get<std::tuple<std::error_code, int>>();
  co_await get<std::pair<int, int>>();
  co_await get<int>();
  co_await get<void>();
}

//===--- Awaited through await_transform ----------------------------------===//

template <class T> class awaitable {
public:
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
    template <class U> awaitable<U> await_transform(awaitable<U> a);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
awaitable<std::error_code> handshake();
awaitable<void> transformed() {
  co_await handshake();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'handshake', of type 'std::error_code', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  (void)co_await handshake();
}
