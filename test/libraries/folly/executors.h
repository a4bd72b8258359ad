// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature of folly's executors, its futures, and what blocks a thread or
// locks, in our own words. Nothing of it runs.
//
#ifndef LIBRARIES_FOLLY_EXECUTORS_H
#define LIBRARIES_FOLLY_EXECUTORS_H

#include <folly/coro.h>

#include <chrono>
#include <mutex>
#include <string>

namespace folly {

/// Owns what it is made from.
template <class Signature> class Function;
template <class R, class... A> class Function<R(A...)> {
  void *target;

public:
  template <class F> Function(F f) : target(new F(std::move(f))) {}
  Function(Function &&) noexcept;
  ~Function();
  R operator()(A...);
};
using Func = Function<void()>;

class ThreadPoolExecutor : public Executor {
public:
  ~ThreadPoolExecutor();
  void stop();
  void join();
};
class CPUThreadPoolExecutor : public ThreadPoolExecutor {
public:
  explicit CPUThreadPoolExecutor(std::size_t threads);
  ~CPUThreadPoolExecutor();
  void add(Func work);
};
class EventBase : public Executor {
public:
  ~EventBase();
  bool loop();
  void runInLoop(Func work);
  void runInEventBaseThread(Func work) noexcept;
  void runInEventBaseThreadAlwaysEnqueue(Func work) noexcept;
  void runInEventBaseThreadAndWait(Func work) noexcept;
};
class ManualExecutor : public Executor {
public:
  void wait();
  std::size_t run();
};

template <class T> class [[nodiscard]] SemiFuture {
public:
  SemiFuture(SemiFuture &&) noexcept;
  ~SemiFuture();
  T get() &&;
  T get(std::chrono::microseconds) &&;
  T &value() &;
  bool isReady() const;
};
template <class T> class [[nodiscard]] Future : public SemiFuture<T> {
public:
  T get() &&;
  T getVia(ManualExecutor *) &&;
  T getVia(ManualExecutor *, std::chrono::microseconds) &&;
  Future<T> &wait() &;
};
template <class E> Future<int> via(E *executor);
template <class E, class F> Future<int> via(E *executor, F &&) {
  return via(executor);
}

template <bool MayBlock = true> class Baton {
public:
  void wait() noexcept;
  bool ready() const noexcept;
  bool try_wait() noexcept;
  bool try_wait_for(std::chrono::microseconds) noexcept;
  void post() noexcept;
};
class Latch {
public:
  void count_down(std::ptrdiff_t n = 1) noexcept;
  bool try_wait() noexcept;
  bool try_wait_for(std::chrono::microseconds) noexcept;
  void wait() noexcept;
};
template <bool MayBlock> class SaturatingSemaphore {
public:
  bool ready() const noexcept;
  void wait() noexcept;
  bool try_wait_for(std::chrono::microseconds) noexcept;
};
namespace detail {
template <class Handoff> struct LifoSemBase {
  void wait();
  bool try_wait();
};
} // namespace detail
template <class Handoff = Baton<>>
struct LifoSemImpl : detail::LifoSemBase<Handoff> {};
using LifoSem = LifoSemImpl<>;
template <class T> class DynamicBoundedQueue {
public:
  void enqueue(T &&);
  bool try_enqueue(T &&);
  void dequeue(T &);
};
class Subprocess {
public:
  int wait();
  int waitTimeout(std::chrono::milliseconds);
  int poll();
};
bool readFile(const char *name, std::string &out);

/// Locked for as long as there is one.
template <class T> class LockedPtr {
  std::unique_lock<std::mutex> lock_;
  T *value_;

public:
  LockedPtr(std::mutex &mutex, T &value) : lock_(mutex), value_(&value) {}
  T *operator->() const { return value_; }
  T &operator*() const { return *value_; }
};
template <class T> class Synchronized {
  std::mutex mutex_;
  T value_;

public:
  LockedPtr<T> wlock() { return LockedPtr<T>(mutex_, value_); }
  template <class F> auto withWLock(F &&f) { return f(*wlock()); }
};

namespace coro {
/// What a lock of it waits for is awaited.
class Mutex {
  template <class T> struct LockOperation {
    Mutex &mutex;
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>) const noexcept;
    T await_resume() const noexcept;
  };

public:
  ~Mutex();
  bool try_lock() noexcept;
  [[nodiscard]] LockOperation<std::unique_lock<Mutex>>
  co_scoped_lock() noexcept;
  [[nodiscard]] LockOperation<void> co_lock() noexcept;
  void unlock() noexcept;
};
template <class M> class [[nodiscard]] SharedLock {
  M *mutex_;

public:
  SharedLock(SharedLock &&other) noexcept;
  ~SharedLock();
};
class SharedMutexFair {
public:
  template <class T> struct LockOperation {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>) const noexcept;
    T await_resume() const noexcept;
  };
  [[nodiscard]] LockOperation<SharedLock<SharedMutexFair>>
  co_scoped_lock_shared() noexcept;
};
using SharedMutex = SharedMutexFair;
/// Locked by awaiting.
template <class T> class Synchronized {
  template <class Lock> class GenericLockedPtr {
    Lock lock_;
    T *value_;

  public:
    T *operator->() const;
    T &operator*() const;
  };

public:
  Task<GenericLockedPtr<std::unique_lock<Mutex>>> wLock();
};
} // namespace coro
} // namespace folly

#endif // LIBRARIES_FOLLY_EXECUTORS_H
