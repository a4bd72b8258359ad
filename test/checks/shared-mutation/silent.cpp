// Tasks that share nothing, or nothing that changes, or not at the same time.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-shared-mutation %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

void print(int);
void unseen(int &);
bool chance();

// --- not at the same time

void joinedInBetween() {
  int total = 0;
  std::thread a([&] { ++total; });
  a.join();
  std::thread b([&] { ++total; });
  b.join();
}

void joinedInEachTurn() {
  int total = 0;
  for (int i = 0; i < 4; ++i) {
    std::thread a([&] { ++total; });
    a.join();
  }
}

void joinedByScope() {
  int total = 0;
  { std::jthread a([&] { ++total; }); }
  std::jthread b([&] { ++total; });
}

void joinedByScopeInEachTurn() {
  int total = 0;
  for (int i = 0; i < 4; ++i)
    std::jthread a([&] { ++total; });
}

void joinedInALoop() {
  int total = 0;
  std::vector<std::thread> threads;
  threads.emplace_back([&] { ++total; });
  for (std::thread &t : threads)
    t.join();
  std::thread b([&] { ++total; });
  b.join();
}

void joinedByAlgorithm() {
  int total = 0;
  std::vector<std::thread> threads;
  threads.emplace_back([&] { ++total; });
  std::for_each(threads.begin(), threads.end(), [](auto &t) { t.join(); });
  std::thread b([&] { ++total; });
  b.join();
}

void joinedByAFunction(std::vector<std::thread> &threads);
void joinedElsewhere() {
  int total = 0;
  std::vector<std::thread> threads;
  threads.emplace_back([&] { ++total; });
  joinedByAFunction(threads);
  std::thread b([&] { ++total; });
  b.join();
}

void joinedWhenNeeded() {
  int total = 0;
  std::thread a([&] { ++total; });
  if (a.joinable())
    a.join();
  std::thread b([&] { ++total; });
  b.join();
}

class joiner {
  std::thread &thread_;

public:
  explicit joiner(std::thread &t) : thread_(t) {}
  ~joiner() { thread_.join(); }
};
void joinedByAGuard() {
  int total = 0;
  {
    std::thread a([&] { ++total; });
    joiner guard(a);
  }
  std::thread b([&] { ++total; });
  b.join();
}

void futureAsked() {
  int total = 0;
  std::future<void> a = std::async(std::launch::async, [&] { ++total; });
  a.get();
  std::future<void> b = std::async(std::launch::async, [&] { ++total; });
  b.get();
}

void futureDropped() {
  int total = 0;
  std::async(std::launch::async, [&] { ++total; });
  std::async(std::launch::async, [&] { ++total; });
}

void poolJoined() {
  int total = 0;
  {
    rt::thread_pool pool(2);
    pool.post([&] { ++total; });
  }
  rt::thread_pool pool(2);
  pool.post([&] { ++total; });
  pool.join();
}

rt::task<> add(int &n) {
  ++n;
  co_return;
}

rt::task<> awaitedOneByOne(rt::thread_pool &pool) {
  int total = 0;
  co_await rt::spawn(pool, add(total));
  co_await rt::spawn(pool, add(total));
}

rt::task<> awaitedInEachTurn(rt::thread_pool &pool) {
  int total = 0;
  for (int i = 0; i < 4; ++i)
    co_await rt::spawn(pool, add(total));
}

rt::task<> scopeJoinedInBetween(rt::thread_pool &pool) {
  int total = 0;
  rt::async_scope scope;
  scope.spawn(pool, add(total));
  co_await scope.join();
  scope.spawn(pool, add(total));
  co_await scope.join();
}

void eitherOr() {
  int total = 0;
  std::thread t;
  if (chance())
    t = std::thread([&] { ++total; });
  else
    t = std::thread([&] { total += 2; });
  t.join();
}

void returnsFirst() {
  static int total = 0;
  if (chance()) {
    std::thread([] { ++total; }).detach();
    return;
  }
  std::thread([] { ++total; }).detach();
}

// --- told by something else that the first one is done

void latchInBetween() {
  int total = 0;
  std::latch done(1);
  std::jthread a([&] {
    ++total;
    done.count_down();
  });
  done.wait();
  std::jthread b([&] { ++total; });
}

void latchInTheSecond() {
  int total = 0;
  std::latch done(1);
  std::jthread a([&] {
    ++total;
    done.count_down();
  });
  std::jthread b([&] {
    done.wait();
    ++total;
  });
}

void semaphoreInTheSecond() {
  int total = 0;
  std::binary_semaphore ready(0);
  std::jthread a([&] {
    ++total;
    ready.release();
  });
  std::jthread b([&] {
    ready.acquire();
    ++total;
  });
}

void flagInTheSecond() {
  int total = 0;
  std::atomic<bool> ready = false;
  std::jthread a([&] {
    total = 1;
    ready = true;
  });
  std::jthread b([&] {
    while (!ready)
      std::this_thread::yield();
    print(total);
  });
}

void flagAskedOnce() {
  int total = 0;
  std::atomic<bool> ready = false;
  std::jthread a([&] {
    total = 1;
    ready.store(true, std::memory_order_release);
  });
  std::jthread b([&] {
    if (ready.load(std::memory_order_acquire))
      print(total);
  });
}

void lastOneAdds() {
  int total = 0;
  std::atomic<int> left = 2;
  auto done = [&] {
    if (--left == 0)
      ++total;
  };
  std::jthread a(done);
  std::jthread b(done);
}

void volatileFlag(volatile bool &ready) {
  int total = 0;
  std::jthread a([&] {
    total = 1;
    ready = true;
  });
  std::jthread b([&] {
    while (!ready)
      ;
    print(total);
  });
}

void promiseInTheSecond() {
  int total = 0;
  std::promise<void> done;
  std::future<void> wait = done.get_future();
  std::jthread a([&] {
    ++total;
    done.set_value();
  });
  std::jthread b([&] {
    wait.get();
    ++total;
  });
}

void conditionInTheSecond() {
  int total = 0;
  bool ready = false;
  std::mutex m;
  std::condition_variable changed;
  std::jthread a([&] {
    std::lock_guard lock(m);
    ++total;
    ready = true;
    changed.notify_one();
  });
  std::jthread b([&] {
    std::unique_lock lock(m);
    changed.wait(lock, [&] { return ready; });
    lock.unlock();
    ++total;
  });
}

rt::task<> takes(rt::channel<int> &to, int &total) {
  co_await to.receive();
  ++total;
}
rt::task<> gives(rt::channel<int> &to, int &total) {
  ++total;
  co_await to.send(1);
}
rt::task<> channelInTheSecond(rt::thread_pool &pool) {
  rt::channel<int> to(1);
  int total = 0;
  rt::async_scope scope;
  scope.spawn(pool, gives(to, total));
  scope.spawn(pool, takes(to, total));
  co_await scope.join();
}

void waitForFirst(std::latch &done) { done.wait(); }
void waitsInAFunction() {
  int total = 0;
  std::latch done(1);
  std::jthread a([&] {
    ++total;
    done.count_down();
  });
  std::jthread b([&] {
    waitForFirst(done);
    ++total;
  });
}

// --- kept apart

void commonMutex() {
  int total = 0;
  std::mutex m;
  std::jthread a([&] {
    std::lock_guard lock(m);
    ++total;
  });
  std::jthread b([&] {
    std::scoped_lock lock(m);
    ++total;
  });
}

void commonMutexLockedByHand() {
  int total = 0;
  std::mutex m;
  for (int i = 0; i < 4; ++i)
    std::thread([&] {
      m.lock();
      ++total;
      m.unlock();
    }).detach();
}

void readersShareTheMutex() {
  int total = 0;
  std::shared_mutex m;
  std::jthread a([&] {
    std::shared_lock lock(m);
    print(total);
  });
  std::jthread b([&] {
    std::unique_lock lock(m);
    ++total;
  });
}

struct counter {
  std::mutex m;
  int total = 0;
  void add() {
    std::lock_guard lock(m);
    ++total;
  }
  int get() {
    std::lock_guard lock(m);
    return total;
  }
};
void lockedInside() {
  counter c;
  std::jthread a([&] { c.add(); });
  std::jthread b([&] { c.add(); });
}
void lockedInsideOfTheOther() {
  counter c;
  std::jthread a([&] { c.add(); });
  std::jthread b([&] {
    std::lock_guard lock(c.m);
    ++c.total;
  });
}

void unknownLock(std::mutex &(*lockOf)(int)) {
  int total = 0;
  for (int i = 0; i < 2; ++i)
    std::thread([&] {
      std::lock_guard lock(lockOf(0));
      ++total;
    }).detach();
}

rt::task<> underAsyncMutex(rt::mutex &m, int &total) {
  auto lock = co_await m.scoped_lock();
  ++total;
}
rt::task<> asyncMutex(rt::thread_pool &pool) {
  rt::mutex m;
  int total = 0;
  rt::async_scope scope;
  scope.spawn(pool, underAsyncMutex(m, total));
  scope.spawn(pool, underAsyncMutex(m, total));
  co_await scope.join();
}

void atomics() {
  std::atomic<int> total = 0;
  std::jthread a([&] { ++total; });
  std::jthread b([&] { total += 2; });
}

struct stats {
  std::atomic<int> hits = 0;
  int a = 0, b = 0;
};
void atomicMember() {
  stats s;
  std::jthread a([&] { ++s.hits; });
  std::jthread b([&] { ++s.hits; });
}

void otherMembers() {
  stats s;
  std::jthread a([&] { ++s.a; });
  std::jthread b([&] { ++s.b; });
}

void otherElements() {
  std::array<int, 2> totals{};
  std::jthread a([&] { ++totals[0]; });
  std::jthread b([&] { ++totals[1]; });
}

void elementOfItsOwn() {
  std::vector<int> totals(4);
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] { ++totals[i]; });
}

void elementsOfAnArray() {
  int totals[4] = {};
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&totals, i] { totals[i] = i; });
}

void referenceToItsOwn() {
  std::vector<int> totals(4);
  std::vector<std::jthread> threads;
  for (int &total : totals)
    threads.emplace_back([&total] { ++total; });
}

void pointerToItsOwn() {
  std::vector<int> totals(4);
  std::vector<std::jthread> threads;
  for (int *p = totals.data(); p != totals.data() + 4; ++p)
    threads.emplace_back([p] { ++*p; });
}

void newOneInEachTurn() {
  for (int i = 0; i < 4; ++i) {
    auto total = std::make_shared<int>(0);
    std::thread([total] { ++*total; }).detach();
  }
}

void copies() {
  int total = 0;
  std::jthread a([total]() mutable { ++total; });
  std::jthread b([total]() mutable { ++total; });
}

void initCaptureCopies() {
  int total = 0;
  std::jthread a([n = total]() mutable { ++n; });
  std::jthread b([n = total]() mutable { ++n; });
}

void copiesOfAReference(int &total) {
  std::jthread a([total]() mutable { ++total; });
  std::jthread b([total]() mutable { ++total; });
}

void addTo(int n) { ++n; }
void passedByValue() {
  int total = 0;
  std::jthread a(addTo, total);
  std::jthread b(addTo, total);
}

rt::task<> ownParameter(int n) {
  ++n;
  co_return;
}
rt::task<> parametersByValue(rt::thread_pool &pool) {
  int total = 0;
  rt::async_scope scope;
  scope.spawn(pool, ownParameter(total));
  scope.spawn(pool, ownParameter(total));
  co_await scope.join();
}

// --- nobody changes it

void readsOnly() {
  std::vector<int> numbers{1, 2, 3};
  std::jthread a([&] { print(numbers.size()); });
  std::jthread b([&] {
    for (int n : numbers)
      print(n);
  });
}

void mapLookups(std::map<std::string, int> &ages) {
  std::jthread a([&] { print(ages.at("a")); });
  std::jthread b([&] { print(ages.find("b")->second); });
}

void iteratesWithMutableIterators(std::vector<int> &numbers) {
  std::jthread a([&] { print(*numbers.begin()); });
  std::jthread b([&] { print(*std::find(numbers.begin(), numbers.end(), 2)); });
}

void sizeAgainstElement() {
  std::vector<int> numbers(4);
  std::jthread a([&] { numbers[0] = 1; });
  std::jthread b([&] { print(numbers.size()); });
}

void unseenFunction() {
  int total = 0;
  std::jthread a([&] { unseen(total); });
  std::jthread b([&] { unseen(total); });
}

struct unseenMembers {
  void change();
};
void unseenMember() {
  unseenMembers u;
  std::jthread a([&] { u.change(); });
  std::jthread b([&] { u.change(); });
}

// --- one thread

rt::task<> oneThread(rt::current_thread &loop) {
  int total = 0;
  rt::async_scope scope;
  scope.spawn(loop, add(total));
  scope.spawn(loop, add(total));
  co_await scope.join();
}

rt::task<> unknownExecutor(rt::executor &executor) {
  int total = 0;
  rt::async_scope scope;
  scope.spawn(executor, add(total));
  scope.spawn(executor, add(total));
  co_await scope.join();
}

thread_local int perThread = 0;
void threadLocal() {
  std::jthread a([] { ++perThread; });
  std::jthread b([] { ++perThread; });
}

// --- handed over

void movedIn() {
  auto a = std::make_unique<int>(0);
  std::jthread first([a = std::move(a)] { ++*a; });
  a = std::make_unique<int>(0);
  std::jthread second([a = std::move(a)] { ++*a; });
}

void pointerIsReseated() {
  int one = 0, two = 0;
  int *p = &one;
  std::jthread a([p] { ++*p; });
  p = &two;
  std::jthread b([p] { ++*p; });
}

struct server {
  std::shared_ptr<int> current = std::make_shared<int>(0);
  void start() {
    std::thread([c = current] { ++*c; }).detach();
    current = std::make_shared<int>(0);
    std::thread([c = current] { ++*c; }).detach();
  }
};

union either {
  int a;
  float b;
};
void unionMembers() {
  either e{};
  std::jthread a([&] { e.a = 1; });
  std::jthread b([&] { e.a = 2; });
}

template <class T> void inATemplate(T start) {
  std::atomic<T> total = start;
  std::jthread a([&] { ++total; });
  std::jthread b([&] { ++total; });
}
template void inATemplate(int);

void lambdaThatOnlyNames() {
  int total = 0;
  auto both = [&] {
    auto inner = [&] { ++total; };
    (void)sizeof(inner);
  };
  std::jthread a(both);
  std::jthread b(both);
}
