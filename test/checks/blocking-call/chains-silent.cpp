// Where a chain of calls ends before it blocks, or blocks another thread,
// nothing is reported.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include "Inputs/disk.hpp"
#include "Inputs/server.hpp"

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <typeinfo>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

bool likely();
void work();
void one() { std::this_thread::sleep_for(1s); }
void two() { one(); }
int slow() {
  one();
  return 1;
}

// --- nobody calls it here

rt::task<> spawnBlockingOfAFunction() { co_await rt::spawn_blocking(two); }

rt::task<> spawnBlockingOfALambda() {
  co_await rt::spawn_blocking([] { two(); });
}

rt::task<> spawnBlockingOfALambdaInAVariable() {
  auto pause = [] { two(); };
  co_await rt::spawn_blocking(pause);
}

rt::task<int> spawnBlockingWithArguments() {
  int n = 1;
  co_return co_await rt::spawn_blocking([n] { return disk::load(n); });
}

struct pauses {
  void operator()() const { two(); }
};
rt::task<> spawnBlockingOfAFunctionObject() {
  co_await rt::spawn_blocking(pauses());
}

rt::task<> threadDetached() {
  std::thread(two).detach();
  co_return;
}

rt::task<> threadDetachedByName() {
  std::thread t([] { two(); });
  t.detach();
  co_return;
}

rt::task<> threadWithAMember() {
  struct job {
    void run() { two(); }
  } j;
  std::thread(&job::run, &j).detach();
  co_return;
}

rt::task<> asyncGivenAway(std::future<void> &result) {
  result = std::async(std::launch::async, [] { two(); });
  co_return;
}

rt::task<> asyncReturned(std::vector<std::future<void>> &results) {
  results.push_back(std::async(std::launch::async, two));
  co_return;
}

rt::task<> kept(std::vector<std::function<void()>> &later) {
  later.push_back([] { two(); });
  co_return;
}

rt::task<> keptInAVariable() {
  std::function<void()> later = [] { two(); };
  (void)later;
  co_return;
}

void onSignal(void (*handler)());
rt::task<> registered() {
  onSignal(two);
  onSignal([] { two(); });
  co_return;
}

rt::task<> lambdaNeverCalled() {
  auto pause = [] { two(); };
  (void)pause;
  co_return;
}

rt::task<void (*)()> addressReturned() { co_return &two; }

void startThread() { std::thread(two).detach(); }
rt::task<> helperThatStartsAThread() {
  startThread();
  co_return;
}

void enqueue(std::vector<std::function<void()>> &queue) {
  queue.push_back([] { two(); });
}
rt::task<> helperThatQueues(std::vector<std::function<void()>> &queue) {
  enqueue(queue);
  co_return;
}

template <class F> ASYNC_TIDY_SINK void post(F &&f) { std::forward<F>(f)(); }
rt::task<> sinkThatIsAnnotated() {
  post([] { two(); });
  co_return;
}

template <class F> ASYNC_TIDY_OFFLOAD rt::task<> inBackground(F f) {
  f();
  co_return;
}
rt::task<> offloadThatIsAnnotated() { co_await inBackground(two); }

void calledByAThreadOnly() { two(); }
void startsIt() { std::thread(calledByAThreadOnly).detach(); }
rt::task<> threadOfAHelper() {
  startsIt();
  co_return;
}

// --- it cannot be told

rt::task<> functionPointer(void (*pause)()) {
  pause();
  co_return;
}

rt::task<> functionPointerToSomethingKnown() {
  void (*pause)() = likely() ? one : two;
  pause();
  co_return;
}

rt::task<> standardFunction(std::function<void()> pause) {
  pause();
  co_return;
}

rt::task<> pointerToMember(pauses &p, void (pauses::*member)() const) {
  (p.*member)();
  co_return;
}

void elsewhere();
rt::task<> declaredOnly() {
  elsewhere();
  co_return;
}

struct plugin {
  virtual ~plugin() = default;
  virtual void run() = 0;
};
rt::task<> pureWithoutOverriders(plugin &p) {
  p.run();
  co_return;
}

template <class T> rt::task<T> dependentCall(T value) {
  value.pause();
  co_return value;
}

// --- the callee runs later, and is reported itself

rt::task<> pauseLater();
rt::task<> awaitsIt() { co_await pauseLater(); }

rt::task<> makesIt(std::vector<rt::task<>> &all) {
  all.push_back(pauseLater());
  co_return;
}

rt::task<> returnsIt() { return pauseLater(); }
rt::task<> awaitsWhatAHelperMade() { co_await returnsIt(); }

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
generator<int> numbers() { co_yield slow(); }
rt::task<> generatorMade() {
  auto all = numbers();
  (void)all;
  co_return;
}

generator<int> generatorThatCalls() {
  two();
  co_yield 1;
}

void plainFunction() { two(); }
int main() { two(); }

// --- words on declarations

ASYNC_TIDY_NONBLOCKING void quick() { two(); }
void callsQuick() { quick(); }
rt::task<> nonblockingInTheMiddle() {
  callsQuick();
  co_return;
}

ASYNC_TIDY_NONBLOCKING bool quickOperator(int);
struct cache {
  ASYNC_TIDY_NONBLOCKING int operator[](int) const { return slow(); }
  ASYNC_TIDY_NONBLOCKING cache() { two(); }
};
rt::task<int> nonblockingMember() {
  cache c;
  co_return c[1];
}

void atOnce() [[clang::nonblocking]];
void callsAtOnce() { atOnce(); }
rt::task<> clangNonblockingInTheMiddle() {
  callsAtOnce();
  co_return;
}

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enterBlockingPool();
rt::task<> whereBlockingIsFine() {
  co_await enterBlockingPool();
  two();
}

rt::task<> destructorWhereBlockingIsFine() {
  co_await enterBlockingPool();
  std::jthread t(work);
}

[[noreturn]] void fail() {
  two();
  std::abort();
}
rt::task<> doesNotReturn() {
  if (likely())
    fail();
  co_return;
}

void checks() {
  if (!likely())
    fail();
}
rt::task<> doesNotReturnInAHelper() {
  checks();
  co_return;
}

rt::task<> suppressed() {
  two(); // NOLINT(async-blocking-call)
  co_return;
}

// --- once in the life of the program

int firstTime() {
  static int n = slow();
  return n;
}
rt::task<int> staticInAHelper() { co_return firstTime(); }

rt::task<int> staticInTheCoroutine() {
  static int n = slow();
  co_return n;
}

struct settings {
  settings() { two(); }
  static settings &get() {
    static settings only;
    return only;
  }
};
rt::task<> singleton() {
  (void)settings::get();
  co_return;
}

int global = slow();
rt::task<int> globalOnlyRead() { co_return global; }

// --- forms that do not wait

bool tries(std::mutex &m) { return m.try_lock(); }
rt::task<bool> tryLockInAHelper(std::mutex &m) { co_return tries(m); }

void locks(std::mutex &m) { std::lock_guard lock(m); }
rt::task<> briefLockInAHelper(std::mutex &m) {
  locks(m);
  co_return;
}

bool ready(std::future<int> &f) {
  return f.wait_for(0s) == std::future_status::ready;
}
rt::task<bool> zeroTimeoutInAHelper(std::future<int> &f) {
  co_return ready(f);
}

int valueOr(std::future<int> &f, int otherwise) {
  if (f.wait_for(0s) == std::future_status::ready)
    return f.get();
  return otherwise;
}
rt::task<int> testedInAHelper(std::future<int> &f) {
  co_return valueOr(f, 0);
}

bool permit(std::counting_semaphore<> &s) { return s.try_acquire(); }
rt::task<bool> tryAcquireInAHelper(std::counting_semaphore<> &s) {
  co_return permit(s);
}

void wakes(std::condition_variable &changed) { changed.notify_all(); }
rt::task<> notifyInAHelper(std::condition_variable &changed) {
  wakes(changed);
  co_return;
}

void sleepsNot() { std::this_thread::sleep_for(0s); }
rt::task<> zeroSleepInAHelper() {
  sleepsNot();
  co_return;
}

// --- threads and futures that are not waited for

rt::task<> threadMovedAway(std::vector<std::jthread> &all) {
  std::jthread t(work);
  all.push_back(std::move(t));
  co_return;
}

std::jthread makeThread() {
  std::jthread t(work);
  return t;
}
std::jthread makeTemporary() { return std::jthread(work); }
rt::task<> threadReturnedByAHelper(std::jthread &out) {
  out = makeThread();
  co_return;
}

rt::task<std::jthread> threadReturnedByTheCoroutine() {
  std::jthread t(work);
  co_return t;
}

rt::task<> jthreadDetached() {
  std::jthread t(work);
  t.detach();
  co_return;
}

void detaches() {
  std::jthread t(work);
  t.detach();
}
rt::task<> jthreadDetachedInAHelper() {
  detaches();
  co_return;
}

rt::task<> jthreadThatNeverStarts() {
  std::jthread t;
  co_return;
}

rt::task<> jthreadByReference(std::jthread &t) {
  auto &same = t;
  (void)same;
  co_return;
}

rt::task<int> futureOfAPromise() {
  std::promise<int> p;
  std::future<int> f = p.get_future();
  co_return 1;
}

rt::task<> futureAsAParameter(std::future<int> f) { co_return; }

struct request {
  std::future<int> result;
};
rt::task<> futureInAMember(request r) { co_return; }

// Its future has a promise: only those of std::async wait.
ASYNC_TIDY_SPAWN std::future<void> post(rt::executor &e, void (*f)());
rt::task<> futuresOfAPromise(rt::executor &e) {
  (void)post(e, work);
  auto f = post(e, work);
  co_return;
}

rt::task<> futureMovedAway(std::vector<std::future<void>> &all) {
  auto f = std::async(std::launch::async, work);
  all.push_back(std::move(f));
  co_return;
}

void adopt(std::jthread &t);
rt::task<> threadGivenByReference() {
  std::jthread t(work);
  adopt(t);
  co_return;
}

void adoptFuture(std::future<void> &f);
rt::task<> futureGivenByReference() {
  auto f = std::async(std::launch::async, work);
  adoptFuture(f);
  co_return;
}

rt::task<> boundAndMovedAway(std::vector<std::jthread> &all) {
  auto [n, t] = std::pair(1, std::jthread(work));
  all.push_back(std::move(t));
  co_return;
}

rt::task<> detachedOneByOne() {
  std::vector<std::jthread> threads;
  threads.emplace_back(work);
  for (std::jthread &t : threads)
    t.detach();
  co_return;
}

rt::task<> detachedByIndex() {
  std::vector<std::jthread> threads;
  threads.emplace_back(work);
  threads.back().detach();
  co_return;
}

struct holder {
  std::jthread thread{work};
};
rt::task<> memberDetached() {
  holder h;
  h.thread.detach();
  co_return;
}

rt::task<> memberOfAnOwnerDetached() {
  auto h = std::make_unique<holder>();
  h->thread.detach();
  co_return;
}

struct detaching {
  std::jthread thread{work};
  ~detaching() {
    if (thread.joinable())
      thread.detach();
  }
};
rt::task<> memberDetachedInTheDestructor() {
  detaching d;
  co_return;
}

struct handsOver {
  std::jthread thread{work};
  ~handsOver() { adopt(thread); }
};
rt::task<> memberGivenAwayInTheDestructor() {
  handsOver h;
  co_return;
}

struct joining {
  std::jthread thread{work};
};
rt::task<> sharedByOthers(std::shared_ptr<joining> j) { co_return; }

rt::task<> rawPointerOnly(joining *j) {
  (void)j;
  co_return;
}

rt::task<> ownerMovedAway(std::unique_ptr<joining> j,
                          std::vector<std::unique_ptr<joining>> &all) {
  all.push_back(std::move(j));
  co_return;
}

rt::task<> ownerReleased(std::unique_ptr<joining> j) {
  (void)j.release();
  co_return;
}

struct connection {
  virtual ~connection() = default;
};
struct slowConnection : connection {
  ~slowConnection() override { two(); }
};
// Which destructor that is depends on who made it.
rt::task<> virtualDestructor(connection *c) {
  delete c;
  co_return;
}
rt::task<> virtualDestructorInAnOwner(std::unique_ptr<connection> c) {
  co_return;
}

// --- nothing is evaluated

struct costly {
  costly();
  costly(int) { two(); }
  int get() { return slow(); }
};
rt::task<> unevaluatedOperands() {
  static_assert(sizeof(slow()) == sizeof(int));
  using type = decltype(slow());
  static_assert(!noexcept(slow()));
  static_assert(requires { slow(); });
  static_assert(requires(costly c) { c.get(); });
  static_assert(sizeof(costly(1).get()) == sizeof(type));
  (void)typeid(slow());
  co_return;
}

template <bool Slow> void sometimes() {
  if constexpr (Slow)
    two();
}
rt::task<> theQuickInstantiation() {
  sometimes<false>();
  co_return;
}

rt::task<> discardedBranch() {
  if constexpr (sizeof(int) == 1)
    two();
  co_return;
}

consteval int compileTime() { return 1; }
rt::task<int> evaluatedByTheCompiler() { co_return compileTime(); }

struct quickPolicy {
  static void run() {}
};
template <class Policy> void withPolicy() { Policy::run(); }
struct slowPolicy {
  static void run() { two(); }
};
void plainWithSlowPolicy() { withPolicy<slowPolicy>(); }
rt::task<> theOtherTemplateArgument() {
  withPolicy<quickPolicy>();
  co_return;
}

// --- another function is called

void pause(int) {}
void pause(long) { two(); }
rt::task<> theOtherOverload() {
  pause(1);
  co_return;
}

namespace mine {
void two() {}
} // namespace mine
rt::task<> theOtherNamespace() {
  mine::two();
  co_return;
}

struct base {
  virtual ~base() = default;
  virtual void run() {}
  virtual void other() {}
};
struct slowDerived : base {
  void run() override { two(); }
};
struct quickDerived : base {
  void run() override {}
};
rt::task<> qualifiedCallOfTheBase(base &b) {
  b.base::run();
  co_return;
}

rt::task<> quickLocalObject() {
  quickDerived d;
  d.run();
  co_return;
}

rt::task<> anotherBranchOfTheHierarchy(quickDerived &d) {
  d.run();
  co_return;
}

rt::task<> anotherVirtualFunction(base &b) {
  b.other();
  co_return;
}

struct finalAndQuick final : base {
  void run() override {}
};
rt::task<> finalClass(finalAndQuick &f) {
  f.run();
  co_return;
}

// --- calls without end, and without blocking

int endless(int n) { return n ? endless(n - 1) : 0; }
rt::task<int> recursion() { co_return endless(3); }

int odd(int n);
int even(int n) { return n ? odd(n - 1) : 1; }
int odd(int n) { return n ? even(n - 1) : 0; }
rt::task<int> mutualRecursion() { co_return even(3); }

rt::task<> algorithms(std::vector<int> &all) {
  std::for_each(all.begin(), all.end(), [](int &n) { ++n; });
  std::sort(all.begin(), all.end(), [](int a, int b) { return a > b; });
  (void)std::any_of(all.begin(), all.end(), [](int n) { return n > 1; });
  co_return;
}

rt::task<int> rangeAdaptors(std::vector<int> &all) {
  int sum = 0;
  for (int n : all | std::views::filter([](int n) { return n > 1; }) |
                   std::views::transform([](int n) { return n * 2; }))
    sum += n;
  co_return sum;
}

struct ordinary {
  ordinary() = default;
  ordinary(const ordinary &) = delete;
  ordinary &operator=(const ordinary &) = default;
  ~ordinary() = default;
  std::string name;
  std::vector<int> values;
  std::optional<std::string> text;
  std::unique_ptr<int> number;
};
rt::task<> defaultedAndDeleted() {
  ordinary o;
  co_await rt::yield();
}

rt::task<> exceptionsAndStrings() {
  std::string text = "a" + std::to_string(1);
  if (text.empty())
    throw std::runtime_error(text);
  co_return;
}

struct awaiter {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {
    std::thread([] { two(); }).detach();
  }
  void await_resume() {}
};
rt::task<> awaiterThatStartsAThread() { co_await awaiter(); }

/// What an awaiter gets when it resumes has come already.
struct future_awaiter {
  std::future<int> &f;
  bool await_ready();
  void await_suspend(std::coroutine_handle<> h);
  int await_resume() { return f.get(); }
};
rt::task<int> resumesWhenReady(std::future<int> &f) {
  co_return co_await future_awaiter{f};
}

/// A task that has the worker may end it.
struct thread_owner {
  std::jthread t;
};
rt::task<> ends(thread_owner &w);
rt::task<> givesItToATask() {
  thread_owner w{std::jthread([] {})};
  auto later = ends(w);
  co_await std::move(later);
}

// --- the program ends there

void note(bool fatal) {
  if (!fatal)
    return;
  one();
  std::exit(1);
}
rt::task<> logs() {
  note(false);
  co_return;
}

[[noreturn]] void die();
void noteAndChoose(int left) {
  if (left > 0)
    return;
  if (likely())
    one();
  if (likely())
    die();
  two();
  std::abort();
}
rt::task<> logsAndChooses() {
  noteAndChoose(1);
  co_return;
}

rt::task<> endsItself(bool fatal) {
  if (fatal) {
    std::this_thread::sleep_for(1s);
    std::exit(1);
  }
  co_return;
}

// --- the destructor does again what was done

rt::task<> stopsElsewhere(server &other) {
  server mine;
  co_await rt::spawn_blocking([&mine] { mine.stop(); });
}
