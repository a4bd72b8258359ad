// What is safe, or may be for all we know, is not reported.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);
void useString(const std::string &);
rt::task<> takesReference(const std::string &s);
rt::task<> takesValue(std::string s);
rt::task<int> answers(const std::string &s);
rt::task<> awaits(rt::join_handle<void> h);

// --- the function waits for the work

void joined() {
  int n = 0;
  std::thread t([&] { ++n; });
  t.join();
}

void joinedAtOnce() {
  int n = 0;
  std::thread([&] { ++n; }).join();
}

void joinedInLoop() {
  std::vector<int> results(4);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] { results[i] = i; });
  for (auto &t : threads)
    t.join();
}

void pushedThenJoined() {
  int n = 0;
  std::vector<std::thread> threads;
  threads.push_back(std::thread([&] { ++n; }));
  for (auto &t : threads)
    t.join();
}

void assignedToArray() {
  int n = 0;
  std::array<std::thread, 2> threads;
  threads[0] = std::thread([&] { ++n; });
  threads[0].join();
}

void joinedByStdFunctions() {
  int n = 0;
  std::thread t(use, std::ref(n));
  if (t.joinable())
    t.join();
}

void jthread() {
  int n = 0;
  std::jthread t([&] { ++n; });
}

void jthreadTemporary() {
  int n = 0;
  std::jthread([&] { ++n; });
}

void jthreadUsed() {
  int n = 0;
  std::jthread t([&](std::stop_token) { ++n; });
  t.request_stop();
}

void asyncFutureAwaited() {
  int n = 0;
  auto f = std::async(std::launch::async, [&] { ++n; });
  f.get();
}

/// Its destructor waits ([futures.async]/5).
void asyncFutureNeverAsked() {
  int n = 0;
  auto f = std::async(std::launch::async, [&] { ++n; });
}

void asyncDiscarded() {
  int n = 0;
  (void)std::async(std::launch::async, [&] { ++n; });
}

void asyncInContainer() {
  std::vector<int> v(4);
  std::vector<std::future<void>> all;
  for (int &n : v)
    all.push_back(std::async(std::launch::async, [&n] { ++n; }));
}

void posixThreadJoined() {
  int n = 0;
  pthread_t id;
  pthread_create(&id, nullptr, [](void *) -> void * { return nullptr; }, &n);
  pthread_join(id, nullptr);
}

void latchWaited() {
  int n = 0;
  std::latch done(1);
  std::thread([&] {
    ++n;
    done.count_down();
  }).detach();
  done.wait();
}

void semaphoreWaited() {
  int n = 0;
  std::binary_semaphore done(0);
  std::thread([&] {
    ++n;
    done.release();
  }).detach();
  done.acquire();
}

void conditionWaited() {
  std::mutex m;
  std::condition_variable changed;
  bool done = false;
  std::thread([&] {
    std::lock_guard lock(m);
    done = true;
    changed.notify_one();
  }).detach();
  std::unique_lock lock(m);
  changed.wait(lock, [&] { return done; });
}

void promiseWaited() {
  std::promise<int> p;
  std::thread([&p] { p.set_value(1); }).detach();
  use(p.get_future().get());
}

void atomicWaited() {
  std::atomic<bool> done = false;
  std::thread([&] {
    done = true;
    done.notify_one();
  }).detach();
  done.wait(false);
}

rt::task<> handleAwaited(rt::thread_pool &pool) {
  std::string s;
  auto handle = rt::spawn(pool, takesReference(s));
  co_await std::move(handle);
}

rt::task<> spawnAwaited(rt::thread_pool &pool) {
  std::string s;
  co_await rt::spawn(pool, takesReference(s));
}

rt::task<int> spawnAwaitedInReturn(rt::thread_pool &pool) {
  std::string s;
  co_return co_await rt::spawn(pool, answers(s));
}

rt::task<> lambdaSpawnAwaited(rt::thread_pool &pool) {
  int n = 0;
  co_await rt::spawn(pool, [&]() -> rt::task<> {
    ++n;
    co_return;
  });
}

void handleBlockedOn(rt::thread_pool &pool) {
  std::string s;
  auto handle = rt::spawn(pool, takesReference(s));
  rt::block_on(handle);
}

void blockedOn() {
  std::string s;
  rt::block_on(takesReference(s));
}

rt::task<> handlesAwaitedTogether(rt::thread_pool &pool) {
  std::string s;
  std::vector<rt::join_handle<void>> all;
  for (int i = 0; i < 3; ++i)
    all.push_back(rt::spawn(pool, takesReference(s)));
  for (auto &handle : all)
    co_await handle;
}

rt::join_handle<void> handleReturned(rt::thread_pool &pool, std::string &s) {
  return rt::spawn(pool, takesReference(s));
}

rt::task<> handlePassedOn(rt::thread_pool &pool) {
  std::string s;
  co_await awaits(rt::spawn(pool, takesReference(s)));
}

rt::task<> channelAwaited(rt::thread_pool &pool) {
  int n = 0;
  rt::channel<int> done(1);
  rt::spawn_detached(pool, [&]() -> rt::task<> {
    ++n;
    co_await done.send(1);
  });
  (void)co_await done.receive();
}

struct ASYNC_TIDY_MULTI_THREADED workers {
  template <class F> ASYNC_TIDY_SPAWN void run(F) {}
  ASYNC_TIDY_JOINS void finish();
};
void annotatedJoin(workers &w) {
  int n = 0;
  w.run([&] { ++n; });
  w.finish();
}

void poolJoined(rt::thread_pool &pool) {
  int n = 0;
  pool.post([&] { ++n; });
  pool.join();
}

void poolJoinsInItsDestructor() {
  int n = 0;
  rt::thread_pool pool(2);
  pool.post([&] { ++n; });
}

void poolJoinsInItsDestructorForTasks() {
  std::string s;
  rt::thread_pool pool(2);
  rt::spawn_detached(pool, takesReference(s));
}

void poolOfAnInnerScope() {
  int n = 0;
  {
    rt::thread_pool pool(2);
    pool.post([&] { ++n; });
  }
  use(n);
}

// --- the thing lives longer than the function

int global;
thread_local int perThread;
std::string &somewhere();

void globalVariable() {
  std::thread([] { ++global; }).detach();
  std::thread([](int &n) { ++n; }, std::ref(global)).detach();
}

void staticLocal() {
  static int n = 0;
  std::thread([&] { ++n; }).detach();
  std::thread([](int *n) { ++*n; }, &n).detach();
}

void parameterByReference(std::string &s) {
  std::thread([&s] { useString(s); }).detach();
}

void parameterByReferencePassed(rt::thread_pool &pool, const std::string &s) {
  rt::spawn_detached(pool, takesReference(s));
}

void pointerCopied(int *n) {
  std::thread([n] { ++*n; }).detach();
}

void referenceToElsewhere() {
  std::string &s = somewhere();
  std::thread([&s] { useString(s); }).detach();
}

void elementOfParameter(std::vector<int> &v) {
  for (int &n : v)
    std::thread([&n] { ++n; }).detach();
}

struct server {
  rt::thread_pool pool;
  std::string name;
  int n = 0;
  void thisCaptured() {
    pool.post([this] { ++n; });
  }
  void memberByReference() {
    rt::spawn_detached(pool, takesReference(name));
  }
  rt::task<> run();
  void ownCoroutine() { rt::spawn_detached(pool, run()); }
};

void memberOfParameter(server &s) { rt::spawn_detached(s.pool, s.run()); }

void memberOfPointer(server *s) { rt::spawn_detached(s->pool, s->run()); }

void memberOfSharedPointer(std::shared_ptr<server> s) {
  rt::spawn_detached(s->pool, s->run());
}

// --- what is passed is a copy, or moves

void copies() {
  int n = 0;
  std::string s;
  std::vector<int> v;
  std::thread([n, s, v] { useString(s); }).detach();
}

void copiesByDefault() {
  std::string s;
  std::thread([=] { useString(s); }).detach();
}

void initCopies() {
  std::string s;
  std::thread([t = s] { useString(t); }).detach();
}

void movesString() {
  std::string s;
  std::thread([s = std::move(s)] { useString(s); }).detach();
}

void movesUniquePointer() {
  auto p = std::make_unique<int>(1);
  std::thread([p = std::move(p)] { use(*p); }).detach();
}

void argumentsByValue() {
  std::string s;
  std::thread(useString, s).detach();
  std::thread(useString, std::move(s)).detach();
}

void taskByValue(rt::thread_pool &pool) {
  std::string s;
  rt::spawn_detached(pool, takesValue(s));
}

void sharedPointer() {
  auto p = std::make_shared<int>(1);
  std::thread([p] { use(*p); }).detach();
}

void weakPointer(std::shared_ptr<int> p) {
  std::weak_ptr<int> w = p;
  std::thread([w] { (void)w.lock(); }).detach();
}

void sharedPointersInContainers() {
  std::map<std::string, std::vector<std::shared_ptr<int>>> m;
  std::thread([m] { (void)m.size(); }).detach();
}

void stdFunction(std::function<void()> f) {
  std::thread(f).detach();
  std::thread([f] { f(); }).detach();
}

void temporaryArgument(rt::thread_pool &pool) {
  rt::spawn_detached(pool, takesValue(std::string("x")));
}

void noCaptures() {
  std::thread([] { use(1); }).detach();
}

void copiedFunctionObject() {
  struct job {
    std::string s;
    void operator()() const { useString(s); }
  };
  job j;
  std::thread(j).detach();
}

// --- counts that are safe, or no counts at all

class atomic_ptr {
  struct node {
    std::atomic<int> refs = 1;
  };
  node *p = new node;

public:
  atomic_ptr() = default;
  atomic_ptr(const atomic_ptr &o) : p(o.p) { ++p->refs; }
  ~atomic_ptr() {
    if (--p->refs == 0)
      delete p;
  }
};
void atomicCount(atomic_ptr p) {
  std::thread([p] { (void)p; }).detach();
}

class fetched_ptr {
  struct node {
    std::atomic<unsigned> refs{1};
  };
  node *p = new node;

public:
  fetched_ptr() = default;
  fetched_ptr(const fetched_ptr &o) : p(o.p) {
    p->refs.fetch_add(1, std::memory_order_relaxed);
  }
  ~fetched_ptr() {
    if (p->refs.fetch_sub(1) == 1)
      delete p;
  }
};
void fetchedCount(fetched_ptr p) {
  std::thread([p] { (void)p; }).detach();
}

/// Deep copies: nothing is shared.
class deep {
  int *p = new int(1);

public:
  deep() = default;
  deep(const deep &o) : p(new int(*o.p)) {}
  ~deep() { delete p; }
};
void deepCopy(deep d) {
  std::thread([d] { (void)d; }).detach();
}

/// Each copy counts for itself.
class counts_itself {
  int copies = 0;

public:
  counts_itself() = default;
  counts_itself(const counts_itself &o) : copies(o.copies) { ++copies; }
  ~counts_itself() { --copies; }
};
void ownCounter(counts_itself c) {
  std::thread([c] { (void)c; }).detach();
}

struct shared {
  int refs = 0;
};
class only_moved {
  shared *p;

public:
  explicit only_moved(shared *p) : p(p) { ++p->refs; }
  only_moved(only_moved &&o) noexcept : p(std::exchange(o.p, nullptr)) {}
  ~only_moved() {
    if (p)
      --p->refs;
  }
};
void moveOnly(only_moved o) {
  std::thread([o = std::move(o)] { (void)o; }).detach();
}

class counted {
  shared *p;

public:
  counted(const counted &o) : p(o.p) { ++p->refs; }
  counted(counted &&o) noexcept : p(std::exchange(o.p, nullptr)) {}
  ~counted() {
    if (p && --p->refs == 0)
      delete p;
  }
};

/// The only copy changes hands.
void countedMoved(counted c) {
  std::thread([c = std::move(c)] { (void)c; }).detach();
  std::thread([](counted) {}, std::move(c)).detach();
}

struct points_at {
  counted *p;
};
/// A raw pointer says nothing about who owns.
void pointerToCounted(points_at p) {
  std::thread([p] { (void)p; }).detach();
}

class ASYNC_TIDY_SEND asserted {
  counted c;
};
void annotatedSend(asserted a) {
  std::thread([a] { (void)a; }).detach();
}

/// Not copied, used only where it was made.
void notPassed(counted c) {
  int n = 1;
  std::thread([n] { use(n); }).detach();
  (void)c;
}

// --- the work runs where its giver runs, or nobody knows where

void singleThread(rt::current_thread &loop) {
  int n = 0;
  loop.post([&] { ++n; });
}

void singleThreadTask(rt::current_thread &loop, counted c) {
  std::string s;
  rt::spawn_detached(loop, takesReference(s));
  loop.post([c] { (void)c; });
}

void unknownExecutor(rt::executor &e, counted c) {
  int n = 0;
  e.post([&] { ++n; });
  e.post([c] { (void)c; });
}

rt::task<> currentExecutor() {
  std::string s;
  rt::spawn_detached(takesReference(s));
  co_return;
}

struct ASYNC_TIDY_SINGLE_THREADED strand {
  template <class F> ASYNC_TIDY_SPAWN void run(F) {}
};
void annotatedStrand(strand &s) {
  int n = 0;
  s.run([&] { ++n; });
}

template <class F> ASYNC_TIDY_SPAWN void inBackground(F) {}
void annotatedSpawnOfUnknownExecutor() {
  int n = 0;
  inBackground([&] { ++n; });
}

// --- nothing is spawned

rt::task<> awaitedInPlace() {
  std::string s;
  co_await takesReference(s);
}

rt::task<> awaitedTogether() {
  std::string s;
  co_await rt::when_all(takesReference(s), takesReference(s));
}

rt::task<> offloadedAndAwaited() {
  int n = 0;
  co_await rt::spawn_blocking([&] { ++n; });
}

void calledAtOnce() {
  int n = 0;
  [&] { ++n; }();
}

struct thread_like {
  template <class F> explicit thread_like(F) {}
  void detach() {}
};
void ownClass() {
  int n = 0;
  thread_like([&] { ++n; }).detach();
}

namespace mine {
template <class F> void spawn_detached(rt::thread_pool &, F) {}
} // namespace mine
void ownFunction(rt::thread_pool &pool) {
  int n = 0;
  mine::spawn_detached(pool, [&] { ++n; });
}

void unevaluated() {
  int n = 0;
  using type = decltype(std::thread([](int *) {}, &n));
  static_assert(sizeof(std::thread([](int *) {}, &n)) == sizeof(type));
}

void discardedBranch() {
  int n = 0;
  if constexpr (sizeof(int) == 1)
    std::thread([&] { ++n; }).detach();
}

void emptyThread() {
  std::thread t;
  t = std::thread();
}

void threadMoved(std::thread t) {
  std::thread mine = std::move(t);
  mine.detach();
}

/// The container lives as long as the iterator's user.
void iteratorOfParameter(std::vector<int> &v) {
  auto it = v.begin();
  std::thread([it] { use(*it); }).detach();
}

/// The scope of the local is never left.
int servesForever() {
  int n = 0;
  std::thread([&] { use(n); }).detach();
  for (;;)
    use(n);
}
void servesForeverWhenAsked(bool serve) {
  int n = 0;
  if (serve)
    std::thread([&] { use(n); }).detach();
  while (true) {
    use(n);
  }
}

// --- asked for

void suppressedOnTheLine() {
  int n = 0;
  std::thread([&] { ++n; }).detach(); // NOLINT(async-thread-unsafe-capture)
}

void suppressedOnTheNextLine() {
  int n = 0;
  // NOLINTNEXTLINE(async-thread-unsafe-capture)
  std::thread([&] { ++n; }).detach();
}

// NOLINTBEGIN(async-*)
void suppressedInBlock() {
  int n = 0;
  std::thread([&] { ++n; }).detach();
}
// NOLINTEND(async-*)

/// A thread that is held in some other way may be joined there.
void heldElsewhere(std::vector<std::thread> &threads) {
  int n = 0;
  auto owned = std::make_unique<std::thread>([&] { ++n; });
  owned->join();
  auto *made = new std::thread([&] { ++n; });
  made->join();
  delete made;
  threads.push_back(std::thread([&] { ++n; }));
}

struct joins_when_destroyed {
  std::thread &t;
  ~joins_when_destroyed() { t.join(); }
};
void guarded() {
  int n = 0;
  std::thread t([&] { ++n; });
  joins_when_destroyed guard{t};
}

// --- the function asks again and again what the work has done

void spins() {
  std::atomic<int> left = 1;
  std::string text;
  std::thread([&] {
    useString(text);
    --left;
  }).detach();
  while (left.load() > 0)
    ;
}
void spinsAtTheEnd() {
  std::atomic<bool> done = false;
  std::thread([&] { done = true; }).detach();
  do
    use(1);
  while (!done);
}

// --- waited for too late: async-scope-outlives-captures says so

void declaredAfterThePool() {
  rt::thread_pool pool(2);
  std::string s;
  pool.post([&] { useString(s); });
}

void joinedAfterTheLoop(rt::thread_pool &pool) {
  for (int i = 0; i < 3; ++i)
    pool.post([&i] { use(i); });
  pool.join();
}

// --- a function of one's own waits

struct flag {
  std::mutex m;
  std::condition_variable changed;
  bool set = false;
  void raise();
};
void waitUntil(flag &f) {
  std::unique_lock lock(f.m);
  f.changed.wait(lock, [&] { return f.set; });
}
void waitsThroughHelper(rt::thread_pool &pool) {
  flag done;
  rt::spawn_detached(pool, [](flag &f) -> rt::task<> {
    f.raise();
    co_return;
  }(done));
  waitUntil(done);
}

// --- the closure has a copy of its own

struct counter {
  int n = 0;
  void add() { ++n; }
};
void add(counter &c) { c.add(); }
std::pair<counter, counter> counters();
void changesItsCopies(rt::thread_pool &pool) {
  counter own;
  auto [one, other] = counters();
  pool.post([own]() mutable {
    own.add();
    add(own);
  });
  pool.post([one]() mutable {
    one.add();
    add(one);
  });
  own.add();
  one = {};
  use(other.n);
}
