// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests need of Drogon's interface, in our own words.
//
#ifndef RECALL_DROGON_HPP
#define RECALL_DROGON_HPP

#include <chrono>
#include <coroutine>
#include <exception>
#include <memory>
#include <string>

namespace trantor {
class EventLoop;
}

namespace drogon {

/// Starts at once and runs on alone.
struct AsyncTask {
  struct promise_type {
    AsyncTask get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() { std::terminate(); }
  };
};
template <class T> struct CallbackAwaiter {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
CallbackAwaiter<void> sleepCoro(trantor::EventLoop *loop,
                                std::chrono::duration<double> delay);
trantor::EventLoop *getLoop();

namespace orm {
class DbClient;
using DbClientPtr = std::shared_ptr<DbClient>;
DbClientPtr getDbClient();
/// Waits for the database.
template <class T> class Mapper {
public:
  explicit Mapper(const DbClientPtr &client);
  T findByPrimaryKey(const std::string &key);
};
/// Is awaited.
template <class T> class CoroMapper {
public:
  explicit CoroMapper(const DbClientPtr &client);
  CallbackAwaiter<T> findByPrimaryKey(const std::string &key);
};
} // namespace orm
} // namespace drogon

#endif // RECALL_DROGON_HPP
