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
  auto u = tickPointer(scheduler::make().get());
  co_await std::move(t);
  co_await std::move(u);
}

rt::task<> runMended() {
  auto s = scheduler::make();
  auto u = tickPointer(s.get());
  co_await std::move(u);
}
} // namespace scheduling
