// Namesakes of what libraries call their executors, with the parts that say
// which threads run the work, and nothing else.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <rt/rt.hpp>
#include <string>
#include <utility>

namespace asio {
class any_io_executor;
class io_context {
public:
  class basic_executor_type {
  public:
    io_context *context;
  };
  using executor_type = basic_executor_type;
  io_context();
  explicit io_context(int hint);
  ~io_context();
  executor_type get_executor();
  std::size_t run();
  std::size_t run_one();
  std::size_t poll();
  void stop();
};
class thread_pool {
public:
  class basic_executor_type {
  public:
    thread_pool *pool;
  };
  using executor_type = basic_executor_type;
  thread_pool();
  explicit thread_pool(std::size_t threads);
  ~thread_pool();
  executor_type get_executor();
  void join();
};
class any_io_executor {
public:
  template <class Executor> any_io_executor(Executor);
};
template <class Executor> class strand {
public:
  explicit strand(const Executor &);
  Executor get_inner_executor() const;
};
template <class Executor> strand<Executor> make_strand(const Executor &);
strand<any_io_executor> make_strand(thread_pool &);
template <class T, class Executor> class executor_binder {};
template <class Executor, class T>
executor_binder<T, Executor> bind_executor(const Executor &, T);
template <class Executor, class F> void post(Executor &&, F &&) {}
template <class F> void post(F &&) {}
class socket {
public:
  explicit socket(any_io_executor);
  any_io_executor get_executor();
};
} // namespace asio

namespace cppcoro {
class static_thread_pool {
public:
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t threads);
};
class io_service {
public:
  io_service();
  explicit io_service(std::uint32_t hint);
  std::uint64_t process_events();
};
class async_scope {
public:
  template <class Awaitable> void spawn(Awaitable &&);
};
template <class Scheduler, class Awaitable>
rt::task<> schedule_on(Scheduler &, Awaitable);
} // namespace cppcoro

namespace folly {
class Executor {
public:
  template <class E = Executor> class KeepAlive {
  public:
    KeepAlive(E *);
    template <class Other> KeepAlive(KeepAlive<Other>);
  };
  virtual ~Executor();
  virtual void add(std::function<void()>);
};
template <class E> Executor::KeepAlive<E> getKeepAliveToken(E *);
class CPUThreadPoolExecutor : public Executor {
public:
  explicit CPUThreadPoolExecutor(std::size_t threads);
  CPUThreadPoolExecutor(std::pair<std::size_t, std::size_t> threads);
  void add(std::function<void()>) override;
};
class EventBase : public Executor {};
namespace coro {
template <class T> class TaskWithExecutor : public rt::task<T> {
public:
  void start() &&;
};
template <class T> class Task : public rt::task<T> {
public:
  TaskWithExecutor<T> scheduleOn(Executor::KeepAlive<>) &&;
};
template <class T>
TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<>, Task<T>);
class AsyncScope {
public:
  template <class T> void add(TaskWithExecutor<T>);
};
} // namespace coro
} // namespace folly
