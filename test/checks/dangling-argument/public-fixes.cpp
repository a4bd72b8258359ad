// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// Bugs that projects have reported or mended, rewritten on the runtime of this
// project: the code that had the bug, then the code without it.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

//===--- redpanda-data/redpanda #29846 ------------------------------------===//
// A function that took its request by && became a coroutine, and suspends.

namespace redpanda {
struct request {
  std::vector<std::string> names;
};

rt::task<> check(request &&r) {
  for (const std::string &name : r.names) {
    std::puts(name.c_str());
    co_await rt::yield();
  }
}
void onMessage(rt::executor &ex, request r) {
  rt::spawn_detached(ex, check(std::move(r)));
// CHECK:      :[[@LINE-1]]:32: warning: 'redpanda::check' is given a reference to 'r', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'r' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-10]]:32: note: 'redpanda::check' uses 'r' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:32: note: keep 'r' until the coroutine has ended, or take 'r' by value in 'redpanda::check'
// CHECK-NEXT: :{[[@LINE-13]]:18-[[@LINE-13]]:28}: fix-it: "request "
}

rt::task<> checkOwn(request r) {
  for (const std::string &name : r.names) {
    std::puts(name.c_str());
    co_await rt::yield();
  }
}
void onMessageMended(rt::executor &ex, request r) {
  rt::spawn_detached(ex, checkOwn(std::move(r)));
}
} // namespace redpanda

//===--- ciaranm/glasgow-constraint-solver #599 ---------------------------===//
// A generator refers to a state that is made for the call alone.

namespace solver {
struct state {
  int depth = 0;
};
struct search {
  state current() const;
};
minimal::generator<int> branch(const state &s) {
  for (int i = 0; i < s.depth; ++i)
    co_yield i;
}

int solve(const search &s) {
  auto branches = branch(s.current());
// CHECK:      :[[@LINE-1]]:26: warning: 'solver::branch' is given a reference to a temporary 'state', which is gone before the generator runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the generator is kept in 'branches'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-9]]:23: note: 'solver::branch' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep the object until the coroutine has ended, or take 's' by value in 'solver::branch'
// CHECK-NEXT: :{[[@LINE-12]]:32-[[@LINE-12]]:45}: fix-it: "state "
  return *branches.begin();
}

int solveMended(const search &s) {
  state current = s.current();
  auto branches = branch(current);
  return *branches.begin();
}
} // namespace solver

//===--- isocpp/CppCoreGuidelines #2142 -----------------------------------===//
// A wrapper binds a reference parameter to what ends with the line.

namespace guidelines {
rt::task<int> next(const int &a) { co_return a + 1; }

rt::task<int> keeps() {
  auto t = next(1);
// CHECK:      :[[@LINE-1]]:17: warning: 'guidelines::next' is given a reference to a temporary 'int', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:19: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:46: note: 'guidelines::next' uses 'a' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'a' by value in 'guidelines::next'
// CHECK-NEXT: :{[[@LINE-9]]:20-[[@LINE-9]]:31}: fix-it: "int "
  co_return co_await std::move(t);
}

rt::task<int> keepsMended() { co_return co_await next(1); }
} // namespace guidelines

//===--- isocpp/CppCoreGuidelines #1806 -----------------------------------===//
// A reference to a shared_ptr shares nothing.

namespace shared {
rt::task<int> load(const std::shared_ptr<int> &input) {
  co_await rt::yield();
  co_return *input + 1;
}
rt::join_handle<int> start(rt::executor &ex) {
  return rt::spawn(ex, load(std::make_shared<int>(1)));
// CHECK:      :[[@LINE-1]]:29: warning: 'shared::load' is given a reference to a temporary 'std::shared_ptr<int>', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:54: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:14: note: 'shared::load' uses 'input' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:29: note: keep the object until the coroutine has ended, or take 'input' by value in 'shared::load'
// CHECK-NEXT: :{[[@LINE-11]]:20-[[@LINE-11]]:48}: fix-it: "std::shared_ptr<int> "
}

rt::task<int> loadOwn(std::shared_ptr<int> input) {
  co_await rt::yield();
  co_return *input + 1;
}
rt::join_handle<int> startMended(rt::executor &ex) {
  return rt::spawn(ex, loadOwn(std::make_shared<int>(1)));
}
} // namespace shared

//===--- m4saka/CoTaskLib #8 ----------------------------------------------===//
// A dialog shows a text through a view, and is kept by who runs it.

namespace dialogs {
rt::task<> dialog(std::string_view text) {
  co_await rt::yield();
  std::printf("%zu", text.size());
}
rt::task<> ask() {
  auto t = dialog(std::string("Is that all?"));
// CHECK:      :[[@LINE-1]]:19: warning: 'dialogs::dialog' is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:47: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:22: note: 'dialogs::dialog' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:19: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
}

rt::task<> ownDialog(std::string text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
rt::task<> dialogMended(std::string_view text) {
  return ownDialog(std::string(text));
}
rt::task<> askMended() {
  auto t = dialogMended(std::string("Is that all?"));
  co_await std::move(t);
}
} // namespace dialogs

//===--- microsoft/react-native-windows #4168 -----------------------------===//
// A method that nobody waits for reads its parameter when it goes on.

namespace native {
struct promise {
  std::string name;
  void resolve(int n) const { std::printf("%s %d", name.c_str(), n); }
};
minimal::fire_and_forget negate(int n, const promise &p) {
  co_await rt::yield();
  p.resolve(-n);
}
void call(int n) { negate(n, promise{"negate"}); }
// CHECK:      :[[@LINE-1]]:30: warning: 'native::negate' is given a reference to a temporary 'promise', which is gone before the coroutine goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:20: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-3]]:47: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'native::negate' may be suspended here
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'native::negate' uses 'p' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:30: note: keep the object until the coroutine has ended, or take 'p' by value in 'native::negate'
// CHECK-NEXT: :{[[@LINE-11]]:40-[[@LINE-11]]:55}: fix-it: "promise "

minimal::fire_and_forget negateOwn(int n, promise p) {
  co_await rt::yield();
  p.resolve(-n);
}
void callMended(int n) { negateOwn(n, promise{"negate"}); }
} // namespace native

//===--- jbaldwin/libcoro #415 --------------------------------------------===//
// A scheduler that is owned by a temporary.

namespace scheduling {
struct scheduler {
  int ticks = 0;
  static std::unique_ptr<scheduler> make() {
    return std::make_unique<scheduler>();
  }
};
rt::task<> tick(std::unique_ptr<scheduler> &&s) {
  co_await rt::yield();
  ++s->ticks;
}
rt::task<> tickPointer(scheduler *s) {
  co_await rt::yield();
  ++s->ticks;
}
rt::task<> run() {
  auto t = tick(scheduler::make());
// CHECK:      :[[@LINE-1]]:17: warning: 'scheduling::tick' is given a reference to a temporary 'std::unique_ptr<scheduler>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:35: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-11]]:5: note: 'scheduling::tick' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 's' by value in 'scheduling::tick'
// CHECK-NEXT: :{[[@LINE-15]]:17-[[@LINE-15]]:46}: fix-it: "std::unique_ptr<scheduler> "
  auto u = tickPointer(scheduler::make().get());
// CHECK:      :[[@LINE-1]]:24: warning: 'scheduling::tickPointer' is given a pointer into a temporary 'std::unique_ptr<scheduler>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'u'
// CHECK-NEXT: :[[@LINE-3]]:48: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-14]]:5: note: 'scheduling::tickPointer' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:24: note: await the task in the same expression, or let the coroutine own what it is given
  co_await std::move(t);
  co_await std::move(u);
}

rt::task<> runMended() {
  auto s = scheduler::make();
  auto u = tickPointer(s.get());
  co_await std::move(u);
}
} // namespace scheduling
