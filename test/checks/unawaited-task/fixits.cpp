// --fix writes co_await where that is certain. What it wrote compiles, and no
// check finds anything in it.

// RUN: split-file %s %t
// RUN: cp %t/wrong.cpp %t/mended.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task \
// RUN:   --fix %t/mended.cpp -- -std=c++20 -I%rt_include > %t/found
// RUN: diff %t/expected.cpp %t/mended.cpp
// RUN: %clangxx -fsyntax-only -std=c++20 -I%rt_include %t/mended.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t/mended.cpp \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What is not certain is reported and left to the user.

// RUN: cp %t/left.cpp %t/still.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task \
// RUN:   --fix %t/still.cpp -- -std=c++20 -I%rt_include | FileCheck %s
// RUN: diff %t/left.cpp %t/still.cpp

// CHECK-COUNT-10: warning:
// CHECK-NOT: warning:

//--- wrong.cpp
#include <rt/rt.hpp>

#include <chrono>

using namespace std::chrono_literals;

rt::task<int> fetch(int n);
rt::task<> save(int n);
struct client {
  rt::task<> send(int n);
  rt::task<int> operator()(int n);
  rt::task<int> operator[](int n);
};

rt::task<> statements(client c, client *p, rt::task<> (*start)(int)) {
  fetch(1);
  c.send(2);
  p->send(3);
  c(4);
  c[5];
  start(6);
  (*start)(7);
  (save)(8);
  rt::sleep_for(9ms);
  []() -> rt::task<> { co_await save(10); }();
  co_return;
}

rt::task<> places(bool ok, int n) {
  n = (fetch(1), 2);
  fetch(3), save(4);
  ok ? fetch(5) : fetch(6);
  (fetch(7));
  for (save(8); n < 3; save(9))
    save(10);
  if (ok)
    save(11);
  else
    save(12);
  while (ok)
    save(13);
  do
    save(14);
  while (ok);
  switch (n) {
  case 1:
    save(15);
  }
  if (save(16); ok)
    co_return;
  if (ok) [[likely]]
    save(17);
}

rt::task<int> inner(int n) {
  auto run = [](int n) -> rt::task<> { save(n); co_return; };
  co_await run(n);
  co_return n;
}

template <class T> rt::task<> inTemplate(T value) {
  save(value);
  co_return;
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(char);

rt::task<> locks(rt::mutex &m, int &shared) {
  auto guard = m.scoped_lock();
  ++shared;
  co_return;
}
//--- expected.cpp
#include <rt/rt.hpp>

#include <chrono>

using namespace std::chrono_literals;

rt::task<int> fetch(int n);
rt::task<> save(int n);
struct client {
  rt::task<> send(int n);
  rt::task<int> operator()(int n);
  rt::task<int> operator[](int n);
};

rt::task<> statements(client c, client *p, rt::task<> (*start)(int)) {
  co_await fetch(1);
  co_await c.send(2);
  co_await p->send(3);
  co_await c(4);
  co_await c[5];
  co_await start(6);
  co_await (*start)(7);
  co_await (save)(8);
  co_await rt::sleep_for(9ms);
  co_await []() -> rt::task<> { co_await save(10); }();
  co_return;
}

rt::task<> places(bool ok, int n) {
  n = (co_await fetch(1), 2);
  co_await fetch(3), co_await save(4);
  ok ? co_await fetch(5) : co_await fetch(6);
  (co_await fetch(7));
  for (co_await save(8); n < 3; co_await save(9))
    co_await save(10);
  if (ok)
    co_await save(11);
  else
    co_await save(12);
  while (ok)
    co_await save(13);
  do
    co_await save(14);
  while (ok);
  switch (n) {
  case 1:
    co_await save(15);
  }
  if (co_await save(16); ok)
    co_return;
  if (ok) [[likely]]
    co_await save(17);
}

rt::task<int> inner(int n) {
  auto run = [](int n) -> rt::task<> { co_await save(n); co_return; };
  co_await run(n);
  co_return n;
}

template <class T> rt::task<> inTemplate(T value) {
  co_await save(value);
  co_return;
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(char);

rt::task<> locks(rt::mutex &m, int &shared) {
  auto guard = co_await m.scoped_lock();
  ++shared;
  co_return;
}
//--- left.cpp
#include <rt/rt.hpp>
#define SAVE(n) save(n)
#define TWICE(statement) statement; statement
rt::task<int> fetch(int n);
rt::task<> save(int n);
rt::task<rt::task<int>> prepare();

void plainFunction() { fetch(1); }
rt::task<> handler() {
  try {
    co_await save(1);
  } catch (...) {
    save(2);
  }
}
rt::task<> macros() {
  SAVE(1);
  TWICE(save(2));
  co_return;
}
rt::task<> wouldNotCompile(bool ok) {
  static_cast<rt::task<>>(save(1));
  ok ? fetch(2) : rt::task<int>();
  co_return;
}
rt::task<> wantsAnotherAwait() {
  prepare();
  co_return;
}
rt::task<> unlocksAtOnce(rt::mutex &m) {
  m.scoped_lock();
  co_return;
}
rt::task<> changesWhatTheVariableIs() {
  auto t = fetch(1);
  co_return;
}
template <class T> rt::task<> neverInstantiated(T) {
  save(1);
  co_return;
}
