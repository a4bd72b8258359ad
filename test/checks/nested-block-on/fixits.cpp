// --fix writes co_await where that is certain. What it wrote compiles, and no
// check finds anything in it.

// RUN: split-file %s %t
// RUN: cp %t/wrong.cpp %t/mended.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on \
// RUN:   --fix %t/mended.cpp -- -std=c++20 -I%rt_include > %t/found
// RUN: diff %t/expected.cpp %t/mended.cpp
// RUN: %clangxx -fsyntax-only -std=c++20 -I%rt_include %t/mended.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t/mended.cpp \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// Left alone: under a lock, in a handler, of a named task, in a macro's body.
// RUN: cp %t/unsure.cpp %t/untouched.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on \
// RUN:   --fix %t/untouched.cpp -- -std=c++20 -I%rt_include > %t/found
// RUN: diff %t/unsure.cpp %t/untouched.cpp

//--- wrong.cpp
#include <rt/rt.hpp>
#include <string>

rt::task<int> fetch(int n);
rt::task<> save();
rt::task<std::string> name();

rt::task<int> plain() {
  rt::block_on(save());
  int n = rt::block_on(fetch(1));
  co_return rt::block_on(fetch(n)) * 2;
}

rt::task<bool> inConditions(bool wanted) {
  if (!wanted || rt::block_on(fetch(1)) > 0)
    co_return rt::block_on(name()).empty();
  co_return rt::block_on( fetch( (2) ) /* soon */ ) == 1;
}

rt::task<int> inParentheses() { co_return rt::block_on((fetch(1))); }

rt::task<char> indexed() { co_return rt::block_on(name())[0]; }

struct service {
  rt::task<int> load(int n) const;
  rt::task<int> member() { co_return rt::block_on(load(1)); }
};
//--- expected.cpp
#include <rt/rt.hpp>
#include <string>

rt::task<int> fetch(int n);
rt::task<> save();
rt::task<std::string> name();

rt::task<int> plain() {
  co_await save();
  int n = co_await fetch(1);
  co_return co_await fetch(n) * 2;
}

rt::task<bool> inConditions(bool wanted) {
  if (!wanted || co_await fetch(1) > 0)
    co_return (co_await name()).empty();
  co_return co_await fetch( (2) ) /* soon */  == 1;
}

rt::task<int> inParentheses() { co_return co_await (fetch(1)); }

rt::task<char> indexed() { co_return (co_await name())[0]; }

struct service {
  rt::task<int> load(int n) const;
  rt::task<int> member() { co_return co_await load(1); }
};
//--- unsure.cpp
#include <rt/rt.hpp>
#include <mutex>

rt::task<int> fetch(int n);

rt::task<int> underALock(std::mutex &m) {
  std::lock_guard lock(m);
  co_return rt::block_on(fetch(1));
}

rt::task<int> inAHandler() {
  try {
    co_return co_await fetch(1);
  } catch (int) {
    co_return rt::block_on(fetch(2));
  }
}

rt::task<int> named(rt::task<int> t) { co_return rt::block_on(std::move(t)); }

#define NOW(TASK) rt::block_on(TASK)
rt::task<int> inAMacro() { co_return NOW(fetch(1)); }
