// What many coroutines reach through several functions, such as the file of a
// log, is reported once. A few are reported each, and so is what waits for more
// than a disk.
//
// RUN: split-file %s %t
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %t/many.cpp -- -std=c++20 -I%rt_include | %verify %t/many.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %t/few.cpp -- -std=c++20 -I%rt_include | grep -c warning: | FileCheck --check-prefix=FEW %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %t/sleeps.cpp -- -std=c++20 -I%rt_include | grep -c warning: | FileCheck --check-prefix=SLEEPS %s
// FEW: {{^}}4{{$}}
// SLEEPS: {{^}}5{{$}}

//--- log.hpp
#include <fstream>
#include <rt/rt.hpp>
inline std::ofstream file;
inline void roll() { file.open("log"); }
inline void write(const char *) { roll(); }
inline void log(const char *text) { write(text); }
//--- many.cpp
#include "log.hpp"
rt::task<> first() {
  log("a");
// CHECK:      :[[@LINE-1]]:3: warning: 'log' blocks the thread that runs coroutine 'first' [async-blocking-call]
// CHECK-NEXT: log.hpp:6:37: note: 'log' calls 'write'
// CHECK-NEXT: log.hpp:5:35: note: 'write' calls 'roll'
// CHECK-NEXT: log.hpp:4:27: note: 'roll' calls 'std::basic_ofstream::open', which opens a file
// CHECK-NEXT: :[[@LINE-5]]:3: note: 4 more calls in coroutines come to block there; only the first is reported
// CHECK-NEXT: :[[@LINE-6]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  log("b");
  co_return;
}
rt::task<> second() {
  log("c");
  write("d");
  co_return;
}
rt::task<> third() {
  log("e");
  roll();
// CHECK:      :[[@LINE-1]]:3: warning: 'roll' blocks the thread that runs coroutine 'third' [async-blocking-call]
// CHECK-NEXT: log.hpp:4:27: note: 'roll' calls 'std::basic_ofstream::open', which opens a file
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}
//--- few.cpp
#include "log.hpp"
rt::task<> first() { log("a"); co_return; }
rt::task<> second() { log("b"); co_return; }
rt::task<> third() { log("c"); co_return; }
rt::task<> fourth() { log("d"); co_return; }
//--- sleeps.cpp
#include <rt/rt.hpp>
#include <thread>
inline void roll() { std::this_thread::sleep_for(std::chrono::seconds(1)); }
inline void write(const char *) { roll(); }
inline void log(const char *text) { write(text); }
rt::task<> first() { log("a"); co_return; }
rt::task<> second() { log("b"); co_return; }
rt::task<> third() { log("c"); co_return; }
rt::task<> fourth() { log("d"); co_return; }
rt::task<> fifth() { log("e"); co_return; }
