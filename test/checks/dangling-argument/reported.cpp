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
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-51]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-53]]:17-[[@LINE-53]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> converted() {
  rt::task<> t = send("hello");
// CHECK:      :[[@LINE-1]]:23: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:14: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:31: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-62]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:23: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-64]]:17-[[@LINE-64]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> extendedTask() {
  auto &&t = send(describe(1));
// CHECK:      :[[@LINE-1]]:19: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:10: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:31: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-73]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:19: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-75]]:17-[[@LINE-75]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> rvalueReference() {
  auto t = sink(describe(1));
// CHECK:      :[[@LINE-1]]:17: warning: 'sink' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:29: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-81]]:13: note: 'sink' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'sink'
// CHECK-NEXT: :{[[@LINE-85]]:17-[[@LINE-85]]:31}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> movedTemporary() {
  auto t = sink(std::move(load()).name);
// CHECK:      :[[@LINE-1]]:17: warning: 'sink' is given a reference into a temporary 'config', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:40: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-92]]:13: note: 'sink' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'sink'
// CHECK-NEXT: :{[[@LINE-96]]:17-[[@LINE-96]]:31}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> number() {
  auto t = twice(21);
// CHECK:      :[[@LINE-1]]:18: warning: 'twice' is given a reference to a temporary 'int', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:21: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-83]]:51: note: 'twice' uses 'n' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:18: note: await the task in the same expression, or take 'n' by value in 'twice'
// CHECK-NEXT: :{[[@LINE-85]]:21-[[@LINE-85]]:32}: fix-it: "int "
  co_await std::move(t);
}

rt::task<> sumOfTwo(std::string text) {
  auto t = show(text + "!");
// CHECK:      :[[@LINE-1]]:17: warning: 'show' is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:28: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-110]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> partOfView(std::string text) {
  auto t = show(std::string_view(text + "!").substr(1));
// CHECK:      :[[@LINE-1]]:17: warning: 'show' is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:56: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-120]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> substring(std::string text) {
  auto t = show(text.substr(1));
// CHECK:      :[[@LINE-1]]:17: warning: 'show' is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:32: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-130]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> characters() {
  auto t = print(describe(1).c_str());
// CHECK:      :[[@LINE-1]]:18: warning: 'print' is given a pointer into a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-136]]:13: note: 'print' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:18: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> vectorAsSpan() {
  auto t = sum(std::vector{1, 2, 3});
// CHECK:      :[[@LINE-1]]:16: warning: 'sum' is given a view of a temporary 'std::vector<int>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:37: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-142]]:16: note: 'sum' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:16: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> list() {
  auto t = most({1, 2, 3});
// CHECK:      :[[@LINE-1]]:17: warning: 'most' is given a view of a temporary array, which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:27: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-146]]:14: note: 'most' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> memberOfTemporary() {
  auto t = send(load().name);
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference into a temporary 'config', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:29: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-177]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-179]]:17-[[@LINE-179]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> elementOfTemporary() {
  auto t = send(load().hosts[0]);
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference into a temporary 'config', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:33: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-188]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-190]]:17-[[@LINE-190]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> pointeeOfTemporary() {
  auto t = send(*std::make_unique<std::string>("hello"));
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference into a temporary 'std::unique_ptr<std::basic_string<char>>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:57: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-199]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-201]]:17-[[@LINE-201]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> object() {
  auto t = worker{1}.run();
// CHECK:      :[[@LINE-1]]:12: warning: 'worker::run' runs on a temporary 'worker', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:27: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-174]]:15: note: 'worker::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: keep the object until the coroutine has ended
  co_await std::move(t);
}

rt::task<> ownedObject() {
  auto t = std::make_unique<worker>()->run();
// CHECK:      :[[@LINE-1]]:12: warning: 'worker::run' runs on an object inside a temporary 'std::unique_ptr<worker>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:45: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-184]]:15: note: 'worker::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: keep the object until the coroutine has ended
  co_await std::move(t);
}

rt::task<> functor() {
  auto t = worker{1}(2);
// CHECK:      :[[@LINE-1]]:12: warning: 'worker' runs on a temporary 'worker', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:24: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-190]]:15: note: 'worker' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: keep the object until the coroutine has ended
  co_await std::move(t);
}

rt::task<> inAnIf(bool b) {
  if (auto t = send("hello"); b)
// CHECK:      :[[@LINE-1]]:21: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:12: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:29: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-240]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:21: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-242]]:17-[[@LINE-242]]:36}: fix-it: "std::string "
    co_await std::move(t);
}

rt::task<> oneOfTwo(bool b, const std::string &text) {
  auto t = b ? send(text) : send(describe(1));
// CHECK:      :[[@LINE-1]]:34: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:46: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-251]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:34: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-253]]:17-[[@LINE-253]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> chosenArgument(bool b, const std::string &text) {
  auto t = send(b ? text : "nothing");
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-262]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-264]]:17-[[@LINE-264]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> afterAComma(int &n) {
  auto t = (++n, send("hello"));
// CHECK:      :[[@LINE-1]]:23: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:32: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-273]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:23: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-275]]:17-[[@LINE-275]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> array() {
  rt::task<> all[] = {send("one"), send("two")};
// CHECK:      :[[@LINE-1]]:28: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:14: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE-3]]:48: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-284]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:28: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-286]]:17-[[@LINE-286]]:36}: fix-it: "std::string "
// CHECK:      :[[@LINE-7]]:41: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-8]]:14: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE-9]]:48: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-290]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-11]]:41: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-292]]:17-[[@LINE-292]]:36}: fix-it: "std::string "
  for (auto &t : all)
    co_await std::move(t);
}

struct job {
  rt::task<> work;
  int priority;
};
rt::task<> aggregate() {
  job j{send("hello"), 1};
// CHECK:      :[[@LINE-1]]:14: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:7: note: the task is kept in 'j'
// CHECK-NEXT: :[[@LINE-3]]:26: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-306]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:14: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-308]]:17-[[@LINE-308]]:36}: fix-it: "std::string "
  co_await std::move(j.work);
}

rt::task<> several() {
  auto t = rt::when_all(send("one"), send("two"));
// CHECK:      :[[@LINE-1]]:30: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:50: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-317]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:30: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-319]]:17-[[@LINE-319]]:36}: fix-it: "std::string "
// CHECK:      :[[@LINE-7]]:43: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-8]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-9]]:50: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-323]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-11]]:43: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-325]]:17-[[@LINE-325]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> wrap(rt::task<> inner) { co_await std::move(inner); }
rt::task<> wrapped() {
  auto t = wrap(send("hello"));
// CHECK:      :[[@LINE-1]]:22: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:31: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-335]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:22: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-337]]:17-[[@LINE-337]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

rt::task<> optionalOf() {
  std::optional<rt::task<>> t;
  t.emplace(send("one"));
// CHECK:      :[[@LINE-1]]:18: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:24: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-347]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:18: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-349]]:17-[[@LINE-349]]:36}: fix-it: "std::string "
  co_await *std::move(t);
  t = send("two");
// CHECK:      :[[@LINE-1]]:12: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:17: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-355]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-357]]:17-[[@LINE-357]]:36}: fix-it: "std::string "
  co_await *std::move(t);
}

rt::task<> ownedTask() {
  auto t = std::make_unique<rt::task<>>(send("hello"));
// CHECK:      :[[@LINE-1]]:46: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:55: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-366]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:46: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-368]]:17-[[@LINE-368]]:36}: fix-it: "std::string "
  co_await std::move(*t);
}

rt::task<> inAContainer() {
  std::vector<rt::task<>> all;
  all.push_back(send("one"));
// CHECK:      :[[@LINE-1]]:22: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE-3]]:28: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-378]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:22: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-380]]:17-[[@LINE-380]]:36}: fix-it: "std::string "
  all.emplace_back(send("two"));
// CHECK:      :[[@LINE-1]]:25: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE-3]]:31: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-385]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:25: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-387]]:17-[[@LINE-387]]:36}: fix-it: "std::string "
  for (auto &t : all)
    co_await std::move(t);
}

rt::task<> inAMap() {
  std::map<int, rt::task<>> all;
  all[1] = send("one");
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE-3]]:22: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-398]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-400]]:17-[[@LINE-400]]:36}: fix-it: "std::string "
  all.insert_or_assign(2, send("two"));
// CHECK:      :[[@LINE-1]]:32: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-405]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:32: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-407]]:17-[[@LINE-407]]:36}: fix-it: "std::string "
  co_await std::move(all[1]);
}

rt::task<> spawnedAndJoined(rt::executor &ex) {
  auto handle = rt::spawn(ex, send("hello"));
// CHECK:      :[[@LINE-1]]:36: warning: 'send' is given a reference to a temporary 'std::string', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:45: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-416]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:36: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-418]]:17-[[@LINE-418]]:36}: fix-it: "std::string "
  co_await handle;
}

rt::task<> greet(const std::string &name = "you");
rt::task<> defaulted() {
  auto t = greet();
// CHECK:      :[[@LINE-1]]:12: warning: 'greet' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:19: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-6]]:12: note: 'greet' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await the task in the same expression
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
// CHECK:      :[[@LINE-1]]:21: warning: 'base::handle' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:29: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-10]]:22: note: 'base::handle' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:21: note: await the task in the same expression
  co_await std::move(t);
}

auto lambda = [](std::string_view text) -> rt::task<> {
  co_await rt::yield();
  std::printf("%zu", text.size());
};
rt::task<> ofALambda() {
  auto t = lambda(std::string("hello"));
// CHECK:      :[[@LINE-1]]:19: warning: this lambda is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:40: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:22: note: this lambda uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:19: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

//===--- Beyond the function ----------------------------------------------===//

rt::task<> returned(int n) { return send(describe(n)); }
// CHECK:      :[[@LINE-1]]:42: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:30: note: the task is returned here
// CHECK-NEXT: :[[@LINE-3]]:53: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-470]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:42: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-472]]:17-[[@LINE-472]]:36}: fix-it: "std::string "

rt::task<> passOn(std::string_view text) { return show(text); }
rt::task<> throughAWrapper(int n) { return passOn(describe(n)); }
// CHECK:      :[[@LINE-1]]:51: warning: 'passOn' is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:37: note: the task is returned here
// CHECK-NEXT: :[[@LINE-3]]:62: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-5]]:51: note: handed on to 'show' here
// CHECK-NEXT: :[[@LINE-473]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:51: note: keep the object until the coroutine has ended, or let the coroutine own what it is given

rt::task<rt::task<>> coReturned() { co_return send("hello"); }
// CHECK:      :[[@LINE-1]]:52: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:37: note: the task is returned here
// CHECK-NEXT: :[[@LINE-3]]:59: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-487]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:52: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-489]]:17-[[@LINE-489]]:36}: fix-it: "std::string "

struct holder {
  rt::task<> last;
  std::vector<rt::task<>> all;

  void keep() { last = send("hello"); }
// CHECK:      :[[@LINE-1]]:29: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:17: note: the task is kept here, beyond function 'keep'
// CHECK-NEXT: :[[@LINE-3]]:36: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-499]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:29: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-501]]:17-[[@LINE-501]]:36}: fix-it: "std::string "
  void add() { all.push_back(send("hello")); }
// CHECK:      :[[@LINE-1]]:35: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:16: note: the task is kept here, beyond function 'add'
// CHECK-NEXT: :[[@LINE-3]]:43: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-506]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:35: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-508]]:17-[[@LINE-508]]:36}: fix-it: "std::string "
};

void stored(holder &h) { h.all.push_back(send("hello")); }
// CHECK:      :[[@LINE-1]]:47: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:26: note: the task is kept here, beyond function 'stored'
// CHECK-NEXT: :[[@LINE-3]]:55: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-515]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:47: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-517]]:17-[[@LINE-517]]:36}: fix-it: "std::string "

void storedByPointer(std::vector<rt::task<>> *all) {
  all->push_back(send("hello"));
// CHECK:      :[[@LINE-1]]:23: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept here, beyond function 'storedByPointer'
// CHECK-NEXT: :[[@LINE-3]]:31: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-524]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:23: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-526]]:17-[[@LINE-526]]:36}: fix-it: "std::string "
}

void inAStatic() {
  static rt::task<> t = send("hello");
// CHECK:      :[[@LINE-1]]:30: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept here, beyond function 'inAStatic'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-534]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:30: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-536]]:17-[[@LINE-536]]:36}: fix-it: "std::string "
  (void)t;
}

void spawned(rt::executor &ex) { rt::spawn_detached(ex, send("hello")); }
// CHECK:      :[[@LINE-1]]:62: warning: 'send' is given a reference to a temporary 'std::string', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:70: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-544]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:62: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-546]]:17-[[@LINE-546]]:36}: fix-it: "std::string "

void spawnedInAScope(rt::async_scope &scope, rt::executor &ex) {
  scope.spawn(ex, send("hello"));
// CHECK:      :[[@LINE-1]]:24: warning: 'send' is given a reference to a temporary 'std::string', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:32: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-553]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:24: note: keep the object until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-555]]:17-[[@LINE-555]]:36}: fix-it: "std::string "
}

//===--- What starts at once ----------------------------------------------===//

minimal::fire_and_forget note(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
void dropped() { note("hello"); }
// CHECK:      :[[@LINE-1]]:23: warning: 'note' is given a reference to a temporary 'std::string', which is gone before the coroutine goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:18: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-3]]:30: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'note' may be suspended here
// CHECK-NEXT: :[[@LINE-7]]:13: note: 'note' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:23: note: keep the object until the coroutine has ended, or take 'text' by value in 'note'
// CHECK-NEXT: :{[[@LINE-11]]:31-[[@LINE-11]]:50}: fix-it: "std::string "
void droppedAloud() { (void)note("hello"); }
// CHECK:      :[[@LINE-1]]:34: warning: 'note' is given a reference to a temporary 'std::string', which is gone before the coroutine goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:29: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-3]]:41: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-15]]:3: note: 'note' may be suspended here
// CHECK-NEXT: :[[@LINE-15]]:13: note: 'note' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:34: note: keep the object until the coroutine has ended, or take 'text' by value in 'note'
// CHECK-NEXT: :{[[@LINE-19]]:31-[[@LINE-19]]:50}: fix-it: "std::string "

minimal::eager slow(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
rt::task<> started() {
  auto t = slow("hello");
// CHECK:      :[[@LINE-1]]:17: warning: 'slow' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:25: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-8]]:3: note: 'slow' may be suspended here
// CHECK-NEXT: :[[@LINE-8]]:13: note: 'slow' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:17: note: await the task in the same expression, or take 'text' by value in 'slow'
// CHECK-NEXT: :{[[@LINE-12]]:21-[[@LINE-12]]:40}: fix-it: "std::string "
  co_await t;
}

//===--- Generators -------------------------------------------------------===//

minimal::generator<int> each(const std::vector<int> &numbers) {
  for (int n : numbers)
    co_yield n;
}
void rangeFor() {
  for (int n : each(std::vector{1, 2}))
// CHECK:      :[[@LINE-1]]:21: warning: 'each' is given a reference to a temporary 'std::vector<int>', which is gone before the generator runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the loop runs the generator after that
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-8]]:14: note: 'each' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:21: note: keep the object until the coroutine has ended, or take 'numbers' by value in 'each'
// CHECK-NEXT: :{[[@LINE-11]]:30-[[@LINE-11]]:54}: fix-it: "std::vector<int> "
    std::printf("%d", n);
}
void generatorInALocal() {
  auto numbers = each({1, 2});
// CHECK:      :[[@LINE-1]]:23: warning: 'each' is given a reference to a temporary 'std::vector<int>', which is gone before the generator runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the generator is kept in 'numbers'
// CHECK-NEXT: :[[@LINE-3]]:30: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-18]]:14: note: 'each' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:23: note: keep the object until the coroutine has ended, or take 'numbers' by value in 'each'
// CHECK-NEXT: :{[[@LINE-21]]:30-[[@LINE-21]]:54}: fix-it: "std::vector<int> "
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
// CHECK:      :[[@LINE-1]]:20: warning: 'sendAny' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:41: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:17: note: 'sendAny' uses 'value' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:20: note: await the task in the same expression
  co_await std::move(t);
}

template <class T> rt::task<> inATemplate() {
  auto t = send(T("hello"));
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:28: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-647]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-649]]:17-[[@LINE-649]]:36}: fix-it: "std::string "
  co_await std::move(t);
}
template rt::task<> inATemplate<std::string>();
template rt::task<> inATemplate<const char *>();

#define KEEP(NAME, WORK) auto NAME = WORK
rt::task<> inAMacro() {
  KEEP(t, send("hello"));
// CHECK:      :[[@LINE-1]]:3: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:25: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-661]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-663]]:17-[[@LINE-663]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

// --- something that coroutines await is told, which may resume them at once

minimal::fire_and_forget notes(minimal::event *event, bool *done) {
  co_await event->wait();
  *done = true;
}
bool onlyAsks(minimal::event &event) {
  bool done = false;
  notes(&event, &done);
// CHECK:      :[[@LINE-1]]:17: warning: 'notes' is given a pointer to 'done', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'done' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-9]]:3: note: 'notes' may be suspended here
// CHECK-NEXT: :[[@LINE-9]]:4: note: 'notes' uses 'done' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:17: note: keep 'done' until the coroutine has ended, or let the coroutine own what it is given
  return event.is_raised();
}
bool asksAnother(minimal::event &event) {
  minimal::event other;
  bool done = false;
  notes(&event, &done);
// CHECK:      :[[@LINE-1]]:17: warning: 'notes' is given a pointer to 'done', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:1: note: 'done' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-21]]:3: note: 'notes' may be suspended here
// CHECK-NEXT: :[[@LINE-21]]:4: note: 'notes' uses 'done' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:17: note: keep 'done' until the coroutine has ended, or let the coroutine own what it is given
  bool raised = other.is_raised();
  return done || raised;
}
bool raisesTooEarly() {
  minimal::event event;
  bool done = false;
  event.raise();
  notes(&event, &done);
// CHECK:      :[[@LINE-1]]:17: warning: 'notes' is given a pointer to 'done', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'done' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-35]]:3: note: 'notes' may be suspended here
// CHECK-NEXT: :[[@LINE-35]]:4: note: 'notes' uses 'done' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:17: note: keep 'done' until the coroutine has ended, or let the coroutine own what it is given
  return done;
}

// --- a write goes where the reference leads

minimal::fire_and_forget sets(minimal::event *event, bool &done) {
  co_await event->wait();
  done = true;
}
bool isSetTooLate(minimal::event &event) {
  bool done = false;
  sets(&event, done);
// CHECK:      :[[@LINE-1]]:16: warning: 'sets' is given a reference to 'done', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'done' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-9]]:3: note: 'sets' may be suspended here
// CHECK-NEXT: :[[@LINE-9]]:3: note: 'sets' uses 'done' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:16: note: keep 'done' until the coroutine has ended
  return done;
}
minimal::fire_and_forget replaces(minimal::event *event, bool done) {
  co_await event->wait();
  done = true;
}
void replacesItsOwn(minimal::event &event) {
  bool done = false;
  replaces(&event, done);
}
