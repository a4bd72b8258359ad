// What does not block, or not a coroutine, is not reported.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <cstdio>
#include <fstream>
#include <future>
#include <latch>
#include <mutex>
#include <netdb.h>
#include <optional>
#include <poll.h>
#include <semaphore>
#include <sstream>
#include <string>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

// --- the context is not a coroutine

void plainFunction() { std::this_thread::sleep_for(1s); }

int main() { std::this_thread::sleep_for(1s); }

struct plain {
  plain() { std::this_thread::sleep_for(1s); }
  ~plain() { std::this_thread::sleep_for(1s); }
  void member() { std::this_thread::sleep_for(1s); }
  void operator()() { std::this_thread::sleep_for(1s); }
};

auto plainLambda = [] { std::this_thread::sleep_for(1s); };

/// Returns a task, but is no coroutine: its body runs when it is called.
rt::task<> returnsTask(rt::task<> t) { return t; }

void plainFunctionWithCoroutineLambda() {
  std::this_thread::sleep_for(1s);
  auto work = []() -> rt::task<> { co_return; };
  rt::block_on(work());
}

rt::task<> plainLambdaInCoroutine() {
  auto wait = [] { std::this_thread::sleep_for(1s); };
  std::thread(wait).detach();
  co_return;
}

rt::task<> genericLambdaInCoroutine() {
  auto wait = [](auto time) { std::this_thread::sleep_for(time); };
  std::thread(wait, 1s).detach();
  co_return;
}

rt::task<> lambdaInLambdaInCoroutine() {
  auto make = [] { return [] { std::this_thread::sleep_for(1s); }; };
  std::thread(make()).detach();
  co_return;
}

rt::task<> memberOfLocalClass() {
  struct local {
    static void wait() { std::this_thread::sleep_for(1s); }
  };
  std::thread(&local::wait).detach();
  co_return;
}

// --- the work runs where blocking is fine

rt::task<> offloaded() {
  co_await rt::spawn_blocking([] { std::this_thread::sleep_for(1s); });
}

rt::task<int> offloadedAndAwaitedLater(std::future<int> f) {
  auto handle = rt::spawn_blocking([&] { return f.get(); });
  co_await rt::yield();
  co_return co_await std::move(handle);
}

rt::task<> threadOfItsOwn() {
  std::jthread t([] { std::this_thread::sleep_for(1s); });
  co_await rt::yield();
  t.detach();
}

rt::task<> asyncOfItsOwn(std::future<int> &result) {
  result = std::async(std::launch::async, [] {
    std::this_thread::sleep_for(1s);
    return 1;
  });
  co_return;
}

rt::task<> packagedTask(std::future<int> f) {
  std::packaged_task<int()> job([&] { return f.get(); });
  std::thread(std::move(job)).detach();
  co_return;
}

template <class F> ASYNC_TIDY_OFFLOAD rt::task<> inBackground(F f) {
  co_return f();
}
rt::task<> annotatedOffload() {
  co_await inBackground([] { std::this_thread::sleep_for(1s); });
}

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enterBlockingPool();
rt::task<> movedToBlockingContext() {
  co_await enterBlockingPool();
  std::this_thread::sleep_for(1s);
}

struct io_pool {
  ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enter();
};
rt::task<int> movedByMember(io_pool &pool, std::future<int> f) {
  co_await pool.enter();
  co_return f.get();
}

// --- the coroutine is not asynchronous

template <class T> struct generator {
  struct promise_type {
    T value;
    generator get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) {
      value = v;
      return {};
    }
    void return_void() {}
    void unhandled_exception() {}
  };
  bool next();
};

generator<std::string> lines() {
  std::ifstream in("log");
  for (std::string line; std::getline(in, line);)
    co_yield line;
}

generator<int> polls() {
  for (;;) {
    std::this_thread::sleep_for(1s);
    co_yield 1;
  }
}

/// A coroutine that computes an optional where it stands.
template <class T> struct maybe : std::optional<T> {
  struct promise_type {
    maybe get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(T) {}
    void unhandled_exception() {}
  };
};
maybe<int> optionalCoroutine(std::future<int> f) { co_return f.get(); }

// --- another function of that name

namespace mine {
void sleep(int);
int read(int, void *, unsigned long);
void system(const char *);
rt::task<> pause();
struct thread {
  void join();
};
struct future {
  int get();
};
} // namespace mine

rt::task<> ownFunctions(mine::thread &t, mine::future &f) {
  mine::sleep(1);
  mine::read(0, nullptr, 0);
  mine::system("make");
  t.join();
  (void)f.get();
  co_await mine::pause();
}

namespace mine {
rt::task<> ownFunctionUnqualified() {
  sleep(1);
  co_return;
}
} // namespace mine

namespace std_like::this_thread {
void sleep_for(std::chrono::seconds);
}
rt::task<> sameNameElsewhere() {
  std_like::this_thread::sleep_for(1s);
  co_return;
}

struct device {
  void sleep(int);
  int wait(int *);
  rt::task<> use() {
    sleep(1);
    wait(nullptr);
    co_return;
  }
};

rt::task<> ownLambdaNamedSleep() {
  auto sleep = [](int) {};
  sleep(1);
  co_return;
}

rt::task<> asynchronousForms(std::chrono::seconds time) {
  co_await rt::sleep_for(time);
  co_await rt::sleep_until(std::chrono::steady_clock::now() + time);
}

// --- the form does not block

rt::task<> waitForZero(std::future<int> f) {
  bool there = f.wait_for(0s) == std::future_status::ready;
  (void)there;
  co_return;
}

rt::task<> waitForZeroOfAnotherUnit(std::shared_future<int> f) {
  while (f.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
    co_await rt::yield();
}

rt::task<> waitForDurationZero(std::future<int> f) {
  if (f.wait_for(std::chrono::seconds::zero()) == std::future_status::timeout)
    co_await rt::yield();
}

rt::task<> waitForConstantZero(std::future<int> f) {
  constexpr auto nothing = 0ms;
  if (f.wait_for(nothing) == std::future_status::timeout)
    co_await rt::yield();
}

rt::task<> sleepForZero() {
  std::this_thread::sleep_for(0s);
  sleep(0);
  co_return;
}

rt::task<int> getAfterReadyTest(std::future<int> f) {
  if (f.wait_for(0s) == std::future_status::ready)
    co_return f.get();
  co_return 0;
}

rt::task<int> getAfterEarlyReturn(std::future<int> f) {
  if (f.wait_for(0s) != std::future_status::ready)
    co_return 0;
  co_return f.get();
}

rt::task<int> getAfterPollingLoop(std::future<int> f) {
  while (f.wait_for(0s) != std::future_status::ready)
    co_await rt::sleep_for(1ms);
  co_return f.get();
}

rt::task<int> getAfterDoLoop(std::future<int> f) {
  do
    co_await rt::yield();
  while (f.wait_for(0s) != std::future_status::ready);
  co_return f.get();
}

rt::task<int> getInConditional(std::future<int> f) {
  co_return f.wait_for(0s) == std::future_status::ready ? f.get() : 0;
}

struct holder {
  std::future<int> result;
  rt::task<int> memberTested() {
    while (result.wait_for(0s) != std::future_status::ready)
      co_await rt::yield();
    co_return result.get();
  }
};

rt::task<> latchTested(std::latch &l) {
  while (!l.try_wait())
    co_await rt::yield();
  l.wait();
}

rt::task<> tries(std::counting_semaphore<> &s, std::mutex &m) {
  if (s.try_acquire())
    s.release();
  if (s.try_acquire_for(0s))
    s.release();
  if (m.try_lock())
    m.unlock();
  co_return;
}

rt::task<> latchCountDown(std::latch &l) {
  l.count_down();
  co_return;
}

rt::task<> notifies(std::condition_variable &changed) {
  changed.notify_all();
  co_return;
}

rt::task<> waitpidNoHang(int *status) {
  while (waitpid(-1, status, WNOHANG) == 0)
    co_await rt::sleep_for(10ms);
}

rt::task<> waitpidSeveralFlags(int *status) {
  waitpid(-1, status, WNOHANG | WUNTRACED);
  co_return;
}

rt::task<> pollZero(pollfd *fds) {
  poll(fds, 1, 0);
  co_return;
}

rt::task<> epollZero(epoll_event *events) {
  epoll_wait(3, events, 1, 0);
  co_return;
}

rt::task<> numericHost(const sockaddr *address, char *host) {
  getnameinfo(address, 16, host, 64, nullptr, 0, NI_NUMERICHOST);
  co_return;
}

rt::task<> lockTried(int fd) {
  flock(fd, LOCK_EX | LOCK_NB);
  co_return;
}

rt::task<> streamNotOpened() {
  std::ifstream in;
  std::ofstream out;
  co_return;
}

rt::task<> streamMoved(std::ifstream in) {
  std::ifstream mine = std::move(in);
  co_return;
}

rt::task<> filesOnNoDisk() {
  std::ifstream load("/proc/loadavg");
  std::ifstream name(std::string("/sys/class/dmi/id/product_name"));
  std::FILE *entropy = std::fopen("/dev/urandom", "r");
  std::ofstream out;
  out.open("/dev/null");
  co_return;
}

struct Log : std::ofstream {
  using std::ofstream::ofstream;
};
rt::task<> objectOnNoDisk() {
  Log log("/dev/stderr");
  co_return;
}

rt::task<> stringStream() {
  std::istringstream in("1 2");
  int n;
  in >> n;
  co_return;
}

rt::task<> threadQueries(std::thread &t) {
  if (t.joinable())
    t.detach();
  (void)t.get_id();
  co_return;
}

// --- nothing is evaluated

rt::task<> unevaluatedOperands(std::future<int> f) {
  using type = decltype(f.get());
  static_assert(sizeof(f.get()) == sizeof(type));
  static_assert(!noexcept(f.get()));
  static_assert(requires { f.get(); });
  co_return;
}

rt::task<> discardedBranch() {
  if constexpr (sizeof(int) == 1)
    std::this_thread::sleep_for(1s);
  co_return;
}

rt::task<> addressOnly() {
  auto *f = &sleep;
  (void)f;
  co_return;
}

rt::task<> joinAsArgument(std::thread &t) {
  auto join = &std::thread::join;
  (void)join;
  (void)t;
  co_return;
}

// --- off by default: a descriptor may be non-blocking, a lock brief

rt::task<> descriptors(int fd, void *buffer) {
  (void)read(fd, buffer, 1);
  (void)write(fd, buffer, 1);
  recv(fd, buffer, 1, 0);
  accept(fd, nullptr, nullptr);
  co_return;
}

rt::task<> locks(std::mutex &m, int &n) {
  {
    std::lock_guard lock(m);
    ++n;
  }
  std::scoped_lock both(m);
  co_return;
}

// --- words on declarations

ASYNC_TIDY_NONBLOCKING void quickly();
void quickly() { std::this_thread::sleep_for(1s); }
rt::task<> annotatedNonblocking() {
  quickly();
  co_return;
}

void atOnce() [[clang::nonblocking]];
rt::task<> clangNonblocking() {
  atOnce();
  co_return;
}

ASYNC_TIDY_BLOCKING int readSensor();
ASYNC_TIDY_NONBLOCKING int readCache();
rt::task<int> nonblockingSibling() { co_return readCache(); }

rt::task<> annotatedBlockingInOffload() {
  co_await rt::spawn_blocking([] { return readSensor(); });
}

// --- asked for

rt::task<> suppressedOnTheLine() {
  std::this_thread::sleep_for(1s); // NOLINT(async-blocking-call)
  co_return;
}

rt::task<> suppressedOnTheNextLine() {
  // NOLINTNEXTLINE(async-blocking-call)
  std::this_thread::sleep_for(1s);
  co_return;
}

// NOLINTBEGIN(async-*)
rt::task<> suppressedInBlock() {
  std::this_thread::sleep_for(1s);
  co_return;
}
// NOLINTEND(async-*)
