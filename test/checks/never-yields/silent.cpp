// Loops that end, that suspend in every turn, or that may take their time.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-never-yields %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <deque>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

struct job {
  bool last = false;
};
struct job_queue {
  bool empty() const;
  std::optional<job> next();
  rt::task<std::optional<job>> wait();
};
struct node {
  node *next;
  bool last;
};
struct parser {
  bool done() const;
  bool advance();
  int token();
  const char *at = "";
};
rt::task<> run(const job &);
rt::task<> flush(job_queue &);
rt::task<> failing();
void work();
void use(int);
bool more();
long readSome(char *buffer, long size);

// --- every turn suspends

rt::task<> polls(std::atomic<bool> &ready) {
  while (!ready)
    co_await rt::yield();
}

rt::task<> server(job_queue &jobs) {
  for (;;) {
    auto next = co_await jobs.wait();
    if (next)
      co_await run(*next);
  }
}

rt::task<> awaitsInTheCondition(job_queue &jobs) {
  while (auto next = co_await jobs.wait())
    use(next->last);
}

rt::task<> awaitsInTheIncrement(std::atomic<bool> &stop) {
  for (; !stop; co_await rt::yield())
    work();
}

rt::task<> awaitsOnBothBranches(std::atomic<bool> &stop, job_queue &jobs) {
  while (!stop) {
    if (auto next = jobs.next())
      co_await run(*next);
    else
      co_await rt::sleep_for(std::chrono::milliseconds(1));
  }
}

rt::task<> awaitsBeforeContinue(std::atomic<bool> &stop, job_queue &jobs) {
  while (!stop) {
    auto next = jobs.next();
    if (!next) {
      co_await rt::yield();
      continue;
    }
    co_await run(*next);
  }
}

// It suspends unless it fails; what fails at once is no turn to count on.
rt::task<> handlerWithoutAnAwait(std::atomic<bool> &stop) {
  while (!stop) {
    try {
      co_await failing();
    } catch (const std::exception &e) {
      std::cerr << e.what();
    }
  }
}

rt::task<> readyAwaitsCount(std::atomic<bool> &stop) {
  while (!stop)
    co_await std::suspend_never();
}

rt::task<> yieldsNowAndThen(std::atomic<bool> &stop) {
  unsigned turns = 0;
  while (!stop) {
    work();
    if (++turns % 1024 == 0)
      co_await rt::yield();
  }
}

rt::task<> yieldsWhenTheTimeIsUp(std::atomic<bool> &stop) {
  auto last = std::chrono::steady_clock::now();
  while (!stop) {
    work();
    auto now = std::chrono::steady_clock::now();
    if (now - last > std::chrono::milliseconds(1)) {
      co_await rt::yield();
      last = now;
    }
  }
}

// --- the loop ends by itself

rt::task<int> counts(int n) {
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += i;
  co_return sum;
}

rt::task<int> countsDown(int n) {
  while (n-- > 0)
    work();
  co_return n;
}

rt::task<> rangeFor(const std::vector<int> &values) {
  for (int value : values)
    use(value);
  co_return;
}

rt::task<> iterators(std::map<int, int> &values) {
  for (auto it = values.begin(); it != values.end(); ++it)
    use(it->second);
  auto it = values.begin();
  while (it != values.end())
    it = it->second ? values.erase(it) : std::next(it);
  co_return;
}

rt::task<> pointers(const char *text) {
  while (*text)
    ++text;
  co_return;
}

rt::task<> list(node *first) {
  for (node *n = first; n; n = n->next)
    use(n->last);
  while (first->next)
    first = first->next;
  co_return;
}

rt::task<> readsLines(std::istream &in) {
  std::string line;
  while (std::getline(in, line))
    use(line.size());
  int number;
  while (in >> number)
    use(number);
  while (in)
    use(in.get());
  co_return;
}

rt::task<> drains(std::deque<int> &queue) {
  while (!queue.empty()) {
    use(queue.front());
    queue.pop_front();
  }
  co_return;
}

rt::task<> drainsWhatTheModelKnows(std::timed_mutex &m) {
  while (m.try_lock())
    m.unlock();
  co_return;
}

rt::task<> drainsByNext(job_queue &jobs) {
  while (auto next = jobs.next())
    use(next->last);
  co_return;
}

rt::task<> drainsThenAwaits(std::atomic<bool> &stop, job_queue &jobs) {
  while (!stop) {
    if (auto next = jobs.next())
      use(next->last);
    else
      co_await rt::yield();
  }
}

rt::task<> parses(parser &p) {
  while (!p.done())
    use(p.token());
  for (;;) {
    if (!p.advance())
      break;
  }
  while (*p.at)
    ++p.at;
  co_return;
}

rt::task<> readsUntilTheEnd() {
  char buffer[16];
  for (;;) {
    long n = readSome(buffer, sizeof buffer);
    if (n <= 0)
      co_return;
    use(n);
  }
}

// An edge-triggered descriptor: as long as there is data, it is read.
rt::task<> readsUntilItWouldBlock(std::atomic<bool> &stop) {
  char buffer[16];
  while (!stop) {
    long n = readSome(buffer, sizeof buffer);
    if (n < 0) {
      co_await rt::yield();
      continue;
    }
    use(n);
  }
}

rt::task<> asksAFunction() {
  while (more())
    work();
  do
    work();
  while (more());
  co_return;
}

rt::task<> setsTheFlag(parser &p) {
  bool done = false;
  while (!done) {
    if (p.token() == 0)
      done = true;
  }
  co_return;
}

rt::task<> setsTheFlagByReference(parser &p) {
  bool done = false;
  auto step = [&] { done = p.token() == 0; };
  while (!done)
    step();
  co_return;
}

bool tokenOf(parser &p, bool &done);
rt::task<> givesTheFlagAway(parser &p) {
  bool done = false;
  while (!done)
    tokenOf(p, done);
  co_return;
}

rt::task<> passesTheCounter(int n) {
  auto step = [](int &left) { --left; };
  while (n > 0)
    step(n);
  co_return;
}

// It ends as soon as nobody is in the way.
rt::task<> lockFreeUpdate(std::atomic<int> &value) {
  int old = value.load();
  while (!value.compare_exchange_weak(old, old * 2)) {
  }
  int next;
  do {
    next = old + 1;
  } while (!value.compare_exchange_weak(old, next));
  co_return;
}

rt::task<> countsAtomically(std::atomic<int> &left) {
  while (left.fetch_sub(1) > 0)
    work();
  co_return;
}

rt::task<> storesTheAtomic(std::atomic<bool> &stop) {
  while (!stop) {
    if (more())
      stop = true;
  }
  while (!stop)
    stop.store(more());
  co_return;
}

rt::task<> once() {
  do {
    work();
  } while (false);
  for (;;) {
    work();
    break;
  }
  co_return;
}

rt::task<> throwsAtTheEnd() {
  for (;;) {
    if (!more())
      throw 1;
  }
}

rt::task<> deadline() {
  auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(5);
  while (std::chrono::steady_clock::now() < end)
    work();
  co_return;
}

struct machine {
  bool running_ = true;
  int state_ = 0;
  std::function<void()> callback_;
  job_queue queue_;
  void step();

  rt::task<> stepsMayEndIt() {
    while (running_)
      step();
    co_return;
  }
  rt::task<> callbackMayEndIt() {
    while (running_)
      callback_();
    co_return;
  }
  rt::task<> handsItselfOut() {
    while (running_)
      drive(*this);
    co_return;
  }
  rt::task<> states() {
    while (state_ != 3) {
      switch (state_) {
      case 0:
        state_ = 1;
        break;
      default:
        ++state_;
      }
    }
    co_return;
  }
  static void drive(machine &);
};

rt::task<> resumesOthers(std::coroutine_handle<> other) {
  while (!other.done())
    other.resume();
  co_return;
}

struct state {
  bool done;
};
void drive(const std::shared_ptr<state> &);
rt::task<> passesTheHandleOn(std::shared_ptr<state> s) {
  while (!s->done)
    drive(s);
  co_return;
}

// --- async-blocking-call's business

rt::task<> sleepsInBetween(std::atomic<bool> &ready) {
  while (!ready)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  co_return;
}

rt::task<> waits(std::mutex &m, std::condition_variable &c, bool &ready) {
  std::unique_lock lock(m);
  while (!ready)
    c.wait(lock);
  co_return;
}

rt::task<> drivesALoop(rt::thread_pool &pool, std::atomic<bool> &done) {
  while (!done)
    pool.join();
  co_return;
}

// --- where it stalls nobody

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enterBlockingPool();
rt::task<> whereBlockingIsFine(std::atomic<bool> &ready) {
  co_await enterBlockingPool();
  while (!ready) {
  }
}

void notACoroutine(std::atomic<bool> &ready) {
  while (!ready) {
  }
}

rt::task<> onAThread(std::atomic<bool> &ready) {
  std::thread waiter([&] {
    while (!ready) {
    }
  });
  waiter.detach();
  co_return;
}

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
};
generator<int> numbers() {
  for (int i = 0;; ++i)
    co_yield i;
}
generator<int> filtered(std::atomic<bool> &ready) {
  while (!ready) {
  }
  co_yield 1;
}

template <class T> rt::task<> neverInstantiated(const T &ready) {
  while (!ready) {
  }
  co_return;
}

/// The way round without an await would need `stopping` to be true and false.
struct retries {
  bool stopping = false;
  std::vector<int> left;
  rt::task<> changed();
  rt::task<> loop() {
    do {
      if (left.empty())
        co_await changed();
      else if (!stopping)
        co_await changed();
    } while (!stopping);
  }
};

rt::task<> send(int);

/// The inner loop turns at least once.
rt::task<> sendsInBursts() {
  constexpr int burst = 2;
  while (true)
    for (int i = 0; i < burst; ++i)
      co_await send(i);
}
rt::task<> sendsDownwards() {
  for (;;) {
    for (unsigned i = 9; i > 0; --i)
      co_await send(i);
    for (int i = 0; i != 3; ++i)
      co_await send(i);
  }
}

/// Nobody comes there.
rt::task<> never() {
  co_await std::suspend_always();
  for (;;) {
  }
}
