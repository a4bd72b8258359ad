// Boost.Asio itself.
//
// REQUIRES: boost-asio
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <boost/asio.hpp>
#include <boost/smart_ptr/local_shared_ptr.hpp>
#include <boost/smart_ptr/shared_ptr.hpp>

#include <memory>
#include <string>

namespace asio = boost::asio;

asio::awaitable<void> takesReference(const std::string &);
asio::awaitable<void> takesValue(std::string);

void postToPool(asio::thread_pool &pool) {
  int n = 0;
  asio::post(pool, [&] { ++n; });
// CHECK:      :[[@LINE-1]]:28: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::asio::post' runs it on 'asio::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'postToPool'
// CHECK-NEXT: :[[@LINE-4]]:28: note: pass a copy, or wait for the work before 'n' is gone
}

void deferToExecutorOfPool(asio::thread_pool &pool) {
  int n = 0;
  asio::defer(pool.get_executor(), [&] { ++n; });
// CHECK:      :[[@LINE-1]]:44: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::asio::defer' runs it on 'boost::asio::thread_pool::executor_type', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'deferToExecutorOfPool'
// CHECK-NEXT: :[[@LINE-4]]:44: note: pass a copy, or wait for the work before 'n' is gone
}

void spawnOnPool(asio::thread_pool &pool) {
  std::string s;
  asio::co_spawn(pool, takesReference(s), asio::detached);
// CHECK:      :[[@LINE-1]]:39: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::asio::co_spawn' runs it on 'asio::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'spawnOnPool'
// CHECK-NEXT: :[[@LINE-4]]:39: note: pass a copy, or wait for the work before 's' is gone
}

void spawnLambdaOnPool(asio::thread_pool &pool) {
  int n = 0;
  asio::co_spawn(
      pool,
      [&]() -> asio::awaitable<void> {
        ++n;
// CHECK:      :[[@LINE-1]]:11: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'boost::asio::co_spawn' runs it on 'asio::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-7]]:7: note: 'n' is destroyed at the end of its scope in function 'spawnLambdaOnPool'
// CHECK-NEXT: :[[@LINE-4]]:11: note: pass a copy, or wait for the work before 'n' is gone
        co_return;
      },
      asio::detached);
}

void localPointer(asio::thread_pool &pool, boost::local_shared_ptr<int> p) {
  asio::post(pool, [p] { (void)*p; });
// CHECK:      :[[@LINE-1]]:21: warning: 'p' is copied into work on another thread, but 'boost::local_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::asio::post' runs it on 'asio::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-3]]:21: note: 'boost::local_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

// --- silent

// async-scope-outlives-captures says so.
void poolDeclaredFirst() {
  asio::thread_pool pool;
  int n = 0;
  asio::post(pool, [&] { ++n; });
}

void poolDeclaredLast() {
  int n = 0;
  asio::thread_pool pool;
  asio::post(pool, [&] { ++n; });
}

void poolJoined() {
  asio::thread_pool pool;
  int n = 0;
  asio::post(pool, [&] { ++n; });
  pool.join();
}

void postToContext(asio::io_context &io) {
  int n = 0;
  asio::post(io, [&] { ++n; });
  io.run();
}

void contextOfUnknownThreads(asio::io_context &io) {
  int n = 0;
  asio::post(io, [&] { ++n; });
}

void postToStrand(asio::strand<asio::io_context::executor_type> &strand) {
  int n = 0;
  asio::post(strand, [&] { ++n; });
}

void strandOverPool(asio::strand<asio::thread_pool::executor_type> &strand,
                    boost::local_shared_ptr<int> p) {
  asio::post(strand, [p] { (void)*p; });
}

void anyExecutor(asio::any_io_executor e) {
  int n = 0;
  asio::post(e, [&] { ++n; });
}

void copies(asio::thread_pool &pool) {
  std::string s;
  asio::post(pool, [s] { (void)s; });
  asio::co_spawn(pool, takesValue(s), asio::detached);
}

void sharedPointers(asio::thread_pool &pool, std::shared_ptr<int> a,
                    boost::shared_ptr<int> b) {
  asio::post(pool, [a, b] { (void)(*a + *b); });
}

asio::awaitable<void> spawnAwaited(asio::thread_pool &pool) {
  std::string s;
  co_await asio::co_spawn(pool, takesReference(s), asio::use_awaitable);
}
