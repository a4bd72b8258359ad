// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument %s \
// RUN:   -- -std=c++23 -I%rt_include -I%shapes | %verify %s

// What async-dangling-argument must not report.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <any>
#include <array>
#include <atomic>
#include <chrono>
#include <coroutine>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

using namespace std::string_view_literals;

rt::task<> send(const std::string &text);
rt::task<> sink(std::string &&text);
rt::task<> own(std::string text);
rt::task<> show(std::string_view text) {
  co_await rt::yield();
  std::printf("%zu", text.size());
}
rt::task<int> sum(std::span<const int> numbers);
rt::task<> read(const int *p) {
  co_await rt::yield();
  std::printf("%d", *p);
}
rt::task<> next(std::vector<int>::iterator it);
std::string describe(int n);

struct worker {
  int n = 0;
  rt::task<int> run() {
    co_await rt::yield();
    co_return n;
  }
  rt::task<int> constant() { co_return 1; }
  static rt::task<int> make(int n) { co_return n; }
};

//===--- Awaited in the same expression -----------------------------------===//

rt::task<> awaitedInPlace(std::string text) {
  co_await send("hello");
  co_await send(text + "!");
  co_await show(describe(1));
  co_await sum(std::vector{1, 2});
  co_await worker{1}.run();
  int total = co_await worker{1}.run() + co_await worker{2}.run();
  std::printf("%d", total);
}

rt::task<int> coReturnAwaited() { co_return co_await worker{1}.run(); }

rt::task<> awaitedThroughACombinator() {
  co_await rt::when_all(send("one"), send("two"));
  auto result = co_await rt::when_any(worker{1}.run(), worker{2}.run());
  (void)result;
}

rt::task<> wrap(rt::task<> inner) { co_await std::move(inner); }
rt::task<> awaitedThroughAWrapper() { co_await wrap(wrap(send("hello"))); }

rt::task<> awaitedAsOneOfTwo(bool b) {
  co_await (b ? send("one") : send("two"));
}

rt::task<> awaitedAsAPrvalue() {
  co_await rt::task<>(send("hello"));
  co_await std::move(std::move(*std::make_unique<rt::task<>>(send("hello"))));
}

void blockedOn() {
  rt::block_on(send("hello"));
  std::string text = "hello";
  rt::block_on(send(text));
  int n = rt::block_on(worker{1}.run());
  (void)n;
}

rt::task<> spawnedAndAwaited(rt::executor &ex, std::string text) {
  co_await rt::spawn(ex, send("hello"));
  co_await rt::spawn(ex, send(text + "!"));
  int n = co_await rt::spawn(ex, worker{1}.run());
  (void)n;
}

//===--- Awaited while the owner is there ---------------------------------===//

rt::task<> sameScope() {
  std::string text = "hello";
  auto t = send(text);
  co_await std::move(t);
}

rt::task<> innerTask() {
  std::string text = "hello";
  {
    auto t = send(text);
    co_await std::move(t);
  }
}

rt::task<> containerInTheScope(std::vector<int> numbers) {
  std::vector<std::string> texts;
  for (int n : numbers)
    texts.push_back(describe(n));
  std::vector<rt::task<>> tasks;
  for (const std::string &text : texts)
    tasks.push_back(send(text));
  for (std::size_t i = 0; i < texts.size(); ++i)
    tasks.push_back(send(texts[i]));
  co_await rt::when_all(std::move(tasks));
}

rt::task<> awaitedInTheLoop(std::vector<int> numbers) {
  std::optional<rt::task<>> t;
  for (int n : numbers) {
    std::string text = describe(n);
    t = send(text);
    co_await std::move(*t);
  }
}

rt::task<> flushedInTheLoop(std::vector<int> numbers) {
  std::vector<rt::task<>> tasks;
  for (int n : numbers) {
    std::string text = describe(n);
    tasks.push_back(send(text));
    co_await rt::when_all(std::move(tasks));
    tasks.clear();
  }
  tasks.clear();
}

rt::task<> handleInTheScope(rt::executor &ex) {
  std::string text = "hello";
  auto handle = rt::spawn(ex, send(text));
  co_await handle;
}

rt::task<> handlesInTheScope(rt::executor &ex, std::vector<int> numbers) {
  std::string text = "hello";
  std::vector<rt::join_handle<void>> handles;
  for (int i : numbers) {
    (void)i;
    handles.push_back(rt::spawn(ex, send(text)));
  }
  for (auto &h : handles)
    co_await h;
}

rt::task<> scopeIsJoined(rt::executor &ex) {
  std::string text = "hello";
  rt::async_scope scope;
  scope.spawn(ex, send(text));
  co_await scope.join();
}

rt::task<> passedToAWaiter(rt::executor &ex) {
  std::string text = "hello";
  auto handle = rt::spawn(ex, send(text));
  auto other = rt::spawn(ex, send(text));
  co_await std::move(handle);
  co_await std::move(other);
}

void loopRunsAfterwards() {
  std::string text = "hello";
  rt::current_thread loop;
  rt::spawn_detached(loop, send(text));
  loop.run();
}

void poolIsJoined() {
  std::string text = "hello";
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, send(text));
  pool.join();
}

void poolWaitsInItsDestructor() {
  std::string text = "hello";
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, send(text));
}

void workEndsWithTheLoop() {
  std::string text = "hello";
  rt::current_thread loop;
  rt::spawn_detached(loop, send(text));
}

void pump(rt::executor &ex);
void somebodyRunsIt(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
  pump(ex);
}

rt::task<> endsBeforeTheScope(rt::executor &ex, std::vector<int> numbers) {
  std::vector<rt::join_handle<void>> handles;
  for (int n : numbers) {
    std::string text = describe(n);
    rt::channel<int> done(1);
    handles.push_back(rt::spawn(ex, send(text)));
    co_await done.receive();
  }
  handles.clear();
}

rt::task<> countDown(std::atomic<int> &left);
void asksAgainAndAgain(rt::executor &ex) {
  std::atomic<int> left = 1;
  rt::spawn_detached(ex, countDown(left));
  while (left > 0)
    ;
}

void givesItTime(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
  std::this_thread::sleep_for(std::chrono::seconds(1));
}

void poll();
int main() {
  std::string text = "hello";
  rt::current_thread loop;
  rt::spawn_detached(loop, send(text));
  for (;;)
    poll();
}

//===--- What the coroutine owns ------------------------------------------===//

rt::task<> byValue(rt::executor &ex) {
  std::string text = "hello";
  auto t = own(text);
  co_await std::move(t);
  rt::spawn_detached(ex, own(text));
  rt::spawn_detached(ex, own(std::move(text)));
  rt::spawn_detached(ex, own("hello"));
}

rt::task<> ownedPointer(std::unique_ptr<int> p);
rt::task<> sharedPointer(std::shared_ptr<const std::string> p);
void owners(rt::executor &ex) {
  rt::spawn_detached(ex, ownedPointer(std::make_unique<int>(1)));
  auto p = std::make_unique<int>(1);
  rt::spawn_detached(ex, ownedPointer(std::move(p)));
  rt::spawn_detached(ex, sharedPointer(std::make_shared<std::string>("x")));
}

rt::task<> callback(std::function<void()> f);
void functions(rt::executor &ex) {
  rt::spawn_detached(ex, callback([] {}));
}

rt::task<> takesATuple(std::tuple<std::string, int> both);
void tuples(rt::executor &ex) {
  rt::spawn_detached(ex, takesATuple({"hello", 1}));
}

//===--- Owners that live on ----------------------------------------------===//

std::string global = "hello";
void statics(rt::executor &ex) {
  static std::string local = "hello";
  static const std::vector<int> numbers{1, 2};
  thread_local std::string mine = "hello";
  rt::spawn_detached(ex, send(global));
  rt::spawn_detached(ex, send(local));
  rt::spawn_detached(ex, sum(numbers));
  rt::spawn_detached(ex, show(global));
  (void)mine;
}

void literals(rt::executor &ex) {
  rt::spawn_detached(ex, show("hello"));
  rt::spawn_detached(ex, show("hello"sv));
  constexpr std::string_view text = "hello";
  rt::spawn_detached(ex, show(text.substr(1)));
  std::string_view view = text.substr(1);
  rt::spawn_detached(ex, show(view));
  static constexpr int numbers[] = {1, 2};
  rt::spawn_detached(ex, sum(numbers));
}

void others(rt::executor &ex, const std::string &text, std::string_view view,
            std::string *pointer, std::span<const int> numbers, worker &w) {
  rt::spawn_detached(ex, send(text));
  rt::spawn_detached(ex, show(text));
  rt::spawn_detached(ex, show(view));
  rt::spawn_detached(ex, show(view.substr(1)));
  rt::spawn_detached(ex, send(*pointer));
  rt::spawn_detached(ex, sum(numbers));
  rt::spawn_detached(ex, sum(numbers.subspan(1)));
  rt::spawn_detached(ex, w.run());
  std::string &same = *pointer;
  rt::spawn_detached(ex, send(same));
}

rt::task<> forward(const std::string &text) { return send(text); }
rt::task<> forwardView(std::string_view text) { return show(text.substr(1)); }

class session : public std::enable_shared_from_this<session> {
  rt::executor &ex;
  std::string name;
  std::vector<rt::task<>> pending;
  std::map<int, std::string> names;
  std::unique_ptr<worker> help;

public:
  explicit session(rt::executor &e) : ex(e) {
    rt::spawn_detached(ex, send(name));
  }
  void start() {
    rt::spawn_detached(ex, run());
    rt::spawn_detached(ex, send(name));
    rt::spawn_detached(ex, send(names[1]));
    rt::spawn_detached(ex, help->run());
    pending.push_back(send(name));
    rt::spawn_detached(ex, shared_from_this()->run());
  }
  rt::task<> run() {
    co_await rt::yield();
    std::puts(name.c_str());
  }
};

void allocated(rt::executor &ex) {
  auto *w = new worker;
  rt::spawn_detached(ex, w->run());
  auto *text = new std::string("hello");
  rt::spawn_detached(ex, send(*text));
}

void shared(rt::executor &ex, std::vector<std::shared_ptr<worker>> &all) {
  auto w = std::make_shared<worker>();
  all.push_back(w);
  rt::spawn_detached(ex, w->run());
  rt::spawn_detached(ex, read(&w->n));
}

struct keeper {
  std::vector<std::unique_ptr<worker>> all;
  void add(rt::executor &ex) {
    auto w = std::make_unique<worker>();
    worker *plain = w.get();
    rt::spawn_detached(ex, w->run());
    rt::spawn_detached(ex, plain->run());
    all.push_back(std::move(w));
  }
};

std::unique_ptr<worker> startedAndReturned(rt::executor &ex) {
  auto w = std::make_unique<worker>();
  rt::spawn_detached(ex, w->run());
  return w;
}

void released(rt::executor &ex) {
  auto w = std::make_unique<worker>();
  rt::spawn_detached(ex, w->run());
  (void)w.release();
}

//===--- What the coroutine does not use later ----------------------------===//

rt::task<> unnamed(const std::string &) { co_await rt::yield(); }
rt::task<> unused(const std::string &text) { co_await rt::yield(); (void)text; }
struct tag {};
rt::task<> tagged(const tag &, int n);
rt::task<> notUsed(rt::executor &ex) {
  auto t = unnamed("hello");
  co_await std::move(t);
  auto u = unused("hello");
  co_await std::move(u);
  rt::spawn_detached(ex, tagged(tag{}, 1));
  auto v = worker{}.constant();
  (void)co_await std::move(v);
  auto w = worker{}.make(1);
  (void)co_await std::move(w);
}

minimal::fire_and_forget copiesFirst(const std::string &text) {
  std::string copy = text;
  co_await rt::yield();
  std::puts(copy.c_str());
}
minimal::fire_and_forget usesFirst(const std::string &text) {
  std::puts(text.c_str());
  co_await rt::yield();
}
minimal::fire_and_forget neverSuspends(const std::string &text) {
  std::puts(text.c_str());
  co_return;
}
minimal::fire_and_forget usesInTheAwait(const std::string &text) {
  co_await own(text);
}
void startsAtOnce() {
  copiesFirst("hello");
  usesFirst("hello");
  neverSuspends("hello");
  usesInTheAwait("hello");
  std::string text = "hello";
  copiesFirst(text);
}

minimal::eager unseenEager(const std::string &text);
rt::task<> mayCopy() {
  auto t = unseenEager("hello");
  co_await t;
}

// A function that is no coroutine may well copy.
rt::task<> copies(const std::string &text) { return own(text); }
rt::task<> copiesView(std::string_view text) { return own(std::string(text)); }
rt::task<> handsOnACopy() {
  auto t = copies("hello");
  co_await std::move(t);
  auto u = copiesView(describe(1));
  co_await std::move(u);
}

//===--- Where it goes is not known ---------------------------------------===//

struct registry {
  void run(rt::task<> t);
};
void submit(rt::task<> t);
template <class T> void give(T &&t);
void unknownFunctions(registry &r) {
  submit(send("hello"));
  r.run(send("hello"));
  give(send("hello"));
  std::string text = "hello";
  submit(send(text));
}

rt::task<> indirectly(rt::task<> (*f)(const std::string &),
                      std::function<rt::task<>(const std::string &)> g) {
  auto t = f("hello");
  co_await std::move(t);
  auto u = g("hello");
  co_await std::move(u);
}

rt::task<> unused() {
  auto t = send("hello");
  co_return;
}

void dropped() { send("hello"); }

void onTheHeap() {
  auto *t = new rt::task<>(send("hello"));
  (void)t;
}

//===--- What the borrow leads into is not known --------------------------===//

std::string_view viewOf(const std::string &text);
const std::string &lookUp(const std::string &key);
worker *find(const std::string &key);
void results(rt::executor &ex) {
  rt::spawn_detached(ex, show(viewOf("hello")));
  rt::spawn_detached(ex, send(lookUp("hello")));
  rt::spawn_detached(ex, find("hello")->run());
}

void reseated(rt::executor &ex, std::string_view other, bool b) {
  std::string text = "hello";
  std::string_view view = text;
  if (b)
    view = other;
  rt::spawn_detached(ex, show(view));
  const int n = 1;
  static int kept = 2;
  const int *p = &n;
  p = &kept;
  rt::spawn_detached(ex, read(p));
}

void iteratorMoves(rt::executor &ex, std::vector<int> &others) {
  std::vector<int> numbers{1};
  auto it = numbers.begin();
  it = others.begin();
  rt::spawn_detached(ex, next(it));
}

struct handle {
  worker *w;
  rt::task<int> run() { return w->run(); }
  rt::task<int> unseen();
  worker *operator->() const { return w; }
  worker &operator*() const { return *w; }
};
handle get();
rt::task<> handles(rt::executor &ex, worker &w) {
  rt::spawn_detached(ex, handle{&w}.run());
  rt::spawn_detached(ex, get().unseen());
  handle h{&w};
  rt::spawn_detached(ex, h->run());
  rt::spawn_detached(ex, (*h).run());
  auto t = get()->run();
  (void)co_await std::move(t);
}

struct cell {
  std::string &text;
  const std::string *pointer;
  std::shared_ptr<std::string> shared;
};
void membersThatRefer(rt::executor &ex, std::string &text) {
  cell c{text, &text, std::make_shared<std::string>("x")};
  rt::spawn_detached(ex, send(c.text));
  rt::spawn_detached(ex, send(*c.pointer));
  rt::spawn_detached(ex, send(*c.shared));
}

void elementsThatPoint(rt::executor &ex, worker *first) {
  std::vector<worker *> all{first};
  rt::spawn_detached(ex, all[0]->run());
  rt::spawn_detached(ex, all.front()->run());
  for (worker *w : all)
    rt::spawn_detached(ex, w->run());
  std::vector<std::shared_ptr<worker>> owned;
  for (auto &w : owned)
    rt::spawn_detached(ex, w->run());
  std::map<int, worker *> named;
  rt::spawn_detached(ex, named[1]->run());
  for (auto &[key, w] : named)
    rt::spawn_detached(ex, w->run());
  std::vector<std::string_view> views{"one", "two"};
  for (std::string_view v : views)
    rt::spawn_detached(ex, show(v));
  rt::spawn_detached(ex, show(views[0]));
  rt::spawn_detached(ex, show(views.front()));
  std::optional<std::string_view> maybe = "one";
  rt::spawn_detached(ex, show(*maybe));
  rt::spawn_detached(ex, show(maybe.value_or("none")));
  std::optional<worker *> found = first;
  rt::spawn_detached(ex, (*found)->run());
  std::pair<worker *, int> pair{first, 1};
  rt::spawn_detached(ex, pair.first->run());
  std::array<std::string_view, 2> two{"one", "two"};
  rt::spawn_detached(ex, show(two[1]));
}

void captured(rt::executor &ex) {
  std::string text = "hello";
  auto start = [&] {
    rt::spawn_detached(ex, send(text));
    auto kept = [&text]() { return send(text); };
    (void)kept;
  };
  start();
}

//===--- No code that runs ------------------------------------------------===//

using made = decltype(send("hello"));
rt::task<> unevaluated() {
  static_assert(sizeof(send("hello")) > 0);
  static_assert(!noexcept(send("hello")));
  co_return;
}

template <class T>
concept sendable = requires(T t) { rt::spawn_detached(send(t + "!")); };

template <class T> rt::task<> discarded() {
  if constexpr (sizeof(T) == 0) {
    auto t = send("hello");
    co_await std::move(t);
  }
}
template rt::task<> discarded<int>();

template <class T> rt::task<> neverInstantiated(T value) {
  auto t = send(value + "!");
  co_await std::move(t);
}

//===--- Generators -------------------------------------------------------===//

minimal::generator<int> each(const std::vector<int> &numbers) {
  for (int n : numbers)
    co_yield n;
}
minimal::generator<int> count(int n) {
  for (int i = 0; i < n; ++i)
    co_yield i;
}
int first(minimal::generator<int> numbers) { return *numbers.begin(); }
void generators() {
  std::vector<int> numbers{1, 2};
  for (int n : each(numbers))
    std::printf("%d", n);
  for (int n : count(3))
    std::printf("%d", n);
  std::printf("%d", first(each({1, 2})));
  std::printf("%d", *each({1, 2}).begin());
}

//===--- Annotated types and functions ------------------------------------===//

template <class T> struct [[gsl::Owner(T)]] box {
  T value;
  const T &get() const [[clang::lifetimebound]] { return value; }
};
struct [[gsl::Pointer(char)]] ref {
  const char *p;
  ref(const char *text) : p(text) {}
};
rt::task<> viewed(ref r) {
  co_await rt::yield();
  std::puts(r.p);
}
void annotated(rt::executor &ex) {
  static box<std::string> b{"hello"};
  rt::spawn_detached(ex, send(b.get()));
  rt::spawn_detached(ex, viewed("hello"));
}

const std::string &same(const std::string &text [[clang::lifetimebound]]);
void bound(rt::executor &ex) { rt::spawn_detached(ex, send(same(global))); }

// --- a loop of one's own resumes the coroutine

struct handLoop {
  std::vector<std::coroutine_handle<>> ready;
  struct turn {
    handLoop *loop;
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> h) { loop->ready.push_back(h); }
    void await_resume() {}
  };
  void step() {
    for (std::coroutine_handle<> h : std::exchange(ready, {}))
      h.resume();
  }
  void run() {
    while (!ready.empty())
      step();
  }
};
struct alone {
  struct promise_type {
    alone get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
alone ticks(handLoop *loop) {
  co_await handLoop::turn{loop};
  loop->step();
}
void runsItsLoop() {
  handLoop loop;
  ticks(&loop);
  loop.run();
}
void resumesByHand() {
  handLoop loop;
  ticks(&loop);
  for (std::coroutine_handle<> h : loop.ready)
    h.resume();
}

// --- something that coroutines await is told, which may resume them at once

minimal::fire_and_forget notes(minimal::event *event, bool *done) {
  co_await event->wait();
  *done = true;
}
bool raisesInTime() {
  minimal::event event;
  bool done = false;
  notes(&event, &done);
  event.raise();
  return done;
}

// --- a reference to a view is handed on, and the view copied

struct reader {
  virtual ~reader() = default;
  virtual rt::task<int> read(int file, std::span<char> into,
                             std::optional<int> offset) = 0;
};
struct fileHandle {
  reader *by;
  auto read(auto &&...args) const { return by->read(0, args...); }
};
rt::task<int> readsInto(fileHandle file, std::span<char> into) {
  return file.read(into, std::nullopt);
}
