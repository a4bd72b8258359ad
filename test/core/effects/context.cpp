// Where awaits move a coroutine to, and where it may block therefore.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | FileCheck %s --implicit-check-not="context.cpp:{{.*}}moves to" --implicit-check-not="context.cpp:{{.*}}may block"

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <memory>
#include <thread>

using namespace std::chrono_literals;

namespace concurrencpp {
struct executor {
  virtual ~executor() = default;
};
struct thread_executor final : executor {};
struct manual_executor final : executor {};
struct thread_pool_executor final : executor {};
struct runtime {
  std::shared_ptr<thread_pool_executor> background_executor() const;
  std::shared_ptr<thread_pool_executor> thread_pool_executor() const;
};
template <class E> rt::yield_awaiter resume_on(std::shared_ptr<E> on);
template <class E> rt::yield_awaiter resume_on(E *on);
} // namespace concurrencpp
namespace coro {
struct thread_pool {
  rt::yield_awaiter schedule();
};
} // namespace coro
namespace winrt {
rt::yield_awaiter resume_background();
struct apartment_context {
  rt::yield_awaiter operator co_await() const;
};
} // namespace winrt
using concurrencpp::resume_on;

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enter();
rt::task<> other();

rt::task<> byFunction(coro::thread_pool &pool) {
  // CHECK: context.cpp:[[@LINE+1]]:3: 'enter' moves to where blocking is fine
  co_await enter();
  // CHECK: context.cpp:[[@LINE+1]]:3: 'std::this_thread::sleep_for' may block: suspends the calling thread for the whole time; that is fine here
  std::this_thread::sleep_for(1s);
  co_await other();
  co_await rt::yield();
  // CHECK: context.cpp:[[@LINE+1]]:3: 'coro::thread_pool::schedule' moves to the executor
  co_await pool.schedule();
  // CHECK: context.cpp:[[@LINE+1]]:3: 'std::this_thread::sleep_for' may block: suspends the calling thread for the whole time{{$}}
  std::this_thread::sleep_for(1s);
}

rt::task<> byArgument(concurrencpp::runtime &r,
                      std::shared_ptr<concurrencpp::executor> any,
                      std::shared_ptr<concurrencpp::manual_executor> loop,
                      concurrencpp::thread_executor *threads) {
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::resume_on' moves to where blocking is fine
  co_await resume_on(any);
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::manual_executor' moves to the executor
  co_await resume_on(loop);
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::thread_executor' moves to where blocking is fine
  co_await resume_on(threads);
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::runtime::thread_pool_executor' moves to the executor
  co_await resume_on(r.thread_pool_executor());
  auto background = r.background_executor();
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::runtime::background_executor' moves to where blocking is fine
  co_await resume_on(background);
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::resume_on' moves to where blocking is fine
  co_await resume_on(background.get());
  // CHECK: context.cpp:[[@LINE+1]]:3: 'concurrencpp::runtime::background_executor' moves to where blocking is fine
  co_await resume_on(&*background);
}

rt::task<> byAwaitingTheExecutor(winrt::apartment_context ui) {
  // CHECK: context.cpp:[[@LINE+1]]:3: 'winrt::resume_background' moves to where blocking is fine
  co_await winrt::resume_background();
  // CHECK: context.cpp:[[@LINE+1]]:3: 'winrt::apartment_context' moves to the executor
  co_await ui;
}
