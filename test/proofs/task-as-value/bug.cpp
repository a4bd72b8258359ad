// The bug at run time: the condition asks whether there is a task, not whether
// the password is right, which nobody ever checked.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --fail-on=strict --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

// A task that tells whether it is one, as those of several libraries do.
template <class T> struct job : rt::task<T> {
  job(rt::task<T> &&t) : rt::task<T>(std::move(t)) {}
  explicit operator bool() const { return this->valid(); }
};

rt::task<bool> compare(std::string password) {
  std::puts("checking the password");
  co_return password == "secret";
}

job<bool> is_right(std::string password) { return compare(password); }

rt::task<> login(std::string password) {
  if (is_right(password))
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'is_right' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: :[[@LINE-13]]:12: note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "co_await "
    std::puts("welcome");
  else
    std::puts("go away");
  co_return;
}

int main() { rt::block_on(login("guess")); }

// OUTPUT-NOT: checking
// OUTPUT:     welcome
