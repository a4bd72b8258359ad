// What tests need of YACLib, in our own words.
#pragma once

#include <chrono>
#include <coroutine>
#include <cstdint>
#include <utility>

namespace yaclib {

class Job;
class IExecutor {
public:
  virtual ~IExecutor();
  virtual void Submit(Job &) noexcept = 0;
};

template <typename T> class IntrusivePtr {
public:
  T &operator*() const noexcept;
  T *operator->() const noexcept;
};
using IExecutorPtr = IntrusivePtr<IExecutor>;

class FairThreadPool : public IExecutor {
public:
  explicit FairThreadPool(std::uint64_t threads = 4);
  ~FairThreadPool() noexcept override;
  void Submit(Job &) noexcept final;
  void Stop() noexcept;
  void Wait() noexcept;
};
class Strand : public IExecutor {
public:
  explicit Strand(IExecutorPtr);
  void Submit(Job &) noexcept final;
};
template <typename Func> void Submit(IExecutor &, Func &&) {}

template <typename V> struct Result {};
template <typename V> class FutureBase {
public:
  FutureBase(FutureBase &&) noexcept;
  ~FutureBase() noexcept;
  [[nodiscard]] bool Ready() const & noexcept;
  [[nodiscard]] const Result<V> *Get() const & noexcept;
  [[nodiscard]] Result<V> Get() && noexcept;
  void Detach() && noexcept;
};
template <typename V = void> class Future final : public FutureBase<V> {};
template <typename V = void> class FutureOn final : public FutureBase<V> {};
FutureOn<> run(IExecutor &);
template <typename Func> FutureOn<> Run(IExecutor &e, Func &&) {
  return run(e);
}

template <typename V = void> class Task final {
public:
  Task(Task &&) noexcept;
  ~Task() noexcept;
  [[nodiscard]] bool Valid() const & noexcept;
  void Detach(IExecutor &) && noexcept;
  Future<V> ToFuture() && noexcept;
  Result<V> Get() && noexcept;
};

template <typename... F> void Wait(F &...) noexcept;
template <typename R, typename P, typename... F>
bool WaitFor(const std::chrono::duration<R, P> &, F &...) noexcept;
template <typename... F> Future<> WhenAll(F...);

namespace detail {
template <typename V> struct Awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  V await_resume();
};
template <typename R, typename S> struct PromiseType {
  R get_return_object();
  S initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};
} // namespace detail
template <typename V>
detail::Awaiter<V> operator co_await(FutureBase<V> &&) noexcept;
template <typename V> detail::Awaiter<V> operator co_await(Task<V> &&) noexcept;
template <typename... F> detail::Awaiter<void> Await(F &...) noexcept;
detail::Awaiter<void> On(IExecutor &) noexcept;
detail::Awaiter<IExecutor &> Yield() noexcept;

template <typename M> class [[nodiscard]] UniqueGuard {
public:
  UniqueGuard(UniqueGuard &&) noexcept;
  ~UniqueGuard() noexcept;
};
template <bool Batching = true, bool FIFO = false> class Mutex final {
public:
  detail::Awaiter<UniqueGuard<Mutex>> Guard() noexcept;
  detail::Awaiter<void> Lock() noexcept;
  detail::Awaiter<void> Unlock() noexcept;
};

} // namespace yaclib

template <typename V, typename... A>
struct std::coroutine_traits<yaclib::Future<V>, A...> {
  using promise_type =
      yaclib::detail::PromiseType<yaclib::Future<V>, std::suspend_never>;
};
template <typename V, typename... A>
struct std::coroutine_traits<yaclib::Task<V>, A...> {
  using promise_type =
      yaclib::detail::PromiseType<yaclib::Task<V>, std::suspend_always>;
};
