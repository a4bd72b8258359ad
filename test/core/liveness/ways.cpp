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
  // CHECK: ways.cpp:[[@LINE+1]]:12: work of 'plain' ends in this expression{{$}}
  co_await plain();
  // CHECK: ways.cpp:[[@LINE+2]]:12: work of 'wrap' ends in this expression{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:17: work of 'plain' ends in this expression{{$}}
  co_await wrap(plain());
}

// CHECK: ways.cpp:[[@LINE+1]]:31: work of 'plain' ends in this expression{{$}}
void blocked() { rt::block_on(plain()); }

rt::task<> kept() {
  // CHECK: ways.cpp:[[@LINE+2]]:12: work of 'plain' ends in this expression{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:12: work of 'plain' is kept in 't'{{$}}
  auto t = plain();
  co_await std::move(t);
  rt::task<> u;
  // CHECK: ways.cpp:[[@LINE+2]]:7: work of 'plain' ends in this expression{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:7: work of 'plain' is kept in 'u'{{$}}
  u = plain();
  co_await std::move(u);
  std::vector<rt::task<>> all;
  // CHECK: ways.cpp:[[@LINE+1]]:17: work of 'plain' is kept in 'all'{{$}}
  all.push_back(plain());
}

rt::task<> keptAndReturned() {
  // CHECK: ways.cpp:[[@LINE+2]]:12: work of 'plain' is kept in 't'{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:12: work of 'plain' is returned{{$}}
  auto t = plain();
  return t;
}

rt::task<> keptAndMoved(std::vector<rt::task<>> &out) {
  // CHECK: ways.cpp:[[@LINE+2]]:12: work of 'plain' is kept in 't'{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:12: work of 'plain' is stored{{$}}
  auto t = plain();
  out.push_back(std::move(t));
  co_return;
}

// CHECK: ways.cpp:[[@LINE+3]]:42: work of 'plain' is returned{{$}}
// CHECK: ways.cpp:[[@LINE+2]]:52: work of 'wrap' is returned{{$}}
// CHECK: ways.cpp:[[@LINE+1]]:57: work of 'plain' is returned{{$}}
rt::task<> returned(bool b) { return b ? plain() : wrap(plain()); }

void spawned(rt::executor &ex) {
  // CHECK: ways.cpp:[[@LINE+1]]:26: work of 'plain' is spawned{{$}}
  rt::spawn_detached(ex, plain());
  // CHECK: ways.cpp:[[@LINE+2]]:26: work of 'plain' is kept in 'h'{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:26: work of 'plain' is spawned{{$}}
  auto h = rt::spawn(ex, plain());
}
// CHECK: ways.cpp:[[@LINE+1]]:62: work of 'plain' ends in this expression{{$}}
rt::task<> joined(rt::executor &ex) { co_await rt::spawn(ex, plain()); }

struct holder {
  rt::task<> t;
  // CHECK: ways.cpp:[[@LINE+1]]:21: work of 'plain' is stored{{$}}
  void keep() { t = plain(); }
};

void dropped() {
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'plain' is dropped{{$}}
  plain();
  // CHECK: ways.cpp:[[@LINE+1]]:9: work of 'plain' is dropped{{$}}
  (void)plain();
}

// CHECK: ways.cpp:[[@LINE+1]]:25: work of 'plain' goes somewhere{{$}}
void somewhere() { give(plain()); }

minimal::generator<int> count();
void loop() {
  // CHECK: ways.cpp:[[@LINE+1]]:16: work of 'count' is kept in the range{{$}}
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
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'read' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'read' borrows 'n', and uses it late{{$}}
  read(n);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'read' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'read' borrows a temporary 'int', and uses it late{{$}}
  read(1);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'readPointer' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:15: work of 'readPointer' borrows 'n', and uses it late{{$}}
  readPointer(&n);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows what 'text' refers to, and uses it late{{$}}
  send(text);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows 'own', and uses it late{{$}}
  send(own);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows a temporary 'std::string', and uses it late{{$}}
  send(make());
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows a temporary 'std::string', and uses it late{{$}}
  send("hello");
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'show' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'show' borrows what 'view' refers to, and uses it late{{$}}
  show(view);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'show' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'show' borrows from inside 'own', and uses it late{{$}}
  show(own);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'show' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'show' borrows from inside a temporary 'std::string', and uses it late{{$}}
  show(make());
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'show' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'show' borrows from inside 'own', and uses it late{{$}}
  show(own.c_str() + 1);
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'show' is dropped{{$}}
  show(viewOf(own));
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'show' is dropped{{$}}
  show("hello");
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows from inside a temporary 'config', and uses it late{{$}}
  send(load().name);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows from inside what 'c' refers to, and uses it late{{$}}
  send(c.name);
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'send' is dropped{{$}}
  send(c.other);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'worker::run' borrows what 'w' refers to, and uses it late{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'worker::run' is dropped{{$}}
  w.run();
  worker local;
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'worker::run' borrows 'local', and uses it late{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'worker::run' is dropped{{$}}
  local.run();
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'read' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'read' borrows from inside 'local', and uses it late{{$}}
  read(local.n);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'worker::run' borrows a temporary 'worker', and uses it late{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'worker::run' is dropped{{$}}
  worker().run();
  auto p = std::make_unique<worker>();
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'worker::run' borrows from inside 'p', and uses it late{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'worker::run' is dropped{{$}}
  p->run();
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'readPointer' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:15: work of 'readPointer' borrows from inside 'p', and uses it late{{$}}
  readPointer(&p->n);
  auto shared = std::make_shared<worker>();
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'worker::run' is dropped{{$}}
  shared->run();
  std::vector<int> all{1};
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'next' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'next' borrows from inside 'all', and uses it late{{$}}
  next(all.begin());
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'read' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'read' borrows from inside 'all', and uses it late{{$}}
  read(all[0]);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'read' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'read' borrows from inside 'all', and uses it late{{$}}
  read(all.front());
  std::vector<worker *> pointers;
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'worker::run' is dropped{{$}}
  pointers[0]->run();
  std::map<int, std::string> names;
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows from inside 'names', and uses it late{{$}}
  send(names[1]);
  static std::string kept;
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of 'send' is dropped{{$}}
  send(kept);
  const std::string &extended = make();
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'send' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:8: work of 'send' borrows 'extended', and uses it late{{$}}
  send(extended);
}

struct member {
  std::string name;
  worker w;
  worker *p;
  void borrow() {
    // CHECK: ways.cpp:[[@LINE+2]]:5: work of 'send' is dropped{{$}}
    // CHECK: ways.cpp:[[@LINE+1]]:10: work of 'send' borrows from inside '*this', and uses it late{{$}}
    send(name);
    // CHECK: ways.cpp:[[@LINE+2]]:5: work of 'worker::run' borrows from inside '*this', and uses it late{{$}}
    // CHECK: ways.cpp:[[@LINE+1]]:5: work of 'worker::run' is dropped{{$}}
    w.run();
    // CHECK: ways.cpp:[[@LINE+1]]:5: work of 'worker::run' is dropped{{$}}
    p->run();
    // CHECK: ways.cpp:[[@LINE+2]]:5: work of 'member::again' borrows '*this'{{$}}
    // CHECK: ways.cpp:[[@LINE+1]]:5: work of 'member::again' is dropped{{$}}
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
// CHECK: ways.cpp:[[@LINE+2]]:54: work of 'usesLazily' is returned{{$}}
// CHECK: ways.cpp:[[@LINE+1]]:65: work of 'usesLazily' borrows what 'text' refers to, and uses it late, on line [[@LINE-8]]{{$}}
rt::task<> handsOn(const std::string &text) { return usesLazily(text); }
// CHECK: ways.cpp:[[@LINE+3]]:53: work of 'wrap' is returned{{$}}
// CHECK: ways.cpp:[[@LINE+2]]:58: work of 'send' is returned{{$}}
// CHECK: ways.cpp:[[@LINE+1]]:63: work of 'send' borrows a temporary 'std::string', and uses it late{{$}}
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
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'usesLazily' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:14: work of 'usesLazily' borrows what 's' refers to, and uses it late, on line [[@LINE-24]]{{$}}
  usesLazily(s);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'ignores' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:11: work of 'ignores' borrows what 's' refers to{{$}}
  ignores(s);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'handsOn' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:11: work of 'handsOn' borrows what 's' refers to, and uses it late, on line [[@LINE-30]]{{$}}
  handsOn(s);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'copies' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:10: work of 'copies' borrows what 's' refers to{{$}}
  copies(s);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'usesFirst' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:13: work of 'usesFirst' borrows what 's' refers to{{$}}
  usesFirst(s);
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of 'usesAgain' is dropped{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:13: work of 'usesAgain' borrows what 's' refers to, and uses it late, on line [[@LINE-19]], after line [[@LINE-20]]{{$}}
  usesAgain(s);
  auto job = [s]() -> rt::task<> {
    std::puts(s.c_str());
    co_return;
  };
  // CHECK: ways.cpp:[[@LINE+2]]:3: work of this lambda borrows 'job', and uses it late, on line [[@LINE-3]]{{$}}
  // CHECK: ways.cpp:[[@LINE+1]]:3: work of this lambda is dropped{{$}}
  job();
}
