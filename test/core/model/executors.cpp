// Which threads run the work that a spawn starts, and why we know.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include -I%S/Inputs \
// RUN:   | grep '^executors.cpp:.* starts work on ' > %t
// RUN: FileCheck --implicit-check-not='starts work' %s < %t

#include "executors.hpp"

#include <async_tidy/annotations.h>

#include <future>
#include <optional>
#include <thread>
#include <vector>

rt::task<> work();
folly::coro::Task<void> job();
void run();
constexpr int one = 1;
unsigned cores();

//===--- The function says it ---------------------------------------------===//

void otherThreads() {
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread(run).detach();
  // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::async' starts work on another thread: 'std::async' runs the callable as if on a new thread{{$}}
  auto done = std::async(run);
  // CHECK: executors.cpp:[[@LINE+1]]:16: 'std::jthread::jthread' starts work on another thread: 'std::jthread' runs the callable on a new thread{{$}}
  std::jthread joined(run);
}

void threadsInContainers() {
  std::vector<std::thread> threads;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  threads.emplace_back(run);
  // CHECK: executors.cpp:[[@LINE+1]]:24: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  threads.emplace_back(std::thread(run));
  threads.emplace_back();
  std::optional<std::jthread> last;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'std::jthread::jthread' starts work on another thread: 'std::jthread' runs the callable on a new thread{{$}}
  last.emplace(run);
  // CHECK: executors.cpp:[[@LINE+1]]:16: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  auto owned = std::make_unique<std::thread>(run);
  std::vector<std::function<void()>> jobs;
  jobs.emplace_back(run);
}

//===--- The type says it -------------------------------------------------===//

void byType(rt::thread_pool &pool, rt::current_thread &loop,
            rt::executor &unknown, rt::thread_pool *pointer) {
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on several threads: 'pool' has several threads{{$}}
  rt::spawn_detached(pool, work());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'loop' runs one thing at a time{{$}}
  rt::spawn_detached(loop, work());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on an unknown executor{{$}}
  rt::spawn_detached(unknown, work());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on several threads: 'pointer' has several threads{{$}}
  rt::spawn_detached(*pointer, work());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'pointer' has several threads{{$}}
  pointer->post(run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on an unknown executor{{$}}
  rt::spawn_detached(work());
}

struct ASYNC_TIDY_MULTI_THREADED workers {
  ASYNC_TIDY_SPAWN void start(std::function<void()> f);
};
struct ASYNC_TIDY_SINGLE_THREADED window {
  ASYNC_TIDY_SPAWN void start(std::function<void()> f);
};
ASYNC_TIDY_SINGLE_THREADED rt::executor &ui();
struct application {
  ASYNC_TIDY_MULTI_THREADED rt::executor &background();
  rt::executor &executor();
};

void annotated(workers &many, window &single, application &app) {
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'workers::start' starts work on several threads: 'many' has several threads{{$}}
  many.start(run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'window::start' starts work on a single thread: 'single' runs one thing at a time{{$}}
  single.start(run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'ui' returns an executor that runs one thing at a time{{$}}
  rt::spawn_detached(ui(), work());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on several threads: 'application::background' returns an executor with several threads{{$}}
  rt::spawn_detached(app.background(), work());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on an unknown executor{{$}}
  rt::spawn_detached(app.executor(), work());
}

void strands(asio::thread_pool &pool, asio::strand<asio::any_io_executor> own) {
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'own' runs one thing at a time{{$}}
  asio::post(own, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'strand<any_io_executor>' runs one thing at a time{{$}}
  asio::post(asio::make_strand(pool), run);
  auto strand = asio::make_strand(pool.get_executor());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'strand' runs one thing at a time{{$}}
  asio::post(strand, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'strand' runs one thing at a time{{$}}
  asio::post(asio::bind_executor(strand, run));
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'strand' runs one thing at a time{{$}}
  asio::post(pool, asio::bind_executor(strand, run));
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: 'asio::thread_pool::basic_executor_type' has several threads{{$}}
  asio::post(strand.get_inner_executor(), run);
}

//===--- The constructor says it ------------------------------------------===//

void onlyOne() {
  rt::thread_pool pool(1);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on a single thread: 'pool' is constructed for one thread{{$}}
  pool.post(run);
  rt::thread_pool braces{1};
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'braces' is constructed for one thread{{$}}
  rt::spawn_detached(braces, work());
  rt::thread_pool constant(one);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'constant' is constructed for one thread{{$}}
  rt::spawn_detached(constant, work());
  asio::thread_pool threads{1};
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'threads' is constructed for one thread{{$}}
  asio::post(threads, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'threads' is constructed for one thread{{$}}
  asio::post(threads.get_executor(), run);
  folly::CPUThreadPoolExecutor cpu(1);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::CPUThreadPoolExecutor::add' starts work on a single thread: 'cpu' is constructed for one thread{{$}}
  cpu.add(run);
  static rt::thread_pool kept(1);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on a single thread: 'kept' is constructed for one thread{{$}}
  kept.post(run);
}

void several(unsigned n) {
  rt::thread_pool pool;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'pool' has several threads{{$}}
  pool.post(run);
  rt::thread_pool four(4);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'four' is constructed for 4 threads{{$}}
  four.post(run);
  rt::thread_pool asked(n);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'asked' has several threads{{$}}
  asked.post(run);
  rt::thread_pool all(cores());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'all' has several threads{{$}}
  all.post(run);
  folly::CPUThreadPoolExecutor between({4, 1});
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::CPUThreadPoolExecutor::add' starts work on several threads: 'between' has several threads{{$}}
  between.add(run);
}

void leadingThere() {
  rt::thread_pool pool(1);
  rt::executor &reference = pool;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'pool' is constructed for one thread{{$}}
  rt::spawn_detached(reference, work());
  rt::thread_pool *pointer = &pool;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on a single thread: 'pool' is constructed for one thread{{$}}
  pointer->post(run);
  auto made = std::make_unique<rt::thread_pool>(1);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on a single thread: 'made' is constructed for one thread{{$}}
  made->post(run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'made' is constructed for one thread{{$}}
  rt::spawn_detached(*made, work());
  std::shared_ptr<rt::thread_pool> shared(new rt::thread_pool(1));
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::spawn_detached' starts work on a single thread: 'shared' is constructed for one thread{{$}}
  rt::spawn_detached(*shared.get(), work());
  asio::thread_pool threads(1);
  asio::any_io_executor any = threads.get_executor();
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'threads' is constructed for one thread{{$}}
  asio::post(any, run);
  auto executor = threads.get_executor();
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'threads' is constructed for one thread{{$}}
  asio::post(executor, run);
  // CHECK: executors.cpp:[[@LINE+1]]:21: 'rt::executor::post' starts work on a single thread: 'pool' is constructed for one thread{{$}}
  [&alias = pool] { alias.post(run); }();
  // CHECK: executors.cpp:[[@LINE+1]]:9: 'rt::executor::post' starts work on a single thread: 'pool' is constructed for one thread{{$}}
  [&] { pool.post(run); }();
}

void leadingElsewhere(rt::thread_pool &other, bool big) {
  rt::thread_pool pool(1);
  rt::thread_pool *pointer = &pool;
  if (big)
    pointer = &other;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'pointer' has several threads{{$}}
  pointer->post(run);
  asio::thread_pool threads;
  asio::socket socket(threads.get_executor());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(socket.get_executor(), run);
}

rt::thread_pool everywhere(1);
// CHECK: executors.cpp:[[@LINE+1]]:17: 'rt::executor::post' starts work on a single thread: 'everywhere' is constructed for one thread{{$}}
void global() { everywhere.post(run); }

class server {
  rt::thread_pool initialised_{1};
  rt::thread_pool listed_;
  rt::thread_pool either_;
  std::unique_ptr<rt::thread_pool> owned_;
  rt::thread_pool default_;

public:
  server() : listed_(1), either_(1), owned_(new rt::thread_pool(1)) {}
  explicit server(unsigned n)
      : listed_(1), either_(n), owned_(std::make_unique<rt::thread_pool>(1)) {}
  void serve() {
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on a single thread: 'initialised_' is constructed for one thread{{$}}
    initialised_.post(run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on a single thread: 'listed_' is constructed for one thread{{$}}
    listed_.post(run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on several threads: 'either_' has several threads{{$}}
    either_.post(run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on a single thread: 'owned_' is constructed for one thread{{$}}
    owned_->post(run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on several threads: 'default_' has several threads{{$}}
    default_.post(run);
  }
};

class hidden {
  rt::thread_pool pool_{1};

public:
  hidden();
  // CHECK: executors.cpp:[[@LINE+1]]:18: 'rt::executor::post' starts work on a single thread: 'pool_' is constructed for one thread{{$}}
  void serve() { pool_.post(run); }
};

class session {
  asio::any_io_executor executor_;
  rt::executor &reference_;
  rt::executor &unknown_;

public:
  session(asio::thread_pool &pool, rt::current_thread &loop, rt::executor &any)
      : executor_(pool.get_executor()), reference_(loop), unknown_(any) {}
  void serve() {
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'asio::post' starts work on several threads: 'pool' has several threads{{$}}
    asio::post(executor_, run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on a single thread: 'loop' runs one thing at a time{{$}}
    reference_.post(run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'rt::executor::post' starts work on an unknown executor{{$}}
    unknown_.post(run);
  }
};

struct solo : asio::thread_pool {
  solo() : thread_pool(1) {}
};
struct crowd : asio::thread_pool {
  using thread_pool::thread_pool;
};
void derived() {
  solo alone;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'alone' is constructed for one thread{{$}}
  asio::post(alone, run);
  crowd single(1), many(8);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'single' is constructed for one thread{{$}}
  asio::post(single, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: 'many' is constructed for 8 threads{{$}}
  asio::post(many, run);
}

template <class Pool> void instantiated() {
  Pool pool(1);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on a single thread: 'pool' is constructed for one thread{{$}}
  pool.post(run);
}
template void instantiated<rt::thread_pool>();

//===--- An event loop ----------------------------------------------------===//

void hinted(int n) {
  asio::io_context alone(1), four{4}, asked(n), nothing;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'alone' is constructed for one thread{{$}}
  asio::post(alone, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: 'four' is constructed for 4 threads{{$}}
  asio::post(four, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(asked, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(nothing, run);
  asio::io_context word(-2);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(word.get_executor(), run);
}

void runByAPool(unsigned n) {
  asio::io_context io;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < n; ++i)
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
    threads.emplace_back([&io] { io.run(); });
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: the threads started here run 'io'{{$}}
  asio::post(io, run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: the threads started here run 'io'{{$}}
  asio::post(io.get_executor(), run);
  for (std::thread &thread : threads)
    thread.join();
}

void runByTwo() {
  asio::io_context io;
  // CHECK: executors.cpp:[[@LINE+2]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  // CHECK: executors.cpp:[[@LINE+1]]:41: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread first([&] { io.run(); }), second([&] { io.run(); });
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: two threads run 'io'{{$}}
  asio::post(io, run);
  first.join();
  second.join();
}

void runHereAsWell() {
  asio::io_context io(1);
  // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread other([&] { io.run(); });
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: two threads run 'io'{{$}}
  asio::post(io, run);
  io.run();
  other.join();
}

void runByOne() {
  asio::io_context io;
  // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread other([&] { io.run(); });
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(io, run);
  other.join();
}

void runOneAfterTheOther(bool alone) {
  asio::io_context io;
  // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread first([&] { io.run(); });
  first.join();
  // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread second([&] { io.run(); });
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(io, run);
  second.join();
  io.run();
}

void runEitherWay(bool alone) {
  asio::io_context io;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(io, run);
  std::thread other;
  if (alone)
    io.run();
  else
    // CHECK: executors.cpp:[[@LINE+1]]:13: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
    other = std::thread([&] { io.run(); });
}

void runBeforeTheThread() {
  asio::io_context io;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on an unknown executor{{$}}
  asio::post(io, run);
  io.run();
  // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread other([&] { io.run(); });
}

void oneEach(std::vector<asio::io_context> &contexts) {
  std::vector<std::thread> threads;
  for (asio::io_context &io : contexts) {
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
    threads.emplace_back([&io] { io.run(); });
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'asio::post' starts work on an unknown executor{{$}}
    asio::post(io, run);
  }
}

void joinedInTheLoop(int n) {
  asio::io_context io;
  for (int i = 0; i < n; ++i) {
    // CHECK: executors.cpp:[[@LINE+1]]:18: 'std::jthread::jthread' starts work on another thread: 'std::jthread' runs the callable on a new thread{{$}}
    std::jthread worker([&] { io.run(); });
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'asio::post' starts work on an unknown executor{{$}}
    asio::post(io, run);
  }
}

void serveLoop(asio::io_context &io) { io.run(); }
void runByAFunction(asio::io_context &io, int n) {
  for (int i = 0; i < n; ++i)
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'std::thread::thread' starts work on several threads: the threads started here run 'io'{{$}}
    std::thread(serveLoop, std::ref(io)).detach();
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: the threads started here run 'io'{{$}}
  asio::post(io, run);
}

void runByItsMember(int n) {
  auto io = std::make_shared<asio::io_context>();
  std::vector<std::thread> threads;
  while (n-- > 0)
    // CHECK: executors.cpp:[[@LINE+1]]:23: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
    threads.push_back(std::thread([io] { io->run(); }));
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on several threads: the threads started here run 'io'{{$}}
  asio::post(*io, run);
}

class listener {
  asio::io_context io_;
  asio::io_context timers_;
  std::vector<std::thread> threads_;
  std::thread timing_;

  void loop() { io_.run(); }

public:
  void start(unsigned n) {
    for (unsigned i = 0; i < n; ++i)
      // CHECK: executors.cpp:[[@LINE+1]]:7: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
      threads_.emplace_back([this] { loop(); });
    // CHECK: executors.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
    timing_ = std::thread(&listener::time, this);
  }
  void time() { timers_.run(); }
  void submit() {
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'asio::post' starts work on several threads: the threads started here run 'io_'{{$}}
    asio::post(io_, run);
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'asio::post' starts work on an unknown executor{{$}}
    asio::post(timers_, run);
  }
};

void runOnAPool(asio::thread_pool &pool) {
  cppcoro::io_service io;
  cppcoro::async_scope scope;
  for (int i = 0; i < 4; ++i)
    // CHECK: executors.cpp:[[@LINE+1]]:5: 'asio::post' starts work on several threads: 'pool' has several threads{{$}}
    asio::post(pool, [&] { io.process_events(); });
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'cppcoro::async_scope::spawn' starts work on several threads: the threads started here run 'io'{{$}}
  scope.spawn(cppcoro::schedule_on(io, work()));
}

//===--- The task has its executor ----------------------------------------===//

void attached(folly::CPUThreadPoolExecutor &pool, folly::EventBase &loop,
              asio::thread_pool &threads) {
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::coro::TaskWithExecutor::start' starts work on several threads: 'pool' has several threads{{$}}
  co_withExecutor(&pool, job()).start();
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::coro::TaskWithExecutor::start' starts work on a single thread: 'loop' runs one thing at a time{{$}}
  job().scheduleOn(&loop).start();
  folly::CPUThreadPoolExecutor alone(1);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::coro::TaskWithExecutor::start' starts work on a single thread: 'alone' is constructed for one thread{{$}}
  folly::coro::co_withExecutor(folly::getKeepAliveToken(&alone), job()).start();
  folly::coro::AsyncScope scope;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::coro::AsyncScope::add' starts work on several threads: 'pool' has several threads{{$}}
  scope.add(folly::coro::co_withExecutor(&pool, job()));
  auto ready = folly::coro::co_withExecutor(&pool, job());
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'folly::coro::TaskWithExecutor::start' starts work on several threads: 'pool' has several threads{{$}}
  std::move(ready).start();
  auto handler = asio::bind_executor(asio::make_strand(threads), run);
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'asio::post' starts work on a single thread: 'strand<any_io_executor>' runs one thing at a time{{$}}
  asio::post(threads, handler);
  cppcoro::static_thread_pool workers(1), many;
  cppcoro::async_scope tasks;
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'cppcoro::async_scope::spawn' starts work on a single thread: 'workers' is constructed for one thread{{$}}
  tasks.spawn(cppcoro::schedule_on(workers, work()));
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'cppcoro::async_scope::spawn' starts work on several threads: 'many' has several threads{{$}}
  tasks.spawn(cppcoro::schedule_on(many, work()));
  // CHECK: executors.cpp:[[@LINE+1]]:3: 'cppcoro::async_scope::spawn' starts work on an unknown executor{{$}}
  tasks.spawn(work());
}
