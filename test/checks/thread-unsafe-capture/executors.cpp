// Which executors make it another thread, and what the notes say about that.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include -I%S/../../core/model/Inputs | %verify %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture --option=async-thread-unsafe-capture.AssumeExecutor=multi \
// RUN:   %s -- -std=c++20 -I%rt_include -I%S/../../core/model/Inputs | %verify --check-prefixes=CHECK,MULTI %s

#include "executors.hpp"

#include <async_tidy/annotations.h>

#include <mutex>
#include <string>
#include <thread>
#include <vector>

std::mutex m;
rt::task<> rest();
rt::task<> borrows(const std::string &s);
folly::coro::Task<void> job(const std::string &s);

//===--- Reported: a pool -------------------------------------------------===//

void pool(rt::thread_pool &pool) {
  std::string s;
  pool.post([&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:15: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'pool'
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a copy, or wait for the work before 's' is gone
}
void poolOfFour() {
  std::string s;
  static rt::thread_pool pool(4);
  pool.post([&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:15: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-4]]:31: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:15: note: 's' is destroyed at the end of its scope in function 'poolOfFour'
// CHECK-NEXT: :[[@LINE-5]]:15: note: pass a copy, or wait for the work before 's' is gone
}
void poolOfSome(unsigned n) {
  std::string s;
  static rt::thread_pool pool(n);
  rt::spawn_detached(pool, borrows(s));
// CHECK:      :[[@LINE-1]]:36: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'poolOfSome'
// CHECK-NEXT: :[[@LINE-4]]:36: note: pass a copy, or wait for the work before 's' is gone
}
void executorOfPool(asio::thread_pool &pool) {
  std::string s;
  auto executor = pool.get_executor();
  asio::post(executor, [&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:26: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs it on 'asio::thread_pool::executor_type', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'executorOfPool'
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a copy, or wait for the work before 's' is gone
}
void poolAsExecutor(asio::thread_pool &pool) {
  std::string s;
  asio::any_io_executor any = pool.get_executor();
  asio::post(any, [&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:21: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs it on 'asio::thread_pool::executor_type', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'poolAsExecutor'
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a copy, or wait for the work before 's' is gone
}
void poolAttached(folly::CPUThreadPoolExecutor &pool) {
  std::string s;
  co_withExecutor(&pool, job(s)).start();
// CHECK:      :[[@LINE-1]]:30: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'folly::coro::TaskWithExecutor::start' runs it on 'folly::CPUThreadPoolExecutor', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'poolAttached'
// CHECK-NEXT: :[[@LINE-4]]:30: note: pass a copy, or wait for the work before 's' is gone
}
class server {
  rt::thread_pool pool_{8};

public:
  void serve() {
    std::string s;
    pool_.post([&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:18: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-8]]:25: note: 'pool_' is constructed for 8 threads
// CHECK-NEXT: :[[@LINE-5]]:17: note: 's' is destroyed at the end of its scope in function 'serve'
// CHECK-NEXT: :[[@LINE-5]]:18: note: pass a copy, or wait for the work before 's' is gone
  }
};
class ASYNC_TIDY_MULTI_THREADED workers {
public:
  template <class F> ASYNC_TIDY_SPAWN void submit(F) {}
};
void annotatedPool(workers &w) {
  std::string s;
  w.submit([&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:14: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'workers::submit' runs it on 'workers', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'annotatedPool'
// CHECK-NEXT: :[[@LINE-4]]:14: note: pass a copy, or wait for the work before 's' is gone
}
ASYNC_TIDY_MULTI_THREADED rt::executor &background();
void annotatedFunction() {
  std::string s;
  background().post([&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:23: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-6]]:41: note: 'background' returns an executor with several threads
// CHECK-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'annotatedFunction'
// CHECK-NEXT: :[[@LINE-5]]:23: note: pass a copy, or wait for the work before 's' is gone
}

//===--- Reported: an event loop that several threads run -----------------===//

void hintOfFour() {
  std::string s;
  static asio::io_context io{4};
  asio::post(io, [&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:20: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-4]]:30: note: 'io' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:15: note: 's' is destroyed at the end of its scope in function 'hintOfFour'
// CHECK-NEXT: :[[@LINE-5]]:20: note: pass a copy, or wait for the work before 's' is gone
}
void runByTwo(asio::io_context &io) {
  std::string s;
  std::thread([&io] { io.run(); }).detach();
  std::thread([&io] { io.run(); }).detach();
  asio::post(io, [&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:20: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-4]]:3: note: two threads run 'io'
// CHECK-NEXT: :[[@LINE-7]]:15: note: 's' is destroyed at the end of its scope in function 'runByTwo'
// CHECK-NEXT: :[[@LINE-5]]:20: note: pass a copy, or wait for the work before 's' is gone
}
void runByThreadsOfALoop(asio::io_context &io, unsigned n) {
  std::string s;
  for (unsigned i = 0; i < n; ++i)
    std::thread([&io] { io.run(); }).detach();
  asio::post(io.get_executor(), [&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:35: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-4]]:5: note: the threads started here run 'io'
// CHECK-NEXT: :[[@LINE-7]]:15: note: 's' is destroyed at the end of its scope in function 'runByThreadsOfALoop'
// CHECK-NEXT: :[[@LINE-5]]:35: note: pass a copy, or wait for the work before 's' is gone
}
class listener {
  asio::io_context io_;
  std::vector<std::thread> threads_;

public:
  void start(unsigned n) {
    for (unsigned i = 0; i < n; ++i)
      threads_.emplace_back([this] { io_.run(); });
  }
  void submit() {
    std::string s;
    asio::post(io_, [&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:23: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-7]]:16: note: the threads started here run 'io_'
// CHECK-NEXT: :[[@LINE-5]]:17: note: 's' is destroyed at the end of its scope in function 'submit'
// CHECK-NEXT: :[[@LINE-5]]:23: note: pass a copy, or wait for the work before 's' is gone
  }
};

//===--- Reported: frames, where a coroutine may change threads ------------===//

rt::task<> onPool() {
  std::unique_lock lock(m, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' is alive across a suspension that may change threads, but 'std::unique_lock<std::mutex>' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'onPool' may go on in another thread after this 'co_await', and destroys 'lock' there
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE+24]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> onPoolOfSome() {
  std::unique_lock lock(m, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' is alive across a suspension that may change threads, but 'std::unique_lock<std::mutex>' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'onPoolOfSome' may go on in another thread after this 'co_await', and destroys 'lock' there
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE+16]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> onAnnotated() {
  std::unique_lock lock(m, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' is alive across a suspension that may change threads, but 'std::unique_lock<std::mutex>' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'onAnnotated' may go on in another thread after this 'co_await', and destroys 'lock' there
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE+8]]:3: note: 'workers::submit' runs it on 'workers', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
void startFrames(rt::thread_pool &pool, unsigned n, workers &w) {
  static rt::thread_pool some(n);
  rt::spawn_detached(pool, onPool());
  rt::spawn_detached(some, onPoolOfSome());
  w.submit(onAnnotated());
}

//===--- Silent: one thread -----------------------------------------------===//

void poolOfOne() {
  std::string s;
  static rt::thread_pool pool(1);
  pool.post([&s] { s.clear(); });
}
void poolOfConstantOne() {
  constexpr int one = 1;
  std::string s;
  static rt::thread_pool pool(one);
  rt::spawn_detached(pool, borrows(s));
}
void executorOfPoolOfOne() {
  std::string s;
  static asio::thread_pool pool(1);
  asio::any_io_executor any = pool.get_executor();
  asio::post(any, [&s] { s.clear(); });
}
void ownedPoolOfOne() {
  std::string s;
  static auto pool = std::make_unique<rt::thread_pool>(1);
  pool->post([&s] { s.clear(); });
}
class solo {
  rt::thread_pool pool_{1};

public:
  void serve() {
    std::string s;
    pool_.post([&s] { s.clear(); });
  }
};
void currentThread(rt::current_thread &loop) {
  std::string s;
  loop.post([&s] { s.clear(); });
  rt::spawn_detached(loop, borrows(s));
}
void eventBase(folly::EventBase &loop) {
  std::string s;
  co_withExecutor(&loop, job(s)).start();
}
void hintOfOne() {
  std::string s;
  static asio::io_context io(1);
  asio::post(io, [&s] { s.clear(); });
}
class ASYNC_TIDY_SINGLE_THREADED user_interface {
public:
  template <class F> ASYNC_TIDY_SPAWN void submit(F) {}
};
void annotatedLoop(user_interface &ui) {
  std::string s;
  ui.submit([&s] { s.clear(); });
}

//===--- Silent: strands --------------------------------------------------===//

void strandOfPool(asio::thread_pool &pool) {
  std::string s;
  auto strand = asio::make_strand(pool);
  asio::post(strand, [&s] { s.clear(); });
}
void strandInPlace(asio::thread_pool &pool) {
  std::string s;
  asio::post(asio::make_strand(pool), [&s] { s.clear(); });
}
void strandAsExecutor(asio::thread_pool &pool) {
  std::string s;
  asio::any_io_executor any = asio::make_strand(pool);
  asio::post(any, [&s] { s.clear(); });
}
class connection {
  asio::strand<asio::any_io_executor> strand_;
  std::string buffer_;

public:
  explicit connection(asio::thread_pool &pool)
      : strand_(asio::make_strand(pool)) {}
  void read() {
    std::string s;
    asio::post(strand_, [this, &s] { buffer_ += s; });
  }
};
void boundToStrand(asio::thread_pool &pool) {
  std::string s;
  std::function<void()> work = [&s] { s.clear(); };
  asio::post(pool, asio::bind_executor(asio::make_strand(pool), work));
}

//===--- Silent unless AssumeExecutor is multi: nobody knows --------------===//

void unknownExecutor(rt::executor &executor) {
  std::string s;
  executor.post([&s] { s.clear(); });
// MULTI:      :[[@LINE-1]]:19: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// MULTI-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// MULTI-NEXT: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// MULTI-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'unknownExecutor'
// MULTI-NEXT: :[[@LINE-5]]:19: note: pass a copy, or wait for the work before 's' is gone
}
void anyExecutor(asio::any_io_executor executor) {
  std::string s;
  asio::post(executor, [&s] { s.clear(); });
// MULTI:      :[[@LINE-1]]:26: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// MULTI-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// MULTI-NEXT: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// MULTI-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'anyExecutor'
// MULTI-NEXT: :[[@LINE-5]]:26: note: pass a copy, or wait for the work before 's' is gone
}
void executorOfSocket(asio::socket &socket) {
  std::string s;
  asio::post(socket.get_executor(), [&s] { s.clear(); });
// MULTI:      :[[@LINE-1]]:39: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// MULTI-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// MULTI-NEXT: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// MULTI-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'executorOfSocket'
// MULTI-NEXT: :[[@LINE-5]]:39: note: pass a copy, or wait for the work before 's' is gone
}
void runByOne(asio::io_context &io) {
  std::string s;
  std::thread([&io] { io.run(); }).detach();
  asio::post(io, [&s] { s.clear(); });
// MULTI:      :[[@LINE-1]]:20: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// MULTI-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// MULTI-NEXT: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// MULTI-NEXT: :[[@LINE-6]]:15: note: 's' is destroyed at the end of its scope in function 'runByOne'
// MULTI-NEXT: :[[@LINE-5]]:20: note: pass a copy, or wait for the work before 's' is gone
}
void runByNobody(asio::io_context &io) {
  std::string s;
  asio::post(io, [&s] { s.clear(); });
// MULTI:      :[[@LINE-1]]:20: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// MULTI-NEXT: :[[@LINE-2]]:3: note: 'asio::post' runs the callable on the executor, after the call has returned
// MULTI-NEXT: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// MULTI-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'runByNobody'
// MULTI-NEXT: :[[@LINE-5]]:20: note: pass a copy, or wait for the work before 's' is gone
}
void runHere(asio::io_context &io) {
  std::string s;
  asio::post(io, [&s] { s.clear(); });
  io.run();
}
/// Until there is nothing left to do.
void runByAnotherAndHere(asio::io_context &io) {
  std::string s;
  std::thread([&io] { io.run(); }).detach();
  asio::post(io, [&s] { s.clear(); });
  io.run();
}
void oneLoopEach(std::vector<asio::io_context> &all) {
  for (asio::io_context &io : all) {
    std::string s;
    std::thread([&io] { io.run(); }).detach();
    asio::post(io, [&s] { s.clear(); });
// MULTI:      :[[@LINE-1]]:22: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// MULTI-NEXT: :[[@LINE-2]]:5: note: 'asio::post' runs the callable on the executor, after the call has returned
// MULTI-NEXT: :[[@LINE-3]]:5: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// MULTI-NEXT: :[[@LINE-6]]:17: note: 's' is destroyed at the end of its scope in function 'oneLoopEach'
// MULTI-NEXT: :[[@LINE-5]]:22: note: pass a copy, or wait for the work before 's' is gone
  }
}

//===--- Silent: frames that stay on their thread -------------------------===//

rt::task<> onPoolOfOne() {
  std::unique_lock lock(m, std::try_to_lock);
  co_await rest();
}
rt::task<> onLoop() {
  std::unique_lock lock(m, std::try_to_lock);
  co_await rest();
}
rt::task<> onUnknown() {
  std::unique_lock lock(m, std::try_to_lock);
  co_await rest();
}
/// On a thread of its own it goes on where it was, as long as that thread does
/// the resuming.
rt::task<> onNewThread() {
  std::unique_lock lock(m, std::try_to_lock);
  co_await rest();
}
void startSilentFrames(rt::current_thread &loop, rt::executor &unknown,
                       user_interface &ui) {
  static rt::thread_pool one(1);
  rt::spawn_detached(one, onPoolOfOne());
  rt::spawn_detached(loop, onLoop());
  ui.submit(onLoop());
  rt::spawn_detached(unknown, onUnknown());
  std::thread([] { rt::block_on(onNewThread()); }).detach();
}
