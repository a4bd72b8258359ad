// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// apple/foundationdb#12954
// The reply is bound to a reference although the future is a temporary.

#include <coroutine>
#include <exception>
#include <memory>
#include <string>

template <class T> class Future {
  struct SAV {
    T value;
  };
  std::shared_ptr<SAV> sav;

public:
  struct promise_type {
    std::shared_ptr<SAV> sav = std::make_shared<SAV>();
    Future get_return_object() { return Future(sav); }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(T v) { sav->value = std::move(v); }
    void unhandled_exception() { std::terminate(); }
  };
  struct awaiter {
    std::shared_ptr<SAV> sav;
    bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    const T &await_resume() { return sav->value; }
  };
  explicit Future(std::shared_ptr<SAV> s) : sav(s) {}
  awaiter operator co_await() const { return awaiter{sav}; }
};

Future<std::string> get_reply(int version);
Future<int> commit(const std::string &key);

Future<int> update(int version) {
  const auto &reply = co_await get_reply(version);
  int committed = co_await commit(reply);
  co_return committed;
}
