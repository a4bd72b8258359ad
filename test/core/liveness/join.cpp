// Which borrows of spawned work may outlive what they borrow.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep join.cpp | grep -v "lazy\|awaiter\|returns\|may block\|: work of" | FileCheck %s --implicit-check-not="join.cpp:"

#include <rt/rt.hpp>

#include <future>
#include <pthread.h>
#include <string>
#include <thread>
#include <vector>

rt::task<> reads(const std::string &s);

void dropped() {
  int n = 0;
  // CHECK: join.cpp:[[@LINE+2]]:3: 'std::thread::thread' starts work on another thread
  // CHECK: join.cpp:[[@LINE+1]]:17: 'n' is given to it as a borrow that it may outlive
  std::thread([&n] { ++n; }).detach();
}

void joined() {
  int n = 0;
  // CHECK: join.cpp:[[@LINE+2]]:15: 'std::thread::thread' starts work on another thread
  // CHECK: join.cpp:[[@LINE+1]]:19: 'n' is given to it as a borrow{{$}}
  std::thread t([&n] { ++n; });
  t.join();
}

void detachedByName() {
  int n = 0;
  // CHECK: join.cpp:[[@LINE+2]]:15: 'std::thread::thread' starts work on another thread
  // CHECK: join.cpp:[[@LINE+1]]:19: 'n' is given to it as a borrow that it may outlive
  std::thread t([&n] { ++n; });
  t.detach();
}

void joinsInDestructor() {
  int n = 0;
  // CHECK: join.cpp:[[@LINE+2]]:16: 'std::jthread::jthread' starts work on another thread
  // CHECK: join.cpp:[[@LINE+1]]:20: 'n' is given to it as a borrow{{$}}
  std::jthread t([&n] { ++n; });
}

void copied() {
  std::string s;
  // CHECK: join.cpp:[[@LINE+2]]:3: 'std::thread::thread' starts work on another thread
  // CHECK: join.cpp:[[@LINE+1]]:16: 's' is given to it by copy{{$}}
  std::thread([s] { (void)s; }).detach();
}

void moved() {
  std::string s;
  // CHECK: join.cpp:[[@LINE+2]]:3: 'std::thread::thread' starts work on another thread
  // CHECK: join.cpp:[[@LINE+1]]:30: 's' is given to it by move
  std::thread([s = std::move(s)] { (void)s; }).detach();
}

void posix(void *(*run)(void *)) {
  int n = 0;
  pthread_t id;
  // CHECK: join.cpp:[[@LINE+3]]:3: 'pthread_create' starts work on another thread
  // CHECK: join.cpp:[[@LINE+2]]:32: 'run' is given to it by copy
  // CHECK: join.cpp:[[@LINE+1]]:37: 'n' is given to it as a borrow that it may outlive
  pthread_create(&id, nullptr, run, &n);
}

void executors(rt::thread_pool &pool, rt::current_thread &loop) {
  std::string s;
  // CHECK: join.cpp:[[@LINE+2]]:3: 'rt::spawn_detached' starts work on several threads
  // CHECK: join.cpp:[[@LINE+1]]:34: 's' is given to it as a borrow that it may outlive
  rt::spawn_detached(pool, reads(s));
  // CHECK: join.cpp:[[@LINE+2]]:3: 'rt::spawn_detached' starts work on a single thread
  // CHECK: join.cpp:[[@LINE+1]]:34: 's' is given to it as a borrow that it may outlive
  rt::spawn_detached(loop, reads(s));
  // CHECK: join.cpp:[[@LINE+2]]:3: 'rt::spawn_detached' starts work on an unknown executor
  // CHECK: join.cpp:[[@LINE+1]]:28: 's' is given to it as a borrow that it may outlive
  rt::spawn_detached(reads(s));
}

void poolDeclaredLast() {
  int n = 0;
  rt::thread_pool pool;
  // CHECK: join.cpp:[[@LINE+2]]:3: 'rt::executor::post' starts work on several threads
  // CHECK: join.cpp:[[@LINE+1]]:15: 'n' is given to it as a borrow{{$}}
  pool.post([&n] { ++n; });
}

void poolDeclaredFirst() {
  rt::thread_pool pool;
  int n = 0;
  // CHECK: join.cpp:[[@LINE+2]]:3: 'rt::executor::post' starts work on several threads
  // CHECK: join.cpp:[[@LINE+1]]:15: 'n' is given to it as a borrow that is gone when it is waited for
  pool.post([&n] { ++n; });
}
