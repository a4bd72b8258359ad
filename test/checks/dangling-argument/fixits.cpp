// The edits change what a callee takes, so they are offered on a note and --fix
// leaves them alone. Where they are applied the result compiles, and no check
// finds anything in it.

// RUN: split-file %s %t
// RUN: cp %t/wrong.cpp %t/mended.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument \
// RUN:   --fix %t/mended.cpp -- -std=c++20 -I%rt_include -I%shapes > %t/found
// RUN: diff %t/wrong.cpp %t/mended.cpp
// RUN: not %async_tidy --quiet --format=json --checks=-*,async-dangling-argument \
// RUN:   %t/mended.cpp -- -std=c++20 -I%rt_include -I%shapes | %apply_notes
// RUN: diff %t/expected.cpp %t/mended.cpp
// RUN: %clangxx -fsyntax-only -Wall -Wextra -Werror -std=c++20 -I%rt_include -I%shapes %t/mended.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t/mended.cpp \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | count 0

// Where an edit would not be enough, there is none.

// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument \
// RUN:   %t/left.cpp -- -std=c++20 -I%rt_include -I%shapes | FileCheck %s
// CHECK-NOT: fix-it
// CHECK-COUNT-12: warning:
// CHECK-NOT: fix-it
// CHECK-NOT: warning:

//--- wrong.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

using text_type = std::string;

rt::task<> send(const std::string &text);
rt::task<> constBehind(std::string const &text);
rt::task<> aliased(const text_type &text);
rt::task<> other(const std::pmr::string &text);
rt::task<> numbers(const std::vector<int> &all, int n);
rt::task<> moved(std::string &&text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

// Also in every other declaration.
rt::task<> send(const std::string &text);
rt::task<> send(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

struct client {
  rt::task<> get(const std::string &name) const;
  struct options {
    int limit;
  };
  rt::task<> set(const options &o);
};
rt::task<> client::get(const std::string &name) const {
  co_await rt::yield();
  std::puts(name.c_str());
}
rt::task<> client::set(const options &o) {
  co_await rt::yield();
  std::printf("%d", o.limit);
}

minimal::fire_and_forget note(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

rt::task<> temporaries(client &c) {
  auto t = send("hello");
  co_await std::move(t);
  t = constBehind("hello");
  co_await std::move(t);
  t = aliased("hello");
  co_await std::move(t);
  t = other("hello");
  co_await std::move(t);
  t = numbers({1, 2}, 3);
  co_await std::move(t);
  t = moved("hello");
  co_await std::move(t);
  t = c.get("hello");
  co_await std::move(t);
  t = c.set({1});
  co_await std::move(t);
  note("hello");
}

void locals(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
  rt::spawn_detached(ex, constBehind(text));
  rt::spawn_detached(ex, moved(std::move(text)));
}

//--- expected.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <memory_resource>
#include <string>
#include <utility>
#include <vector>

using text_type = std::string;

rt::task<> send(std::string text);
rt::task<> constBehind(std::string text);
rt::task<> aliased(text_type text);
rt::task<> other(std::pmr::string text);
rt::task<> numbers(std::vector<int> all, int n);
rt::task<> moved(std::string text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

// Also in every other declaration.
rt::task<> send(std::string text);
rt::task<> send(std::string text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

struct client {
  rt::task<> get(std::string name) const;
  struct options {
    int limit;
  };
  rt::task<> set(options o);
};
rt::task<> client::get(std::string name) const {
  co_await rt::yield();
  std::puts(name.c_str());
}
rt::task<> client::set(options o) {
  co_await rt::yield();
  std::printf("%d", o.limit);
}

minimal::fire_and_forget note(std::string text) {
  co_await rt::yield();
  std::puts(text.c_str());
}

rt::task<> temporaries(client &c) {
  auto t = send("hello");
  co_await std::move(t);
  t = constBehind("hello");
  co_await std::move(t);
  t = aliased("hello");
  co_await std::move(t);
  t = other("hello");
  co_await std::move(t);
  t = numbers({1, 2}, 3);
  co_await std::move(t);
  t = moved("hello");
  co_await std::move(t);
  t = c.get("hello");
  co_await std::move(t);
  t = c.set({1});
  co_await std::move(t);
  note("hello");
}

void locals(rt::executor &ex) {
  std::string text = "hello";
  rt::spawn_detached(ex, send(text));
  rt::spawn_detached(ex, constBehind(text));
  rt::spawn_detached(ex, moved(std::move(text)));
}

//--- left.cpp
#include <minimal.hpp>
#include <rt/rt.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct pinned {
  int n = 0;
  explicit pinned(int m) : n(m) {}
  pinned(const pinned &) = delete;
};
struct shape {
  virtual ~shape() = default;
  virtual rt::task<> draw(const std::string &color);
  virtual int area() const = 0;
};
rt::task<> pin(const pinned &p);
rt::task<> paint(const shape &s);
rt::task<> fill(std::string &text);
rt::task<> show(std::string_view text);
rt::task<> print(const char *text);
rt::task<> unique(const std::unique_ptr<int> &p);
rt::task<> greet(const std::string &name = "you");
rt::task<> anonymous(const std::string &);
template <class T> rt::task<> any(const T &value) {
  co_await rt::yield();
  std::printf("%p", static_cast<const void *>(&value));
}
rt::task<> send(const std::string &text);
rt::task<> pass(const std::string &text) { return send(text); }
#define TEXT const std::string &text
rt::task<> inAMacro(TEXT);

struct square : shape {
  int area() const override { return 1; }
};

rt::task<> left(shape &s) {
  auto t = pin(pinned(1));
  co_await std::move(t);
  t = paint(square());
  co_await std::move(t);
  t = s.draw("red");
  co_await std::move(t);
  t = show(std::string("hello"));
  co_await std::move(t);
  t = print(std::string("hello").c_str());
  co_await std::move(t);
  t = unique(std::make_unique<int>(1));
  co_await std::move(t);
  t = greet();
  co_await std::move(t);
  t = anonymous("hello");
  co_await std::move(t);
  t = any(std::string("hello"));
  co_await std::move(t);
  t = pass("hello");
  co_await std::move(t);
  t = inAMacro("hello");
  co_await std::move(t);
}
void mutableReference(rt::executor &ex) {
  std::string text;
  rt::spawn_detached(ex, fill(text));
}
