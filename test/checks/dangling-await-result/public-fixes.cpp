// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result %s \
// RUN:   -- -std=c++20 -I%rt_include -I%S/Inputs | %verify %s

// Bugs that projects have mended in public, in the shape of ours: reported as
// they were, and silent as they are.

#include "tasks.hpp"

#include <rt/rt.hpp>

//===--- apple/foundationdb, pull request 12954 ---------------------------===//
// The reply was bound to a reference although the future was a temporary. It is
// moved out of the future now.

struct reply {
  std::vector<int> values;
};
ref::task<reply> getReply(int key);
void apply(const reply &r);

rt::task<> readBefore(int key) {
  auto const &r = co_await getReply(key);
// CHECK:      :[[@LINE-1]]:19: warning: 'r' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:14-[[@LINE-2]]:15}: fix-it: ""
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:9: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:19: note: keep the result itself, not a reference to it
  apply(r);
}

rt::task<> readAfter(int key) {
  auto r = co_await getReply(key);
  apply(r);
}

rt::task<int> sumBefore(int key) {
  int sum = 0;
  for (int v : (co_await getReply(key)).values)
// CHECK:      :[[@LINE-1]]:17: warning: this loop iterates over the result inside a temporary task, which is gone before the first turn [async-dangling-await-result]
// CHECK-NEXT: tasks.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE-3]]:17: note: put the result of the 'co_await' into a variable of its own type first
    sum += v;
  co_return sum;
}

rt::task<int> sumAfter(int key) {
  reply r = co_await getReply(key);
  int sum = 0;
  for (int v : r.values)
    sum += v;
  co_return sum;
}

//===--- llvm/llvm-project, issue 177023 ----------------------------------===//
// An awaiter that refers to its argument, as lifetimebound says, gives the value
// inside; the argument was a temporary.

template <class T> struct result {
  T value;
};

template <class T> struct orUnwind {
  result<T> &of;
  orUnwind(result<T> &&r [[clang::lifetimebound]]) : of(r) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T &&await_resume() [[clang::lifetimebound]] { return std::move(of.value); }
};

result<std::string> parse();

rt::task<std::size_t> unwindBefore() {
  auto &&text = co_await orUnwind(parse());
// CHECK:      :[[@LINE-1]]:17: warning: 'text' refers to the result inside a temporary awaiter, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: :[[@LINE-9]]:7: note: 'await_resume' returns a reference into its awaiter
// CHECK-NEXT: :[[@LINE+2]]:13: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:17: note: keep the result itself, not a reference to it
  co_return text.size();
}

rt::task<std::size_t> unwindAfter() {
  auto text = co_await orUnwind(parse());
  co_return text.size();
}
