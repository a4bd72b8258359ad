// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// m4saka/CoTaskLib#8
// A dialog shows a text that it only has a view of, and runs later.

#include <rt/rt.hpp>

#include <string>
#include <string_view>

rt::task<int> choose(std::string_view text, int choices);

rt::task<> dialog(std::string_view text) { (void)co_await choose(text, 1); }

void show(rt::executor &ex, const std::string &name) {
  auto t = dialog("hello " + name);
// CHECK:      :[[@LINE-1]]:19: warning: 'dialog' is given a view of a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:35: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-7]]:66: note: 'dialog' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:19: note: await the task in the same expression, or let the coroutine own what it is given
  rt::spawn_detached(ex, std::move(t));
}
