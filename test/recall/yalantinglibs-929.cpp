// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/Inputs | %verify %s

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
  }
};
