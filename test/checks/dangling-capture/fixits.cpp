// The edits are offered on a note, and --fix leaves them alone. Where they are
// applied the result compiles, and no check finds anything in it.

// RUN: split-file %s %t
// RUN: cp %t/wrong.cpp %t/same.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture \
// RUN:   --fix %t/same.cpp -- -std=c++20 -I%rt_include -I%shapes > %t/found
// RUN: diff %t/wrong.cpp %t/same.cpp

// Captures become parameters.

// RUN: cp %t/wrong.cpp %t/cxx20.cpp
// RUN: not %async_tidy --quiet --format=json --checks=-*,async-dangling-capture \
// RUN:   %t/cxx20.cpp -- -std=c++20 -I%rt_include -I%shapes | %apply_notes
// RUN: diff %t/expected20.cpp %t/cxx20.cpp
// RUN: %clangxx -fsyntax-only -Wall -Wextra -Werror -std=c++20 -I%rt_include -I%shapes %t/cxx20.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t/cxx20.cpp \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | count 0

// In C++23 the coroutine takes its closure by value.

// RUN: cp %t/wrong.cpp %t/cxx23.cpp
// RUN: not %async_tidy --quiet --format=json --checks=-*,async-dangling-capture \
// RUN:   %t/cxx23.cpp -- -std=c++23 -I%rt_include -I%shapes | %apply_notes
// RUN: diff %t/expected23.cpp %t/cxx23.cpp
// RUN: %clangxx -fsyntax-only -Wall -Wextra -Werror -std=c++23 -I%rt_include -I%shapes %t/cxx23.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t/cxx23.cpp \
// RUN:   -- -std=c++23 -I%rt_include -I%shapes | count 0

// Where an edit would not be enough, there is none.

// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture \
// RUN:   %t/left.cpp -- -std=c++20 -I%rt_include -I%shapes | FileCheck %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture \
// RUN:   %t/left.cpp -- -std=c++23 -I%rt_include -I%shapes | FileCheck %s
// CHECK-NOT: fix-it
// CHECK-COUNT-7: warning:
// CHECK-NOT: fix-it
// CHECK-NOT: warning:

//--- wrong.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

rt::task<> kept(int n, std::string text) {
  auto t = [n, text]() -> rt::task<> {
    co_await rt::yield();
    std::printf("%d %s", n, text.c_str());
  }();
  co_await std::move(t);
  auto u = [n](int m) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n + m);
  }(1);
  co_await std::move(u);
}

void fired(int n) {
  [n]() -> minimal::fire_and_forget {
    co_await rt::yield();
    std::printf("%d", n);
  }();
}

void spawned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [n]() -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n);
  }());
}

//--- expected20.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

rt::task<> kept(int n, std::string text) {
  auto t = [](auto n, auto text) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d %s", n, text.c_str());
  }(n, text);
  co_await std::move(t);
  auto u = [](auto n, int m) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n + m);
  }(n, 1);
  co_await std::move(u);
}

void fired(int n) {
  [](auto n) -> minimal::fire_and_forget {
    co_await rt::yield();
    std::printf("%d", n);
  }(n);
}

void spawned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [](auto n) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n);
  }(n));
}

//--- expected23.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

rt::task<> kept(int n, std::string text) {
  auto t = [n, text](this auto) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d %s", n, text.c_str());
  }();
  co_await std::move(t);
  auto u = [n](this auto, int m) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n + m);
  }(1);
  co_await std::move(u);
}

void fired(int n) {
  [n](this auto) -> minimal::fire_and_forget {
    co_await rt::yield();
    std::printf("%d", n);
  }();
}

void spawned(rt::executor &ex, int n) {
  rt::spawn_detached(ex, [n](this auto) -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n);
  }());
}

//--- left.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <utility>

rt::task<> left(int n) {
  auto t = [&n]() -> rt::task<> { std::printf("%d", n); co_return; }();
  co_await std::move(t);
  auto u = [=]() -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n);
  }();
  co_await std::move(u);
  auto v = [m = n]() mutable -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", m);
  }();
  co_await std::move(v);
}

struct button {
  int n;
  void click() {
    [this]() -> minimal::fire_and_forget {
      co_await rt::yield();
      std::printf("%d", n);
    }();
  }
};

rt::task<> local(int n) {
  auto job = [n]() -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n);
  };
  return job();
}

void captured(rt::executor &ex) {
  int n = 1;
  rt::spawn_detached(ex, [&n]() -> rt::task<> {
    co_await rt::yield();
    std::printf("%d", n);
  });
}

#define RUN(NAME) [NAME]() -> rt::task<> { std::printf("%d", NAME); co_return; }()
rt::task<> inAMacro(int n) {
  auto t = RUN(n);
  co_await std::move(t);
}
