// A copy instead of a reference is offered on a note, and --fix leaves it alone.

// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-scope-outlives-captures \
// RUN:   --fix %t.cpp -- -std=c++20 -I%rt_include | %verify %s
// RUN: diff %s %t.cpp

// With the edits made, nothing is left to say.
// RUN: sed 's/\[&\([ip]\)\]/[\1]/' %s > %t.fixed.cpp
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %t.fixed.cpp -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --allow-empty --check-prefix=FIXED %s
// FIXED-NOT: '{{[ip]}}'

#include <rt/rt.hpp>

#include <string>

void use(int n);
void use(const int *p);
void use(const std::string &s);
void change(int &n);

void number(rt::thread_pool &pool) {
  for (int i = 0; i < 3; ++i)
    pool.post([&i] { use(i); });
// CHECK:      :[[@LINE-1]]:17: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass a copy, or wait for the work before 'i' is gone
// CHECK-NEXT: :{[[@LINE-6]]:16-[[@LINE-6]]:17}: fix-it: ""
  pool.join();
}

void pointer(rt::thread_pool &pool, const int *first) {
  for (const int *p = first; *p; ++p)
    pool.post([&p] { use(p); });
// CHECK:      :[[@LINE-1]]:17: warning: 'p' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'p' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass a copy, or wait for the work before 'p' is gone
// CHECK-NEXT: :{[[@LINE-6]]:16-[[@LINE-6]]:17}: fix-it: ""
  pool.join();
}

// Not where a copy means something else, costs something, or is not written.
void changed(rt::thread_pool &pool) {
  for (int n = 0; n < 3; ++n)
    pool.post([&n] { change(n); });
// CHECK:      :[[@LINE-1]]:17: warning: 'n' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+2]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass a copy, or wait for the work before 'n' is gone
  pool.join();
}

void text(rt::thread_pool &pool) {
  for (std::string s; s.size() < 3; s += "x")
    pool.post([&s] { use(s); });
// CHECK:      :[[@LINE-1]]:17: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-3]]:31: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+2]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass a copy, or wait for the work before 's' is gone
  pool.join();
}

void byDefault(rt::thread_pool &pool) {
  for (int n = 0; n < 3; ++n)
    pool.post([&] { use(n); });
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-3]]:30: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+2]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:25: note: pass a copy, or wait for the work before 'n' is gone
  pool.join();
}
