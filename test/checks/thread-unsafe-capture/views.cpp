// Views of locals, and pointers into them, are borrows.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<> print(std::string_view text);
rt::task<> sum(std::span<const int> numbers);
rt::task<> write(const char *data);

void view(rt::thread_pool &pool) {
  std::string text = "hello";
  rt::spawn_detached(pool, print(text));
// CHECK:      :[[@LINE-1]]:34: warning: a view of 'text' is passed to work on another thread, which may outlive 'text' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'text' is destroyed at the end of its scope in function 'view'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 'text' is gone
}

void span(rt::thread_pool &pool) {
  std::vector<int> numbers{1, 2, 3};
  rt::spawn_detached(pool, sum(numbers));
// CHECK:      :[[@LINE-1]]:32: warning: a view of 'numbers' is passed to work on another thread, which may outlive 'numbers' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:20: note: 'numbers' is destroyed at the end of its scope in function 'span'
// CHECK-NEXT: :[[@LINE-4]]:32: note: pass a copy, or wait for the work before 'numbers' is gone
}

void pointer(rt::thread_pool &pool) {
  std::string text = "hello";
  rt::spawn_detached(pool, write(text.c_str()));
// CHECK:      :[[@LINE-1]]:34: warning: a view of 'text' is passed to work on another thread, which may outlive 'text' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'text' is destroyed at the end of its scope in function 'pointer'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 'text' is gone
}

struct session {
  int n = 0;
  rt::task<> run();
};

void objectOfUniquePointer(rt::thread_pool &pool) {
  auto s = std::make_unique<session>();
  rt::spawn_detached(pool, s->run());
// CHECK:      :[[@LINE-1]]:28: warning: a member coroutine of 's' becomes work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:8: note: 's' is destroyed at the end of its scope in function 'objectOfUniquePointer'
// CHECK-NEXT: :[[@LINE-4]]:28: note: pass a copy, or wait for the work before 's' is gone
}

// --- silent

void literal(rt::thread_pool &pool) {
  rt::spawn_detached(pool, print("hello"));
  std::string_view text = "hello";
  rt::spawn_detached(pool, print(text));
}

void viewOfSomebodyElses(rt::thread_pool &pool, const std::string &text) {
  rt::spawn_detached(pool, print(text));
}

void ownerPassedOn(rt::thread_pool &pool,
                   std::vector<std::unique_ptr<session>> &all) {
  auto s = std::make_unique<session>();
  rt::spawn_detached(pool, s->run());
  all.push_back(std::move(s));
}

rt::task<> use(session *s);

void ownerReleased(rt::thread_pool &pool) {
  auto s = std::make_unique<session>();
  rt::spawn_detached(pool, use(s.get()));
  s.release();
}

std::unique_ptr<session> ownerReturned(rt::thread_pool &pool) {
  auto s = std::make_unique<session>();
  rt::spawn_detached(pool, use(s.get()));
  return s;
}

void waitedFor() {
  std::string text = "hello";
  rt::thread_pool pool;
  rt::spawn_detached(pool, print(text));
}
