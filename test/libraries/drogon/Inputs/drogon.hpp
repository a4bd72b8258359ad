// What tests need of drogon and trantor, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace trantor {

class EventLoop {
public:
  using Func = std::function<void()>;
  void queueInLoop(const Func &);
  void runInLoop(const Func &);
};
class TaskQueue {
public:
  virtual ~TaskQueue();
  virtual void runTaskInQueue(const std::function<void()> &) = 0;
  void syncTaskInQueue(const std::function<void()> &);
};
class ConcurrentTaskQueue : public TaskQueue {
public:
  ConcurrentTaskQueue(std::size_t threads, const std::string &name);
  void runTaskInQueue(const std::function<void()> &) override;
};

} // namespace trantor

namespace drogon {

template <class T = void> struct [[nodiscard]] Task {
  struct promise_type : parts::lazy<Task, T> {};
  Task(Task &&) noexcept;
  parts::awaiter<T> operator co_await() const noexcept;
};
struct AsyncTask {
  struct promise_type : parts::eager<AsyncTask, void> {};
};

template <class A> void sync_wait(A &&) {}
template <class C> void async_run(C &&) {}
template <class... T> parts::awaiter<void> when_all(T...);
namespace internal {
struct [[nodiscard]] TimerAwaiter : parts::awaiter<void> {};
struct [[nodiscard]] SwitchThreadAwaiter : parts::awaiter<void> {};
} // namespace internal
internal::TimerAwaiter sleepCoro(trantor::EventLoop *, double) noexcept;
internal::TimerAwaiter sleepCoro(trantor::EventLoop *,
                                 const std::chrono::duration<double> &) noexcept;
internal::SwitchThreadAwaiter switchThreadCoro(trantor::EventLoop *) noexcept;

class Mutex final {
public:
  bool try_lock() noexcept;
  [[nodiscard]] parts::awaiter<std::unique_lock<Mutex>> scoped_lock() noexcept;
  void unlock() noexcept;
};

namespace orm {
struct Result {};
class DbClient {
public:
  Result execSqlSync(const std::string &);
  parts::awaiter<Result> execSqlCoro(const std::string &);
};
using DbClientPtr = std::shared_ptr<DbClient>;
template <class T> class Mapper {
public:
  explicit Mapper(const DbClientPtr &);
  T findByPrimaryKey(const std::string &);
};
template <class T> class CoroMapper {
public:
  explicit CoroMapper(const DbClientPtr &);
  parts::awaiter<T> findByPrimaryKey(const std::string &);
};
} // namespace orm
namespace nosql {
class RedisClient {
public:
  template <class F> int execCommandSync(F &&, const char *) { return 0; }
  parts::awaiter<int> execCommandCoro(const char *);
};
} // namespace nosql

class HttpAppFramework {
public:
  trantor::EventLoop *getLoop() const;
  orm::DbClientPtr getDbClient();
};
HttpAppFramework &app();

} // namespace drogon
