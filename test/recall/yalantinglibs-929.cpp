// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/async_simple/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// alibaba/yalantinglibs#929
// A message is handled by a task that the executor runs, made by a closure that
// is a local.

#include <async_simple.hpp>

#include <memory>
#include <string>

namespace coro = async_simple::coro;

async_simple::Executor *global_executor();
struct handler {
  coro::Lazy<std::string> handle(const std::string &payload);
};

class client_manager {
  void publish(const std::string &topic, const std::string &response);

public:
  void process(const std::string &topic, const std::string &payload,
               std::shared_ptr<handler> h) {
    auto copy = std::make_shared<std::string>(payload);
    auto task = [this, topic, copy, h]() -> coro::Lazy<> {
      std::string response = co_await h->handle(*copy);
      publish(topic, response);
    };
    task().via(global_executor()).start([](auto &&) {});
// CHECK:      :[[@LINE-1]]:5: warning: 'topic' is captured by 'task', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'async_simple::coro::RescheduleLazy::start' starts the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'task' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-6]]:15: note: this lambda uses 'topic' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:5: note: pass 'topic' as an argument: a coroutine copies its parameters, not its captures
  }
};
