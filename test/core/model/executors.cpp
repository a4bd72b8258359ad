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
  std::thread(run).detach();
  auto done = std::async(run);
  std::jthread joined(run);
}

void threadsInContainers() {
  std::vector<std::thread> threads;
  threads.emplace_back(run);
  threads.emplace_back(std::thread(run));
  threads.emplace_back();
  std::optional<std::jthread> last;
  last.emplace(run);
  auto owned = std::make_unique<std::thread>(run);
  std::vector<std::function<void()>> jobs;
  jobs.emplace_back(run);
}

//===--- The type says it -------------------------------------------------===//

void byType(rt::thread_pool &pool, rt::current_thread &loop,
            rt::executor &unknown, rt::thread_pool *pointer) {
  rt::spawn_detached(pool, work());
  rt::spawn_detached(loop, work());
  rt::spawn_detached(unknown, work());
  rt::spawn_detached(*pointer, work());
  pointer->post(run);
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
  many.start(run);
  single.start(run);
  rt::spawn_detached(ui(), work());
  rt::spawn_detached(app.background(), work());
  rt::spawn_detached(app.executor(), work());
}

void strands(asio::thread_pool &pool, asio::strand<asio::any_io_executor> own) {
  asio::post(own, run);
  asio::post(asio::make_strand(pool), run);
  auto strand = asio::make_strand(pool.get_executor());
  asio::post(strand, run);
  asio::post(asio::bind_executor(strand, run));
  asio::post(pool, asio::bind_executor(strand, run));
  asio::post(strand, asio::bind_executor(pool, run));
  asio::post(strand.get_inner_executor(), run);
}

//===--- The constructor says it ------------------------------------------===//

void onlyOne() {
  rt::thread_pool pool(1);
  pool.post(run);
  rt::thread_pool braces{1};
  rt::spawn_detached(braces, work());
  rt::thread_pool constant(one);
  rt::spawn_detached(constant, work());
  asio::thread_pool threads{1};
  asio::post(threads, run);
  asio::post(threads.get_executor(), run);
  folly::CPUThreadPoolExecutor cpu(1);
  cpu.add(run);
  static rt::thread_pool kept(1);
  kept.post(run);
}

void several(unsigned n) {
  rt::thread_pool pool;
  pool.post(run);
  rt::thread_pool four(4);
  four.post(run);
  rt::thread_pool asked(n);
  asked.post(run);
  rt::thread_pool all(cores());
  all.post(run);
  folly::CPUThreadPoolExecutor between({4, 1});
  between.add(run);
}

void leadingThere() {
  rt::thread_pool pool(1);
  rt::executor &reference = pool;
  rt::spawn_detached(reference, work());
  rt::thread_pool *pointer = &pool;
  pointer->post(run);
  auto made = std::make_unique<rt::thread_pool>(1);
  made->post(run);
  rt::spawn_detached(*made, work());
  std::shared_ptr<rt::thread_pool> shared(new rt::thread_pool(1));
  rt::spawn_detached(*shared.get(), work());
  asio::thread_pool threads(1);
  asio::any_io_executor any = threads.get_executor();
  asio::post(any, run);
  auto executor = threads.get_executor();
  asio::post(executor, run);
  [&alias = pool] { alias.post(run); }();
  [&] { pool.post(run); }();
}

void leadingElsewhere(rt::thread_pool &other, bool big) {
  rt::thread_pool pool(1);
  rt::thread_pool *pointer = &pool;
  if (big)
    pointer = &other;
  pointer->post(run);
  asio::thread_pool threads;
  asio::socket socket(threads.get_executor());
  asio::post(socket.get_executor(), run);
}

rt::thread_pool everywhere(1);
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
    initialised_.post(run);
    listed_.post(run);
    either_.post(run);
    owned_->post(run);
    default_.post(run);
  }
};

class hidden {
  rt::thread_pool pool_{1};

public:
  hidden();
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
    asio::post(executor_, run);
    reference_.post(run);
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
  asio::post(alone, run);
  crowd single(1), many(8);
  asio::post(single, run);
  asio::post(many, run);
}

template <class Pool> void instantiated() {
  Pool pool(1);
  pool.post(run);
}
template void instantiated<rt::thread_pool>();

//===--- An event loop ----------------------------------------------------===//

void hinted(int n) {
  asio::io_context alone(1), four{4}, asked(n), nothing;
  asio::post(alone, run);
  asio::post(four, run);
  asio::post(asked, run);
  asio::post(nothing, run);
  asio::io_context word(-2);
  asio::post(word.get_executor(), run);
}

void runByAPool(unsigned n) {
  asio::io_context io;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < n; ++i)
    threads.emplace_back([&io] { io.run(); });
  asio::post(io, run);
  asio::post(io.get_executor(), run);
  for (std::thread &thread : threads)
    thread.join();
}

void runByTwo() {
  asio::io_context io;
  std::thread first([&] { io.run(); }), second([&] { io.run(); });
  asio::post(io, run);
  first.join();
  second.join();
}

void runHereAsWell() {
  asio::io_context io(1);
  std::thread other([&] { io.run(); });
  asio::post(io, run);
  io.run();
  other.join();
}

void runByOne() {
  asio::io_context io;
  std::thread other([&] { io.run(); });
  asio::post(io, run);
  other.join();
}

void runOneAfterTheOther(bool alone) {
  asio::io_context io;
  std::thread first([&] { io.run(); });
  first.join();
  std::thread second([&] { io.run(); });
  asio::post(io, run);
  second.join();
  io.run();
}

void runEitherWay(bool alone) {
  asio::io_context io;
  asio::post(io, run);
  std::thread other;
  if (alone)
    io.run();
  else
    other = std::thread([&] { io.run(); });
}

void runBeforeTheThread() {
  asio::io_context io;
  asio::post(io, run);
  io.run();
  std::thread other([&] { io.run(); });
}

void oneEach(std::vector<asio::io_context> &contexts) {
  std::vector<std::thread> threads;
  for (asio::io_context &io : contexts) {
    threads.emplace_back([&io] { io.run(); });
    asio::post(io, run);
  }
}

void joinedInTheLoop(int n) {
  asio::io_context io;
  for (int i = 0; i < n; ++i) {
    std::jthread worker([&] { io.run(); });
    asio::post(io, run);
  }
}

void serveLoop(asio::io_context &io) { io.run(); }
void runByAFunction(asio::io_context &io, int n) {
  for (int i = 0; i < n; ++i)
    std::thread(serveLoop, std::ref(io)).detach();
  asio::post(io, run);
}

void runByItsMember(int n) {
  auto io = std::make_shared<asio::io_context>();
  std::vector<std::thread> threads;
  while (n-- > 0)
    threads.push_back(std::thread([io] { io->run(); }));
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
      threads_.emplace_back([this] { loop(); });
    timing_ = std::thread(&listener::time, this);
  }
  void time() { timers_.run(); }
  void submit() {
    asio::post(io_, run);
    asio::post(timers_, run);
  }
};

void runOnAPool(asio::thread_pool &pool) {
  cppcoro::io_service io;
  cppcoro::async_scope scope;
  for (int i = 0; i < 4; ++i)
    asio::post(pool, [&] { io.process_events(); });
  scope.spawn(cppcoro::schedule_on(io, work()));
}

//===--- The task has its executor ----------------------------------------===//

void attached(folly::CPUThreadPoolExecutor &pool, folly::EventBase &loop) {
  co_withExecutor(&pool, job()).start();
  job().scheduleOn(&loop).start();
  folly::CPUThreadPoolExecutor alone(1);
  folly::coro::co_withExecutor(folly::getKeepAliveToken(&alone), job()).start();
  folly::coro::AsyncScope scope;
  scope.add(folly::coro::co_withExecutor(&pool, job()));
  auto ready = folly::coro::co_withExecutor(&pool, job());
  std::move(ready).start();
  cppcoro::static_thread_pool workers(1), many;
  cppcoro::async_scope tasks;
  tasks.spawn(cppcoro::schedule_on(workers, work()));
  tasks.spawn(cppcoro::schedule_on(many, work()));
  tasks.spawn(work());
}
