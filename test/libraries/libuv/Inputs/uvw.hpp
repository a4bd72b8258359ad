// What tests need of uvw, in our own words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace uvw {

class loop {
public:
  static std::shared_ptr<loop> get_default();
  template <typename R, typename... A> std::shared_ptr<R> resource(A &&...);
  int run() noexcept;
};

class thread {
public:
  using task = std::function<void(std::shared_ptr<void>)>;
  bool run() noexcept;
  bool join() noexcept;
};

class mutex {
public:
  void lock() noexcept;
  bool try_lock() noexcept;
  void unlock() noexcept;
};

class semaphore {
public:
  void post() noexcept;
  void wait() noexcept;
  bool try_wait() noexcept;
};

class condition {
public:
  void signal() noexcept;
  void wait(mutex &) noexcept;
  bool timed_wait(mutex &, uint64_t) noexcept;
};

class work_req {
public:
  using task = std::function<void()>;
  int queue();
};

enum class file_open_flags : int { RDONLY };

class file_req {
public:
  void open(const std::string &, file_open_flags, int);
  bool open_sync(const std::string &, file_open_flags, int);
  void read(int64_t, unsigned);
  std::pair<bool, std::pair<std::unique_ptr<const char[]>, std::size_t>>
  read_sync(int64_t, unsigned);
};

class get_addr_info_req {
public:
  void node_addr_info(const std::string &);
  std::pair<bool, std::unique_ptr<int>> node_addr_info_sync(const std::string &);
};

} // namespace uvw
