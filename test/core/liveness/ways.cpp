// Where work goes from the call that makes it, what it borrows, and whether it
// uses that when the call has returned.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include -I%shapes | grep "ways.cpp.*: work of" | FileCheck %s --implicit-check-not="ways.cpp:"

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct worker {
  int n = 0;
  std::string name;
  rt::task<> run();
};

rt::task<> plain();
rt::task<> read(const int &n);
rt::task<> readPointer(const int *p);
rt::task<> send(const std::string &text);
rt::task<> show(std::string_view text);
rt::task<> next(std::vector<int>::iterator it);
rt::task<> wrap(rt::task<> t);
void give(rt::task<> t);

// --- where it goes

rt::task<> ended() {
  co_await plain();
  co_await wrap(plain());
}

void blocked() { rt::block_on(plain()); }

rt::task<> kept() {
  auto t = plain();
  co_await std::move(t);
  rt::task<> u;
  u = plain();
  co_await std::move(u);
  std::vector<rt::task<>> all;
  all.push_back(plain());
}

rt::task<> keptAndReturned() {
  auto t = plain();
  return t;
}

rt::task<> keptAndMoved(std::vector<rt::task<>> &out) {
  auto t = plain();
  out.push_back(std::move(t));
  co_return;
}

rt::task<> returned(bool b) { return b ? plain() : wrap(plain()); }

void spawned(rt::executor &ex) {
  rt::spawn_detached(ex, plain());
  auto h = rt::spawn(ex, plain());
}
rt::task<> joined(rt::executor &ex) { co_await rt::spawn(ex, plain()); }

struct holder {
  rt::task<> t;
  void keep() { t = plain(); }
};

void dropped() {
  plain();
  (void)plain();
}

void somewhere() { give(plain()); }

minimal::generator<int> count();
void loop() {
  for (int i : count())
    std::printf("%d", i);
}

// --- what it borrows

struct config {
  std::string name;
  std::string &other;
  std::array<int, 2> two;
};
config load();
std::string make();
std::string_view viewOf(const std::string &text);

void borrows(const std::string &text, std::string_view view, std::string own,
             worker &w, config &c) {
  int n = 1;
  read(n);
  read(1);
  readPointer(&n);
  send(text);
  send(own);
  send(make());
  send("hello");
  show(view);
  show(own);
  show(make());
  show(own.c_str() + 1);
  show(viewOf(own));
  show("hello");
  send(load().name);
  send(c.name);
  send(c.other);
  w.run();
  worker local;
  local.run();
  read(local.n);
  worker().run();
  auto p = std::make_unique<worker>();
  p->run();
  readPointer(&p->n);
  auto shared = std::make_shared<worker>();
  shared->run();
  std::vector<int> all{1};
  next(all.begin());
  read(all[0]);
  read(all.front());
  std::vector<worker *> pointers;
  pointers[0]->run();
  std::map<int, std::string> names;
  send(names[1]);
  static std::string kept;
  send(kept);
  const std::string &extended = make();
  send(extended);
}

struct member {
  std::string name;
  worker w;
  worker *p;
  void borrow() {
    send(name);
    w.run();
    p->run();
    this->again();
  }
  rt::task<> again();
};

// --- what it uses late

rt::task<> usesLazily(const std::string &text) {
  std::puts(text.c_str());
  co_return;
}
rt::task<> ignores(const std::string &text) {
  (void)text;
  co_return;
}
rt::task<> handsOn(const std::string &text) { return usesLazily(text); }
rt::task<> copies(const std::string &text) { return wrap(send(text + "!")); }
minimal::fire_and_forget usesFirst(const std::string &text) {
  std::puts(text.c_str());
  co_await rt::yield();
}
minimal::fire_and_forget usesAgain(const std::string &text) {
  co_await rt::yield();
  std::puts(text.c_str());
}
void late(const std::string &s) {
  usesLazily(s);
  ignores(s);
  handsOn(s);
  copies(s);
  usesFirst(s);
  usesAgain(s);
  auto job = [s]() -> rt::task<> {
    std::puts(s.c_str());
    co_return;
  };
  job();
}
