// What is suggested instead of a blocking call depends on the library whose
// coroutine it is in, and on what of that library this file includes. Here each
// library is a task type and the function, as its headers declare them.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 | %verify %s

#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <netdb.h>
#include <semaphore>
#include <thread>

using namespace std::chrono_literals;

/// A task, of which only its name differs from library to library.
struct promise_base {
  std::suspend_always initial_suspend();
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception();
};
struct task_base {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

namespace cppcoro {
struct task : task_base {
  struct promise_type : promise_base {
    task get_return_object();
  };
};
struct io_service {
  template <class R, class P>
  task_base schedule_after(std::chrono::duration<R, P> delay);
};
} // namespace cppcoro

namespace coro {
struct task : task_base {
  struct promise_type : promise_base {
    task get_return_object();
  };
};
struct scheduler {
  template <class R, class P> task yield_for(std::chrono::duration<R, P> time);
};
struct semaphore {
  task acquire();
};
} // namespace coro

namespace seastar {
struct task : task_base {
  struct promise_type : promise_base {
    task get_return_object();
  };
};
template <class R, class P> task sleep(std::chrono::duration<R, P> time);
task open_file_dma(const char *name, int flags);
task recursive_remove_directory(std::filesystem::path path);
namespace net::dns {
task get_host_by_name(const char *name);
}
} // namespace seastar

namespace folly::coro {
struct Task : task_base {
  struct promise_type : promise_base {
    Task get_return_object();
  };
};
Task sleep(std::chrono::microseconds time);
} // namespace folly::coro

namespace concurrencpp {
struct result : task_base {
  struct promise_type : promise_base {
    result get_return_object();
  };
};
struct async_condition_variable {
  result await(int executor, int lock);
};
struct timer_queue {
  result make_delay_object(std::chrono::milliseconds time, int executor);
};
} // namespace concurrencpp

namespace corral {
struct Task : task_base {
  struct promise_type : promise_base {
    Task get_return_object();
  };
};
struct ThreadPool {
  template <class F> task_base run(F) { return {}; }
};
} // namespace corral

namespace drogon {
struct Task : task_base {
  struct promise_type : promise_base {
    Task get_return_object();
  };
};
namespace orm {
struct DbClient {
  int execSqlSync(const char *sql);
  task_base execSqlCoro(const char *sql);
};
} // namespace orm
} // namespace drogon

cppcoro::task schedulesAfter() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'schedulesAfter' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'cppcoro::io_service::schedule_after' instead, which frees the thread
  co_return;
}

coro::task yieldsFor(std::counting_semaphore<> &semaphore) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'yieldsFor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'coro::scheduler::yield_for' instead, which frees the thread
  semaphore.acquire();
// CHECK:      :[[@LINE-1]]:13: warning: 'std::counting_semaphore::acquire' blocks the thread that runs coroutine 'yieldsFor' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'std::counting_semaphore::acquire' waits until another thread releases
// CHECK-NEXT: :[[@LINE-3]]:13: note: await 'coro::semaphore::acquire' instead, which frees the thread
  co_return;
}

seastar::task opensFile(addrinfo **found) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'opensFile' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await seastar::sleep"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await seastar::sleep' suspends only the coroutine and frees the thread
  std::ifstream in("f");
// CHECK:      :[[@LINE-1]]:17: warning: 'std::ifstream' blocks the thread that runs coroutine 'opensFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'std::ifstream' opens a file
// CHECK-NEXT: :[[@LINE-3]]:17: note: await 'seastar::open_file_dma' instead, which frees the thread
  std::filesystem::remove_all("d");
// CHECK:      :[[@LINE-1]]:3: warning: 'std::filesystem::remove_all' blocks the thread that runs coroutine 'opensFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::filesystem::remove_all' removes a tree of directories
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'seastar::recursive_remove_directory' instead, which frees the thread
  getaddrinfo("h", "s", nullptr, found);
// CHECK:      :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs coroutine 'opensFile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'getaddrinfo' waits for a name server
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'seastar::net::dns::get_host_by_name' instead, which frees the thread
  co_return;
}

folly::coro::Task sleepsInFolly() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleepsInFolly' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await folly::coro::sleep"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await folly::coro::sleep' suspends only the coroutine and frees the thread
  co_return;
}

concurrencpp::result delays(std::condition_variable &changed,
                            std::unique_lock<std::mutex> &lock) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'delays' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'concurrencpp::timer_queue::make_delay_object' instead, which frees the thread
  changed.wait(lock);
// CHECK:      :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks the thread that runs coroutine 'delays' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:11: note: 'std::condition_variable::wait' waits until another thread notifies
// CHECK-NEXT: :[[@LINE-3]]:11: note: await 'concurrencpp::async_condition_variable::await' instead, which frees the thread
  co_return;
}

/// Without a replacement that this file declares: somewhere to run it.
corral::Task offloads() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'offloads' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'corral::ThreadPool::run', where blocking is fine
  co_return;
}

drogon::Task asksDatabase(drogon::orm::DbClient &client) {
  client.execSqlSync("select 1");
// CHECK:      :[[@LINE-1]]:10: warning: 'drogon::orm::DbClient::execSqlSync' blocks the thread that runs coroutine 'asksDatabase' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'drogon::orm::DbClient::execSqlSync' waits for the database
// CHECK-NEXT: :[[@LINE-3]]:10: note: await 'drogon::orm::DbClient::execSqlCoro' instead, which frees the thread
  co_return;
}

/// It is the library's own choice: a callable of its pool may block.
corral::Task offloaded(corral::ThreadPool &pool) {
  co_await pool.run([] { std::this_thread::sleep_for(1s); });
}
