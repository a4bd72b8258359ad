// The executors of the real Boost.Asio.
//
// REQUIRES: boost-asio
// RUN: %async_tidy facts %s -- -std=c++20 \
// RUN:   | grep '^executors-asio.cpp:.* starts work on ' > %t
// RUN: FileCheck --implicit-check-not='starts work' %s < %t

#include <boost/asio.hpp>

#include <thread>
#include <vector>

namespace asio = boost::asio;
asio::awaitable<void> serve();
void run();

void pools() {
  asio::thread_pool pool, one(1);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::post' starts work on several threads: 'pool' has several threads{{$}}
  asio::post(pool, run);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::post' starts work on a single thread: 'one' is constructed for one thread{{$}}
  asio::post(one, run);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on several threads: 'pool' has several threads{{$}}
  asio::co_spawn(pool.get_executor(), serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on a single thread: 'one' is constructed for one thread{{$}}
  asio::co_spawn(one, serve(), asio::detached);
  asio::any_io_executor any = pool.get_executor();
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on several threads: 'pool' has several threads{{$}}
  asio::co_spawn(any, serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on a single thread: 'strand<typename boost::asio::thread_pool::executor_type>' runs one thing at a time{{$}}
  asio::co_spawn(asio::make_strand(pool), serve(), asio::detached);
  asio::strand<asio::thread_pool::executor_type> strand(pool.get_executor());
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::post' starts work on a single thread: 'strand' runs one thing at a time{{$}}
  asio::post(strand, run);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::post' starts work on a single thread: 'strand' runs one thing at a time{{$}}
  asio::post(asio::bind_executor(strand, run));
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::post' starts work on a single thread: 'strand' runs one thing at a time{{$}}
  asio::post(pool, asio::bind_executor(strand, run));
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::post' starts work on several threads: 'asio::system_executor' has several threads{{$}}
  asio::post(asio::system_executor(), run);
}

void contexts(unsigned n) {
  asio::io_context plain, hinted(1), four(4), shared{static_cast<int>(n)},
      unlocked(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on an unknown executor{{$}}
  asio::co_spawn(plain, serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on a single thread: 'hinted' is constructed for one thread{{$}}
  asio::co_spawn(hinted, serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on several threads: 'four' is constructed for 4 threads{{$}}
  asio::co_spawn(four, serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on an unknown executor{{$}}
  asio::co_spawn(unlocked, serve(), asio::detached);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < n; ++i)
    // CHECK: executors-asio.cpp:[[@LINE+1]]:5: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
    threads.emplace_back([&shared] { shared.run(); });
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on several threads: the threads started here run 'shared'{{$}}
  asio::co_spawn(shared, serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on several threads: the threads started here run 'shared'{{$}}
  asio::co_spawn(shared.get_executor(), serve(), asio::detached);
  for (std::thread &thread : threads)
    thread.join();
}

asio::awaitable<void> here(asio::ip::tcp::socket socket) {
  asio::any_io_executor executor = co_await asio::this_coro::executor;
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on an unknown executor{{$}}
  asio::co_spawn(executor, serve(), asio::detached);
  // CHECK: executors-asio.cpp:[[@LINE+1]]:3: 'boost::asio::co_spawn' starts work on an unknown executor{{$}}
  asio::co_spawn(socket.get_executor(), serve(), asio::detached);
}
