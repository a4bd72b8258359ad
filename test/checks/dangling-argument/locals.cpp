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
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-57]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-59]]:17-[[@LINE-59]]:36}: fix-it: "std::string "
}

void mutableReference(rt::executor &ex) {
  std::string text;
  rt::spawn_detached(ex, fill(text));
// CHECK:      :[[@LINE-1]]:31: warning: 'fill' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-67]]:12: note: 'fill' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended
}

void rvalueReference(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, sink(std::move(text)));
// CHECK:      :[[@LINE-1]]:31: warning: 'sink' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-74]]:13: note: 'sink' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'sink'
// CHECK-NEXT: :{[[@LINE-78]]:17-[[@LINE-78]]:31}: fix-it: "std::string "
}

void parameter(rt::executor &ex, std::string text) {
  rt::spawn_detached(ex, send(text));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-88]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-90]]:17-[[@LINE-90]]:36}: fix-it: "std::string "
}

void wrapper(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, referred(text));
// CHECK:      :[[@LINE-1]]:35: warning: 'referred' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+16]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-69]]:13: note: 'referred' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:35: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  rt::spawn_detached(ex, referred(std::ref(text)));
// CHECK:      :[[@LINE-1]]:35: warning: 'referred' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+10]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-75]]:13: note: 'referred' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:35: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  rt::spawn_detached(ex, send(std::cref(text)));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-111]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-113]]:17-[[@LINE-113]]:36}: fix-it: "std::string "
}

void pointer(rt::executor &ex) {
  int n = 1;
  rt::spawn_detached(ex, read(&n));
// CHECK:      :[[@LINE-1]]:31: warning: 'read' is given a pointer to 'n', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+16]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-106]]:22: note: 'read' uses 'p' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'n' until the coroutine has ended, or let the coroutine own what it is given
  const int *p = &n;
  rt::spawn_detached(ex, read(p));
// CHECK:      :[[@LINE-1]]:31: warning: 'read' is given a pointer to 'n', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+9]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-113]]:22: note: 'read' uses 'p' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'n' until the coroutine has ended, or let the coroutine own what it is given
  rt::spawn_detached(ex, read(std::addressof(n)));
// CHECK:      :[[@LINE-1]]:31: warning: 'read' is given a pointer to 'n', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-119]]:22: note: 'read' uses 'p' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'n' until the coroutine has ended, or let the coroutine own what it is given
}

void view(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, show(text));
// CHECK:      :[[@LINE-1]]:31: warning: 'show' is given a view of 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+16]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-137]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  std::string_view part = text;
  rt::spawn_detached(ex, show(part));
// CHECK:      :[[@LINE-1]]:31: warning: 'show' is given a view of 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+9]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-144]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  rt::spawn_detached(ex, show(part.substr(1)));
// CHECK:      :[[@LINE-1]]:31: warning: 'show' is given a view of 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-150]]:22: note: 'show' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
}

void characters(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, print(text.c_str()));
// CHECK:      :[[@LINE-1]]:32: warning: 'print' is given a pointer into 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+16]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-156]]:13: note: 'print' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:32: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  rt::spawn_detached(ex, print(text.data() + 1));
// CHECK:      :[[@LINE-1]]:32: warning: 'print' is given a pointer into 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+10]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-162]]:13: note: 'print' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:32: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  char buffer[8] = "hello";
  rt::spawn_detached(ex, print(buffer));
// CHECK:      :[[@LINE-1]]:32: warning: 'print' is given a pointer into 'buffer', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'buffer' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-169]]:13: note: 'print' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:32: note: keep 'buffer' until the coroutine has ended, or let the coroutine own what it is given
}

void spans(rt::executor &ex) {
  std::vector<int> numbers{1, 2};
  rt::spawn_detached(ex, sum(numbers));
// CHECK:      :[[@LINE-1]]:30: warning: 'sum' is given a view of 'numbers', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+17]]:1: note: 'numbers' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-171]]:16: note: 'sum' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:30: note: keep 'numbers' until the coroutine has ended, or let the coroutine own what it is given
  std::array<int, 2> two{1, 2};
  rt::spawn_detached(ex, sum(two));
// CHECK:      :[[@LINE-1]]:30: warning: 'sum' is given a view of 'two', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+10]]:1: note: 'two' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-178]]:16: note: 'sum' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:30: note: keep 'two' until the coroutine has ended, or let the coroutine own what it is given
  int raw[] = {1, 2};
  rt::spawn_detached(ex, sum(raw));
// CHECK:      :[[@LINE-1]]:30: warning: 'sum' is given a view of 'raw', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'raw' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-185]]:16: note: 'sum' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:30: note: keep 'raw' until the coroutine has ended, or let the coroutine own what it is given
}

void iterator(rt::executor &ex) {
  std::vector<int> numbers{1, 2};
  rt::spawn_detached(ex, next(numbers.begin()));
// CHECK:      :[[@LINE-1]]:31: warning: 'next' is given an iterator into 'numbers', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+10]]:1: note: 'numbers' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-189]]:22: note: 'next' uses 'it' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'numbers' until the coroutine has ended, or let the coroutine own what it is given
  auto second = numbers.begin() + 1;
  rt::spawn_detached(ex, next(second));
// CHECK:      :[[@LINE-1]]:31: warning: 'next' is given an iterator into 'numbers', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'numbers' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-196]]:22: note: 'next' uses 'it' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'numbers' until the coroutine has ended, or let the coroutine own what it is given
}

void owned(rt::executor &ex) {
  auto n = std::make_unique<int>(1);
  rt::spawn_detached(ex, read(n.get()));
// CHECK:      :[[@LINE-1]]:31: warning: 'read' is given a pointer into 'n', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+26]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-216]]:22: note: 'read' uses 'p' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'n' until the coroutine has ended, or let the coroutine own what it is given
  auto text = std::make_unique<std::string>("hello");
  rt::spawn_detached(ex, send(*text));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+19]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-239]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-241]]:17-[[@LINE-241]]:36}: fix-it: "std::string "
  std::optional<std::string> maybe = "hello";
  rt::spawn_detached(ex, send(*maybe));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'maybe', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+11]]:1: note: 'maybe' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-247]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'maybe' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-249]]:17-[[@LINE-249]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, send(maybe.value()));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'maybe', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'maybe' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-254]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'maybe' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-256]]:17-[[@LINE-256]]:36}: fix-it: "std::string "
}

void partOf(rt::executor &ex) {
  config c;
  rt::spawn_detached(ex, send(c.name));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'c', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+34]]:1: note: 'c' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-265]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'c' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-267]]:17-[[@LINE-267]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, send(c.hosts[1]));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'c', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+27]]:1: note: 'c' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-272]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'c' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-274]]:17-[[@LINE-274]]:36}: fix-it: "std::string "
  auto &[name, hosts] = c;
  rt::spawn_detached(ex, send(name));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'c', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+19]]:1: note: 'c' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-280]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'c' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-282]]:17-[[@LINE-282]]:36}: fix-it: "std::string "
  std::map<int, std::string> names;
  rt::spawn_detached(ex, send(names[1]));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'names', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+11]]:1: note: 'names' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-288]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'names' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-290]]:17-[[@LINE-290]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, send(names.at(1)));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'names', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'names' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-295]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'names' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-297]]:17-[[@LINE-297]]:36}: fix-it: "std::string "
}

void alias(rt::executor &ex) {
  std::string text = "hello";
  const auto &same = text;
  rt::spawn_detached(ex, send(same));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+12]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-307]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-309]]:17-[[@LINE-309]]:36}: fix-it: "std::string "
  const std::string &extended = text + "!";
  rt::spawn_detached(ex, send(extended));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'extended', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'extended' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-315]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'extended' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-317]]:17-[[@LINE-317]]:36}: fix-it: "std::string "
}

void object(rt::executor &ex) {
  worker w;
  rt::spawn_detached(ex, w.run());
// CHECK:      :[[@LINE-1]]:26: warning: 'worker::run' runs on 'w', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+24]]:1: note: 'w' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-284]]:15: note: 'worker::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep 'w' until the coroutine has ended
  worker *p = &w;
  rt::spawn_detached(ex, p->run());
// CHECK:      :[[@LINE-1]]:26: warning: 'worker::run' runs on 'w', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+17]]:1: note: 'w' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-291]]:15: note: 'worker::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep 'w' until the coroutine has ended
  service s;
  rt::spawn_detached(ex, s.main.run());
// CHECK:      :[[@LINE-1]]:26: warning: 'worker::run' runs on an object inside 's', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+10]]:1: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-298]]:15: note: 'worker::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep 's' until the coroutine has ended
  auto own = std::make_unique<worker>();
  rt::spawn_detached(ex, own->run());
// CHECK:      :[[@LINE-1]]:26: warning: 'worker::run' runs on an object inside 'own', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'own' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-305]]:15: note: 'worker::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep 'own' until the coroutine has ended
}

void droppedHandle(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn(ex, send(text));
// CHECK:      :[[@LINE-1]]:22: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-357]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:22: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-359]]:17-[[@LINE-359]]:36}: fix-it: "std::string "
}

void detachedHandle(rt::executor &ex) {
  std::string text = "hello";
  auto handle = rt::spawn(ex, send(text));
// CHECK:      :[[@LINE-1]]:36: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-368]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:36: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-370]]:17-[[@LINE-370]]:36}: fix-it: "std::string "
  handle.detach();
}

void throughALocal(rt::executor &ex) {
  std::string text = "hello";
  auto t = send(text);
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-380]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:17: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-382]]:17-[[@LINE-382]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, std::move(t));
}

void oneOfTwo(rt::executor &ex, bool b, const std::string &other) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(b ? other : text));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+11]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-392]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-394]]:17-[[@LINE-394]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, b ? send(other) : send(text));
// CHECK:      :[[@LINE-1]]:49: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-399]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:49: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-401]]:17-[[@LINE-401]]:36}: fix-it: "std::string "
}

rt::task<> inACoroutine(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-410]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-412]]:17-[[@LINE-412]]:36}: fix-it: "std::string "
  co_return;
}

void inALambda(rt::executor &ex) {
  auto start = [&ex](std::string text) { rt::spawn_detached(ex, send(text)); };
// CHECK:      :[[@LINE-1]]:70: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:42: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:78: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-421]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:70: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-423]]:17-[[@LINE-423]]:36}: fix-it: "std::string "
  start("hello");
}

struct server {
  rt::executor &ex;
  explicit server(rt::executor &e) : ex(e) {
    std::string text = "hello";
    rt::spawn_detached(ex, send(text));
// CHECK:      :[[@LINE-1]]:33: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-435]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:33: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-437]]:17-[[@LINE-437]]:36}: fix-it: "std::string "
  }
  ~server() {
    std::string text = "goodbye";
    rt::spawn_detached(ex, send(text));
// CHECK:      :[[@LINE-1]]:33: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-445]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:33: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-447]]:17-[[@LINE-447]]:36}: fix-it: "std::string "
  }
  void accept(std::string text) { rt::spawn_detached(ex, send(text)); }
// CHECK:      :[[@LINE-1]]:63: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:35: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:71: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-453]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:63: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-455]]:17-[[@LINE-455]]:36}: fix-it: "std::string "
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
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+27]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-482]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-484]]:17-[[@LINE-484]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, viewed(text.c_str()));
// CHECK:      :[[@LINE-1]]:33: warning: 'viewed' is given a view of 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+20]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-15]]:13: note: 'viewed' uses 'r' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:33: note: keep 'text' until the coroutine has ended, or let the coroutine own what it is given
  box<std::string> b{"hello"};
  rt::spawn_detached(ex, send(b.get()));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference into 'b', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+13]]:1: note: 'b' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-496]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'b' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-498]]:17-[[@LINE-498]]:36}: fix-it: "std::string "
  holds h{"hello"};
  rt::spawn_detached(ex, send(h.get()));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'h', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'h' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-504]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'h' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-506]]:17-[[@LINE-506]]:36}: fix-it: "std::string "
  rt::spawn_detached(ex, send(h.other()));
}

template <class T> void inATemplate(rt::executor &ex) {
  T text = "hello";
  rt::spawn_detached(ex, send(text));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-516]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-518]]:17-[[@LINE-518]]:36}: fix-it: "std::string "
}
template void inATemplate<std::string>(rt::executor &);

//===--- Kept beyond a scope ----------------------------------------------===//

rt::task<> loop(std::vector<int> numbers) {
  std::vector<rt::task<>> tasks;
  for (int n : numbers) {
    std::string text = std::to_string(n);
    tasks.push_back(send(text));
// CHECK:      :[[@LINE-1]]:26: warning: 'send' is given a reference to 'text', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 'tasks'
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-532]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:26: note: await the task before 'text' is gone, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-534]]:17-[[@LINE-534]]:36}: fix-it: "std::string "
  }
  for (auto &t : tasks)
    co_await std::move(t);
}

rt::task<> loopVariable(std::vector<std::string> texts) {
  std::vector<rt::task<>> tasks;
  for (std::string text : texts)
    tasks.push_back(send(text));
// CHECK:      :[[@LINE-1]]:26: warning: 'send' is given a reference to 'text', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 'tasks'
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-547]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:26: note: await the task before 'text' is gone, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-549]]:17-[[@LINE-549]]:36}: fix-it: "std::string "
  co_await rt::when_all(std::move(tasks));
}

rt::task<> counter() {
  std::vector<rt::task<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(read(&i));
// CHECK:      :[[@LINE-1]]:26: warning: 'read' is given a pointer to 'i', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 'tasks'
// CHECK-NEXT: :[[@LINE-3]]:29: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-544]]:22: note: 'read' uses 'p' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: await the task before 'i' is gone, or let the coroutine own what it is given
  co_await rt::when_all(std::move(tasks));
}

rt::task<> innerScope() {
  std::optional<rt::task<>> t;
  {
    std::string text = "hello";
    t = send(text);
// CHECK:      :[[@LINE-1]]:14: warning: 'send' is given a reference to 'text', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-573]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:14: note: await the task before 'text' is gone, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-575]]:17-[[@LINE-575]]:36}: fix-it: "std::string "
  }
  co_await std::move(*t);
}

rt::task<> inAnIf(bool b) {
  rt::task<> t;
  if (std::string text = "hello"; b)
    t = send(text);
// CHECK:      :[[@LINE-1]]:14: warning: 'send' is given a reference to 'text', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:18: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-587]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:14: note: await the task before 'text' is gone, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-589]]:17-[[@LINE-589]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

// That the work is waited for too late is for async-scope-outlives-captures.
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
// CHECK:      :[[@LINE-1]]:45: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:33: note: the task is kept here, beyond function 'keep'
// CHECK-NEXT: :[[@LINE-3]]:52: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-614]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:45: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-616]]:17-[[@LINE-616]]:36}: fix-it: "std::string "
  void add(std::string text) { all.push_back(send(text)); }
// CHECK:      :[[@LINE-1]]:51: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:32: note: the task is kept here, beyond function 'add'
// CHECK-NEXT: :[[@LINE-3]]:59: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-621]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:51: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-623]]:17-[[@LINE-623]]:36}: fix-it: "std::string "
  void addLocal() {
    std::string text = "hello";
    auto t = send(text);
// CHECK:      :[[@LINE-1]]:19: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE+5]]:5: note: the task is kept here, beyond function 'addLocal'
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-630]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:19: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-632]]:17-[[@LINE-632]]:36}: fix-it: "std::string "
    all.push_back(std::move(t));
  }
  static holder &global();
};
void inAStatic(std::string text) {
  static std::vector<rt::task<>> all;
  all.push_back(send(text));
// CHECK:      :[[@LINE-1]]:22: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is kept here, beyond function 'inAStatic'
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-643]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:22: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-645]]:17-[[@LINE-645]]:36}: fix-it: "std::string "
}

rt::task<rt::task<>> coReturned(std::string text) { co_return send(text); }
// CHECK:      :[[@LINE-1]]:68: warning: 'send' is given a reference to 'text', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:53: note: the task is returned here
// CHECK-NEXT: :[[@LINE-3]]:75: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-652]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:68: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-654]]:17-[[@LINE-654]]:36}: fix-it: "std::string "

minimal::generator<int> each(const std::vector<int> &numbers) {
  for (int n : numbers)
    co_yield n;
}
minimal::generator<int> returnedGenerator() {
  std::vector<int> numbers{1, 2};
  return each(numbers);
// CHECK:      :[[@LINE-1]]:15: warning: 'each' is given a reference to 'numbers', which is gone before the generator runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the generator is returned here
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'numbers' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-9]]:14: note: 'each' uses 'numbers' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:15: note: keep 'numbers' until the coroutine has ended, or take 'numbers' by value in 'each'
// CHECK-NEXT: :{[[@LINE-12]]:30-[[@LINE-12]]:54}: fix-it: "std::vector<int> "
}

//===--- What starts at once ----------------------------------------------===//

minimal::fire_and_forget note(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
void dropped() {
  std::string text = "hello";
  note(text);
// CHECK:      :[[@LINE-1]]:8: warning: 'note' is given a reference to 'text', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-9]]:3: note: 'note' may be suspended here
// CHECK-NEXT: :[[@LINE-9]]:13: note: 'note' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:8: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'note'
// CHECK-NEXT: :{[[@LINE-13]]:31-[[@LINE-13]]:50}: fix-it: "std::string "
}
void droppedInALoop() {
  for (int i = 0; i < 3; ++i) {
    std::string text = std::to_string(i);
    note(text);
// CHECK:      :[[@LINE-1]]:10: warning: 'note' is given a reference to 'text', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-21]]:3: note: 'note' may be suspended here
// CHECK-NEXT: :[[@LINE-21]]:13: note: 'note' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:10: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'note'
// CHECK-NEXT: :{[[@LINE-25]]:31-[[@LINE-25]]:50}: fix-it: "std::string "
  }
}

minimal::fire_and_forget pass(std::string_view text) {
  return note(std::string(text));
// CHECK:      :[[@LINE-1]]:15: warning: 'note' is given a reference to a temporary 'std::string', which is gone before the coroutine goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the coroutine is returned here
// CHECK-NEXT: :[[@LINE-3]]:32: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-33]]:3: note: 'note' may be suspended here
// CHECK-NEXT: :[[@LINE-33]]:13: note: 'note' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:15: note: keep the object until the coroutine has ended, or take 'text' by value in 'note'
// CHECK-NEXT: :{[[@LINE-37]]:31-[[@LINE-37]]:50}: fix-it: "std::string "
}

//===--- Joined too late --------------------------------------------------===//

void joinedTooLate() {
  rt::thread_pool pool(1);
  std::string text = "hello";
  rt::spawn_detached(pool, show(text));
}
