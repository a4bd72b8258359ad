// The program of bug.cpp with the missing co_await: the password is checked.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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
  if (co_await is_right(password))
    std::puts("welcome");
  else
    std::puts("go away");
}

int main() { rt::block_on(login("guess")); }

// OUTPUT:      checking the password
// OUTPUT-NEXT: go away
