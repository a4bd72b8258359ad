// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// What async-dangling-argument reports of temporaries.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<> send(const std::string &text);
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
rt::task<int> sum(std::span<const int> numbers) {
  int result = 0;
  for (int n : numbers)
    result += n;
  co_return result;
}
rt::task<int> most(std::initializer_list<int> numbers) {
  co_await rt::yield();
  co_return *numbers.begin();
}
rt::task<int> twice(const int &n) { co_return 2 * n; }

struct config {
  std::string name;
  std::vector<std::string> hosts;
};
config load();
std::string describe(int n);

struct worker {
  int n = 0;
  rt::task<int> run() {
    co_await rt::yield();
    co_return n;
  }
  rt::task<int> operator()(int m) const {
    co_await rt::yield();
    co_return n + m;
  }
};

//===--- Kept in a local --------------------------------------------------===//

rt::task<> reference() {
  auto t = send(std::string("hello"));
  co_await std::move(t);
}

rt::task<> converted() {
  rt::task<> t = send("hello");
  co_await std::move(t);
}

rt::task<> extendedTask() {
  auto &&t = send(describe(1));
  co_await std::move(t);
}

rt::task<> rvalueReference() {
  auto t = sink(describe(1));
  co_await std::move(t);
}

rt::task<> movedTemporary() {
  auto t = sink(std::move(load()).name);
  co_await std::move(t);
}

rt::task<> number() {
  auto t = twice(21);
  co_await std::move(t);
}

rt::task<> sumOfTwo(std::string text) {
  auto t = show(text + "!");
  co_await std::move(t);
}

rt::task<> partOfView(std::string text) {
  auto t = show(std::string_view(text + "!").substr(1));
  co_await std::move(t);
}

rt::task<> substring(std::string text) {
  auto t = show(text.substr(1));
  co_await std::move(t);
}

rt::task<> characters() {
  auto t = print(describe(1).c_str());
  co_await std::move(t);
}

rt::task<> vectorAsSpan() {
  auto t = sum(std::vector{1, 2, 3});
  co_await std::move(t);
}

rt::task<> list() {
  auto t = most({1, 2, 3});
  co_await std::move(t);
}

rt::task<> memberOfTemporary() {
  auto t = send(load().name);
  co_await std::move(t);
}

rt::task<> elementOfTemporary() {
  auto t = send(load().hosts[0]);
  co_await std::move(t);
}

rt::task<> pointeeOfTemporary() {
  auto t = send(*std::make_unique<std::string>("hello"));
  co_await std::move(t);
}

rt::task<> object() {
  auto t = worker{1}.run();
  co_await std::move(t);
}

rt::task<> ownedObject() {
  auto t = std::make_unique<worker>()->run();
  co_await std::move(t);
}

rt::task<> functor() {
  auto t = worker{1}(2);
  co_await std::move(t);
}

rt::task<> inAnIf(bool b) {
  if (auto t = send("hello"); b)
    co_await std::move(t);
}

rt::task<> oneOfTwo(bool b, const std::string &text) {
  auto t = b ? send(text) : send(describe(1));
  co_await std::move(t);
}

rt::task<> chosenArgument(bool b, const std::string &text) {
  auto t = send(b ? text : "nothing");
  co_await std::move(t);
}

rt::task<> afterAComma(int &n) {
  auto t = (++n, send("hello"));
  co_await std::move(t);
}

rt::task<> array() {
  rt::task<> all[] = {send("one"), send("two")};
  for (auto &t : all)
    co_await std::move(t);
}

struct job {
  rt::task<> work;
  int priority;
};
rt::task<> aggregate() {
  job j{send("hello"), 1};
  co_await std::move(j.work);
}

rt::task<> several() {
  auto t = rt::when_all(send("one"), send("two"));
  co_await std::move(t);
}

rt::task<> wrap(rt::task<> inner) { co_await std::move(inner); }
rt::task<> wrapped() {
  auto t = wrap(send("hello"));
  co_await std::move(t);
}

rt::task<> optionalOf() {
  std::optional<rt::task<>> t;
  t.emplace(send("one"));
  co_await *std::move(t);
  t = send("two");
  co_await *std::move(t);
}

rt::task<> ownedTask() {
  auto t = std::make_unique<rt::task<>>(send("hello"));
  co_await std::move(*t);
}

rt::task<> inAContainer() {
  std::vector<rt::task<>> all;
  all.push_back(send("one"));
  all.emplace_back(send("two"));
  for (auto &t : all)
    co_await std::move(t);
}

rt::task<> inAMap() {
  std::map<int, rt::task<>> all;
  all[1] = send("one");
  all.insert_or_assign(2, send("two"));
  co_await std::move(all[1]);
}

rt::task<> spawnedAndJoined(rt::executor &ex) {
  auto handle = rt::spawn(ex, send("hello"));
  co_await handle;
}

rt::task<> greet(const std::string &name = "you");
rt::task<> defaulted() {
  auto t = greet();
  co_await std::move(t);
}

struct base {
  virtual ~base() = default;
  virtual rt::task<> handle(const std::string &text) {
    co_await rt::yield();
    std::puts(text.c_str());
  }
};
rt::task<> overridable(base &b) {
  auto t = b.handle("hello");
  co_await std::move(t);
}

auto lambda = [](std::string_view text) -> rt::task<> {
  co_await rt::yield();
  std::printf("%zu", text.size());
};
rt::task<> ofALambda() {
  auto t = lambda(std::string("hello"));
  co_await std::move(t);
}

//===--- Beyond the function ----------------------------------------------===//

rt::task<> returned(int n) { return send(describe(n)); }

rt::task<> passOn(std::string_view text) { return show(text); }
rt::task<> throughAWrapper(int n) { return passOn(describe(n)); }

rt::task<rt::task<>> coReturned() { co_return send("hello"); }

struct holder {
  rt::task<> last;
  std::vector<rt::task<>> all;

  void keep() { last = send("hello"); }
  void add() { all.push_back(send("hello")); }
};

void stored(holder &h) { h.all.push_back(send("hello")); }

void storedByPointer(std::vector<rt::task<>> *all) {
  all->push_back(send("hello"));
}

void inAStatic() {
  static rt::task<> t = send("hello");
  (void)t;
}

void spawned(rt::executor &ex) { rt::spawn_detached(ex, send("hello")); }

void spawnedInAScope(rt::async_scope &scope, rt::executor &ex) {
  scope.spawn(ex, send("hello"));
}

//===--- What starts at once ----------------------------------------------===//

minimal::fire_and_forget note(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
void dropped() { note("hello"); }
void droppedAloud() { (void)note("hello"); }

minimal::eager slow(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
rt::task<> started() {
  auto t = slow("hello");
  co_await t;
}

//===--- Generators -------------------------------------------------------===//

minimal::generator<int> each(const std::vector<int> &numbers) {
  for (int n : numbers)
    co_yield n;
}
void rangeFor() {
  for (int n : each(std::vector{1, 2}))
    std::printf("%d", n);
}
void generatorInALocal() {
  auto numbers = each({1, 2});
  for (int n : numbers)
    std::printf("%d", n);
}

//===--- Templates and macros ---------------------------------------------===//

template <class T> rt::task<> sendAny(const T &value) {
  co_await rt::yield();
  std::printf("%zu", sizeof value);
  co_await send(value);
}
rt::task<> ofATemplate() {
  auto t = sendAny(std::string("hello"));
  co_await std::move(t);
}

template <class T> rt::task<> inATemplate() {
  auto t = send(T("hello"));
  co_await std::move(t);
}
template rt::task<> inATemplate<std::string>();
template rt::task<> inATemplate<const char *>();

#define KEEP(NAME, WORK) auto NAME = WORK
rt::task<> inAMacro() {
  KEEP(t, send("hello"));
  co_await std::move(t);
}
