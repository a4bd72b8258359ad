// What tests need of userver, in our own words.
#pragma once

#include <string>
#include <utility>

namespace userver {

namespace engine {

class TaskProcessor;

class TaskBase {
public:
  void Wait() const noexcept(false);
  void SyncCancel() noexcept;
};
/// Cancels and waits when it is destroyed.
class [[nodiscard]] Task : public TaskBase {
public:
  Task(Task &&) noexcept;
  ~Task();
  void Detach() &&;
};
template <typename T> class [[nodiscard]] TaskWithResult : public Task {
public:
  T Get() noexcept(false);
};
/// Cancels and waits when the last of its copies is destroyed.
template <typename T>
class [[nodiscard]] SharedTaskWithResult : public TaskBase {
public:
  SharedTaskWithResult(const SharedTaskWithResult &) noexcept;
  ~SharedTaskWithResult();
  T Get() const noexcept(false);
};

namespace impl {
template <typename Task> Task start();
} // namespace impl

template <typename F, typename... Args>
[[nodiscard]] auto AsyncNoSpan(TaskProcessor &, F &&, Args &&...) {
  return impl::start<TaskWithResult<int>>();
}
template <typename... Tasks> void WaitAllChecked(Tasks &...tasks);

class Mutex {
public:
  ~Mutex();
  void lock();
  void unlock();
};

} // namespace engine

namespace utils {
template <typename F, typename... Args>
[[nodiscard]] auto Async(std::string, F &&, Args &&...) {
  return engine::impl::start<engine::TaskWithResult<int>>();
}
template <typename F, typename... Args>
[[nodiscard]] auto SharedAsync(std::string, F &&, Args &&...) {
  return engine::impl::start<engine::SharedTaskWithResult<int>>();
}
} // namespace utils

namespace concurrent {
/// Cancels its tasks and waits for them when it is destroyed.
class BackgroundTaskStorage {
public:
  BackgroundTaskStorage();
  ~BackgroundTaskStorage();
  void CancelAndWait() noexcept;
  template <typename... Args> void AsyncDetach(std::string, Args &&...) {}
};
} // namespace concurrent

} // namespace userver
