// The edit takes the `&` away where the whole result is bound and can be
// copied. What it makes compiles and is not reported.

// RUN: split-file %s %t
// RUN: cp %t/wrong.cpp %t/mended.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result \
// RUN:   --fix %t/mended.cpp -- -std=c++20 -I%rt_include -I%S/Inputs > %t/found
// RUN: diff %t/expected.cpp %t/mended.cpp
// RUN: %clangxx -fsyntax-only -std=c++20 -I%rt_include -I%S/Inputs %t/mended.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t/mended.cpp \
// RUN:   -- -std=c++20 -I%rt_include -I%S/Inputs | count 0

// Where it would not compile, or bind something else, there is none.
// RUN: cp %t/left.cpp %t/still.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-await-result \
// RUN:   --fix %t/still.cpp -- -std=c++20 -I%rt_include -I%S/Inputs | FileCheck %s
// RUN: diff %t/left.cpp %t/still.cpp
// CHECK-COUNT-6: warning:
// CHECK-NOT:     fix-it

//--- wrong.cpp
#include "tasks.hpp"
#include <rt/rt.hpp>

struct both {
  std::string first, last;
};
ref::task<std::string> name();
ref::task<both> names();
ref::reading<int> number();
void use(const std::string &);

rt::task<> all() {
  auto &&a = co_await name();
  const auto &b = co_await name();
  const std::string &c = co_await name();
  std::string &&d = co_await name();
  auto &&[first, last] = co_await names();
  int &n = co_await number();
  use(a + b + c + d + first + last + std::to_string(n));
}
//--- expected.cpp
#include "tasks.hpp"
#include <rt/rt.hpp>

struct both {
  std::string first, last;
};
ref::task<std::string> name();
ref::task<both> names();
ref::reading<int> number();
void use(const std::string &);

rt::task<> all() {
  auto a = co_await name();
  const auto b = co_await name();
  const std::string c = co_await name();
  std::string d = co_await name();
  auto [first, last] = co_await names();
  int n = co_await number();
  use(a + b + c + d + first + last + std::to_string(n));
}
//--- left.cpp
#include "tasks.hpp"
#include <rt/rt.hpp>

struct shape {
  virtual ~shape() = default;
  virtual int sides() const { return 0; }
};
struct square : shape {
  int sides() const override { return 4; }
};
ref::task<square> drawn();
ref::reading<std::unique_ptr<int>> owned();
ref::task<std::string> name();
void use(int);
void use(const std::string &);

rt::task<> slices() {
  const shape &s = co_await drawn();
  use(s.sides());
}

rt::task<> cannotBeCopied() {
  auto &p = co_await owned();
  use(*p);
}

rt::task<> deduced() {
  decltype(auto) r = co_await name();
  use(r);
}

rt::task<> aPart() {
  auto &&c = (co_await name()).front();
  use(c);
}

#define REF &&
rt::task<> inMacro() {
  auto REF r = co_await name();
  use(r);
}

template <class T> rt::task<> inTemplate(ref::task<T> (*f)()) {
  auto &&r = co_await f();
  use(r);
}
template rt::task<> inTemplate<std::string>(ref::task<std::string> (*)());
