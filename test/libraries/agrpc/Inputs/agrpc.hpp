// What tests need of asio-grpc, in our own words, over the real Boost.Asio.
#pragma once

#include <boost/asio.hpp>

#include <cstddef>
#include <exception>
#include <utility>

namespace agrpc {
inline namespace b {

template <class Allocator = std::allocator<void>, unsigned Options = 0>
class BasicGrpcExecutor;

class GrpcContext : public boost::asio::execution_context {
public:
  using executor_type = BasicGrpcExecutor<>;
  GrpcContext();
  explicit GrpcContext(std::size_t concurrency_hint);
  executor_type get_executor() noexcept;
  bool run();
  bool poll();
  bool run_completion_queue();
  void stop();
};

template <class Allocator, unsigned Options> class BasicGrpcExecutor {
public:
  GrpcContext &context() const noexcept;
  GrpcContext &query(boost::asio::execution::context_t) const noexcept;
  static constexpr boost::asio::execution::blocking_t
  query(boost::asio::execution::blocking_t) noexcept {
    return boost::asio::execution::blocking.possibly;
  }
  template <class F> void execute(F &&) const {}
  bool operator==(const BasicGrpcExecutor &) const noexcept = default;
};
using GrpcExecutor = BasicGrpcExecutor<>;

template <class Executor> class BasicAlarm {
public:
  explicit BasicAlarm(GrpcContext &);
  template <class Deadline, class Token>
  boost::asio::awaitable<bool> wait(const Deadline &, Token &&) &;
};
using Alarm = BasicAlarm<GrpcExecutor>;

template <class Service> struct ServerRPC {
  template <class Response, class Token>
  boost::asio::awaitable<bool> finish(const Response &, int status, Token &&);
};

template <class RPC, class Service, class Handler, class Token>
auto register_awaitable_rpc_handler(GrpcContext &context, Service &,
                                    Handler &&, Token &&token) {
  return boost::asio::post(context, std::forward<Token>(token));
}

template <class Context> void run(GrpcContext &, Context &);

} // namespace b
} // namespace agrpc
