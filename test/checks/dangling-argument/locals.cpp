// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// What async-dangling-argument reports of locals and of by-value parameters.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<> send(const std::string &text);
rt::task<> fill(std::string &text);
rt::task<> sink(std::string &&text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
rt::task<> show(std::string_view text) {
  co_await rt::yield();
  std::printf("%zu", text.size());
}
rt::task<> print(const char *text) {
  co_await rt::yield();
  std::puts(text);
}
rt::task<> read(const int *p) {
  co_await rt::yield();
  std::printf("%d", *p);
}
rt::task<int> sum(std::span<const int> numbers) {
  int result = 0;
  for (int n : numbers)
    result += n;
  co_return result;
}
rt::task<> next(std::vector<int>::iterator it) {
  co_await rt::yield();
  std::printf("%d", *it);
}
rt::task<> referred(std::reference_wrapper<const std::string> text) {
  co_await rt::yield();
  std::puts(text.get().c_str());
}

struct config {
  std::string name;
  std::array<std::string, 2> hosts;
};
struct worker {
  int n = 0;
  std::string name;
  rt::task<int> run() {
    co_await rt::yield();
    co_return n;
  }
};
struct service {
  worker main;
};

//===--- Spawned ----------------------------------------------------------===//

void reference(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
}

void mutableReference(rt::executor &ex) {
  std::string text;
  rt::spawn_detached(ex, fill(text));
}

void rvalueReference(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, sink(std::move(text)));
}

void parameter(rt::executor &ex, std::string text) {
  rt::spawn_detached(ex, send(text));
}

void wrapper(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, referred(text));
  rt::spawn_detached(ex, referred(std::ref(text)));
  rt::spawn_detached(ex, send(std::cref(text)));
}

void pointer(rt::executor &ex) {
  int n = 1;
  rt::spawn_detached(ex, read(&n));
  const int *p = &n;
  rt::spawn_detached(ex, read(p));
  rt::spawn_detached(ex, read(std::addressof(n)));
}

void view(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, show(text));
  std::string_view part = text;
  rt::spawn_detached(ex, show(part));
  rt::spawn_detached(ex, show(part.substr(1)));
}

void characters(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, print(text.c_str()));
  rt::spawn_detached(ex, print(text.data() + 1));
  char buffer[8] = "hello";
  rt::spawn_detached(ex, print(buffer));
}

void spans(rt::executor &ex) {
  std::vector<int> numbers{1, 2};
  rt::spawn_detached(ex, sum(numbers));
  std::array<int, 2> two{1, 2};
  rt::spawn_detached(ex, sum(two));
  int raw[] = {1, 2};
  rt::spawn_detached(ex, sum(raw));
}

void iterator(rt::executor &ex) {
  std::vector<int> numbers{1, 2};
  rt::spawn_detached(ex, next(numbers.begin()));
  auto second = numbers.begin() + 1;
  rt::spawn_detached(ex, next(second));
}

void owned(rt::executor &ex) {
  auto n = std::make_unique<int>(1);
  rt::spawn_detached(ex, read(n.get()));
  auto text = std::make_unique<std::string>("hello");
  rt::spawn_detached(ex, send(*text));
  std::optional<std::string> maybe = "hello";
  rt::spawn_detached(ex, send(*maybe));
  rt::spawn_detached(ex, send(maybe.value()));
}

void partOf(rt::executor &ex) {
  config c;
  rt::spawn_detached(ex, send(c.name));
  rt::spawn_detached(ex, send(c.hosts[1]));
  auto &[name, hosts] = c;
  rt::spawn_detached(ex, send(name));
  std::map<int, std::string> names;
  rt::spawn_detached(ex, send(names[1]));
  rt::spawn_detached(ex, send(names.at(1)));
}

void alias(rt::executor &ex) {
  std::string text = "hello";
  const auto &same = text;
  rt::spawn_detached(ex, send(same));
  const std::string &extended = text + "!";
  rt::spawn_detached(ex, send(extended));
}

void object(rt::executor &ex) {
  worker w;
  rt::spawn_detached(ex, w.run());
  worker *p = &w;
  rt::spawn_detached(ex, p->run());
  service s;
  rt::spawn_detached(ex, s.main.run());
  auto own = std::make_unique<worker>();
  rt::spawn_detached(ex, own->run());
}

void droppedHandle(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn(ex, send(text));
}

void detachedHandle(rt::executor &ex) {
  std::string text = "hello";
  auto handle = rt::spawn(ex, send(text));
  handle.detach();
}

void throughALocal(rt::executor &ex) {
  std::string text = "hello";
  auto t = send(text);
  rt::spawn_detached(ex, std::move(t));
}

void oneOfTwo(rt::executor &ex, bool b, const std::string &other) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(b ? other : text));
  rt::spawn_detached(ex, b ? send(other) : send(text));
}

rt::task<> inACoroutine(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
  co_return;
}

void inALambda(rt::executor &ex) {
  auto start = [&ex](std::string text) { rt::spawn_detached(ex, send(text)); };
  start("hello");
}

struct server {
  rt::executor &ex;
  explicit server(rt::executor &e) : ex(e) {
    std::string text = "hello";
    rt::spawn_detached(ex, send(text));
  }
  ~server() {
    std::string text = "goodbye";
    rt::spawn_detached(ex, send(text));
  }
  void accept(std::string text) { rt::spawn_detached(ex, send(text)); }
};

const std::string &same(const std::string &text [[clang::lifetimebound]]);
template <class T> struct [[gsl::Owner(T)]] box {
  T value;
  const T &get() const { return value; }
};
struct holds {
  std::string text;
  const std::string &get() const [[clang::lifetimebound]] { return text; }
  const std::string &other() const;
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
  std::string text = "hello";
  rt::spawn_detached(ex, send(same(text)));
  rt::spawn_detached(ex, viewed(text.c_str()));
  box<std::string> b{"hello"};
  rt::spawn_detached(ex, send(b.get()));
  holds h{"hello"};
  rt::spawn_detached(ex, send(h.get()));
  rt::spawn_detached(ex, send(h.other()));
}

template <class T> void inATemplate(rt::executor &ex) {
  T text = "hello";
  rt::spawn_detached(ex, send(text));
}
template void inATemplate<std::string>(rt::executor &);

//===--- Kept beyond a scope ----------------------------------------------===//

rt::task<> loop(std::vector<int> numbers) {
  std::vector<rt::task<>> tasks;
  for (int n : numbers) {
    std::string text = std::to_string(n);
    tasks.push_back(send(text));
  }
  for (auto &t : tasks)
    co_await std::move(t);
}

rt::task<> loopVariable(std::vector<std::string> texts) {
  std::vector<rt::task<>> tasks;
  for (std::string text : texts)
    tasks.push_back(send(text));
  co_await rt::when_all(std::move(tasks));
}

rt::task<> counter() {
  std::vector<rt::task<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(read(&i));
  co_await rt::when_all(std::move(tasks));
}

rt::task<> innerScope() {
  std::optional<rt::task<>> t;
  {
    std::string text = "hello";
    t = send(text);
  }
  co_await std::move(*t);
}

rt::task<> inAnIf(bool b) {
  rt::task<> t;
  if (std::string text = "hello"; b)
    t = send(text);
  co_await std::move(t);
}

rt::task<> loopHandles(rt::executor &ex, std::vector<int> numbers) {
  std::vector<rt::join_handle<void>> handles;
  for (int n : numbers) {
    std::string text = std::to_string(n);
    handles.push_back(rt::spawn(ex, send(text)));
  }
  for (auto &h : handles)
    co_await h;
}

//===--- Kept beyond the function -----------------------------------------===//

struct holder {
  rt::task<> last;
  std::vector<rt::task<>> all;

  void keep(std::string text) { last = send(text); }
  void add(std::string text) { all.push_back(send(text)); }
  void addLocal() {
    std::string text = "hello";
    auto t = send(text);
    all.push_back(std::move(t));
  }
  static holder &global();
};
void inAStatic(std::string text) {
  static std::vector<rt::task<>> all;
  all.push_back(send(text));
}

rt::task<rt::task<>> coReturned(std::string text) { co_return send(text); }

minimal::generator<int> each(const std::vector<int> &numbers) {
  for (int n : numbers)
    co_yield n;
}
minimal::generator<int> returnedGenerator() {
  std::vector<int> numbers{1, 2};
  return each(numbers);
}

//===--- What starts at once ----------------------------------------------===//

minimal::fire_and_forget note(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
void dropped() {
  std::string text = "hello";
  note(text);
}
void droppedInALoop() {
  for (int i = 0; i < 3; ++i) {
    std::string text = std::to_string(i);
    note(text);
  }
}

minimal::fire_and_forget pass(std::string_view text) {
  return note(std::string(text));
}

//===--- Joined too late --------------------------------------------------===//

void joinedTooLate() {
  rt::thread_pool pool(1);
  std::string text = "hello";
  rt::spawn_detached(pool, show(text));
}
