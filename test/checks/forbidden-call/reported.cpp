// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-forbidden-call --model-file=%S/Inputs/model.yaml %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-forbidden-call reports: what Inputs/model.yaml forbids, called in
// a coroutine.

#include "Inputs/acme.hpp"

rt::task<> freeFunction() {
  acme::flush();
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'freeFunction' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:3: note: use 'acme::flush_later' instead
  co_return;
}

rt::task<> anOverload() {
  acme::flush(2);
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'anOverload' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:3: note: use 'acme::flush_later' instead
  co_return;
}

using acme::flush;
rt::task<> throughAUsingDeclaration() {
  flush();
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'throughAUsingDeclaration' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:3: note: use 'acme::flush_later' instead
  co_return;
}

rt::task<> member(acme::log &l) {
  l.flush();
// CHECK:      :[[@LINE-1]]:5: warning: 'acme::log::flush' is forbidden in coroutines, and coroutine 'member' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'acme::log::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:5: note: use 'acme::flush_later' instead
  co_return;
}

rt::task<> memberOfABase(acme::file_log *l) {
  l->flush();
// CHECK:      :[[@LINE-1]]:6: warning: 'acme::log::flush' is forbidden in coroutines, and coroutine 'memberOfABase' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:6: note: 'acme::log::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:6: note: use 'acme::flush_later' instead
  co_return;
}

rt::task<int> functionOfC(std::time_t when) {
  co_return std::localtime(&when)->tm_year;
// CHECK:      :[[@LINE-1]]:13: warning: 'localtime' is forbidden in coroutines, and coroutine 'functionOfC' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'localtime' returns a static buffer, which the next coroutine overwrites
// CHECK-NEXT: :[[@LINE-3]]:13: note: use 'localtime_r' instead
}

rt::task<> constructor() {
  acme::session s("main");
// CHECK:      :[[@LINE-1]]:17: warning: 'acme::session' is forbidden in coroutines, and coroutine 'constructor' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'acme::session' is bound to the thread that makes it
// CHECK-NEXT: :[[@LINE-3]]:17: note: call it outside of coroutines, or where blocking is fine
  co_return;
}

rt::task<> temporary() {
  (void)acme::session("main");
// CHECK:      :[[@LINE-1]]:9: warning: 'acme::session' is forbidden in coroutines, and coroutine 'temporary' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'acme::session' is bound to the thread that makes it
// CHECK-NEXT: :[[@LINE-3]]:9: note: call it outside of coroutines, or where blocking is fine
  co_return;
}

rt::task<> operators(acme::registry &r, acme::hook &h) {
  r << 1;
// CHECK:      :[[@LINE-1]]:5: warning: 'acme::operator<<' is forbidden in coroutines, and coroutine 'operators' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'acme::operator<<' takes the global lock
// CHECK-NEXT: :[[@LINE-3]]:5: note: call it outside of coroutines, or where blocking is fine
  r[2] = 3;
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::registry::operator[]' is forbidden in coroutines, and coroutine 'operators' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::registry::operator[]' takes the global lock
// CHECK-NEXT: :[[@LINE-3]]:3: note: call it outside of coroutines, or where blocking is fine
  h(4);
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::hook::operator()' is forbidden in coroutines, and coroutine 'operators' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::hook::operator()' takes the global lock
// CHECK-NEXT: :[[@LINE-3]]:3: note: call it outside of coroutines, or where blocking is fine
  co_return;
}

rt::task<int> functionTemplate() { co_return acme::pick(1, 2); }
// CHECK:      :[[@LINE-1]]:46: warning: 'acme::pick' is forbidden in coroutines, and coroutine 'functionTemplate' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:46: note: 'acme::pick' is not for coroutines
// CHECK-NEXT: :[[@LINE-3]]:46: note: call it outside of coroutines, or where blocking is fine

rt::task<std::string> pureSwap() { co_return acme::load("config"); }
// CHECK:      :[[@LINE-1]]:46: warning: 'acme::load' is forbidden in coroutines, and coroutine 'pureSwap' calls it [async-forbidden-call]
// CHECK-NEXT: :{[[@LINE-2]]:46-[[@LINE-2]]:56}: fix-it: "co_await acme::async_load"
// CHECK-NEXT: :[[@LINE-3]]:46: note: 'acme::load' works on this thread
// CHECK-NEXT: :[[@LINE-4]]:46: note: await 'acme::async_load' instead

rt::task<> replacedWithOtherArguments() {
  acme::store("config", "");
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::store' is forbidden in coroutines, and coroutine 'replacedWithOtherArguments' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::store' works on this thread
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'acme::async_store' instead
  co_return;
}

rt::task<int> replacementIsNotDeclaredHere() { co_return acme::parse("1"); }
// CHECK:      :[[@LINE-1]]:58: warning: 'acme::parse' is forbidden in coroutines, and coroutine 'replacementIsNotDeclaredHere' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:58: note: 'acme::parse' works on this thread
// CHECK-NEXT: :[[@LINE-3]]:58: note: call it outside of coroutines, or where blocking is fine

rt::task<std::string> noAwaitInAHandler() {
  try {
    co_return co_await acme::async_load("config");
  } catch (int) {
    co_return acme::load("default");
// CHECK:      :[[@LINE-1]]:15: warning: 'acme::load' is forbidden in coroutines, and coroutine 'noAwaitInAHandler' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'acme::load' works on this thread
// CHECK-NEXT: :[[@LINE-3]]:15: note: await 'acme::async_load' instead
  }
}

void coroutineLambda(rt::executor &e) {
  rt::spawn_detached(e, []() -> rt::task<> {
    acme::flush();
// CHECK:      :[[@LINE-1]]:5: warning: 'acme::flush' is forbidden in coroutines, and this coroutine lambda calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'acme::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:5: note: use 'acme::flush_later' instead
    co_return;
  });
}

template <class T> rt::task<T> inATemplate(T a) {
  co_return acme::pick(a, a);
// CHECK:      :[[@LINE-1]]:13: warning: 'acme::pick' is forbidden in coroutines, and coroutine 'inATemplate' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'acme::pick' is not for coroutines
// CHECK-NEXT: :[[@LINE-3]]:13: note: call it outside of coroutines, or where blocking is fine
}
template rt::task<int> inATemplate<int>(int);

#define FLUSH() acme::flush()
rt::task<> inAMacro() {
  FLUSH();
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'inAMacro' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'acme::flush' keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:3: note: use 'acme::flush_later' instead
  co_return;
}

// --- through functions that are no coroutines

void logs() { acme::flush(); }
rt::task<> throughAFunction() {
  logs();
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'throughAFunction' calls it through 'logs' [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'logs' calls 'acme::flush', which keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:3: note: use 'acme::flush_later' instead
  co_return;
}

std::string loadsConfig() { return acme::load("config"); }
std::string config() { return loadsConfig(); }
rt::task<std::string> throughTwoFunctions() { co_return config(); }
// CHECK:      :[[@LINE-1]]:57: warning: 'acme::load' is forbidden in coroutines, and coroutine 'throughTwoFunctions' calls it through 'config' [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'config' calls 'loadsConfig'
// CHECK-NEXT: :[[@LINE-5]]:36: note: 'loadsConfig' calls 'acme::load', which works on this thread
// CHECK-NEXT: :[[@LINE-4]]:57: note: await 'acme::async_load' instead

struct scope {
  ~scope() { acme::flush(2); }
};
rt::task<> inADestructor() {
  scope s;
// CHECK:      :[[@LINE-1]]:9: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'inADestructor' calls it through the destructor of 'scope' [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-5]]:14: note: the destructor of 'scope' calls 'acme::flush', which keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:9: note: use 'acme::flush_later' instead
  co_await rt::yield();
}

rt::task<> inALambdaCalledAtOnce() {
  auto log = [] { acme::flush(); };
  log();
// CHECK:      :[[@LINE-1]]:3: warning: 'acme::flush' is forbidden in coroutines, and coroutine 'inALambdaCalledAtOnce' calls it through 'log' [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-3]]:19: note: 'log' calls 'acme::flush', which keeps the log's lock while the disk works
// CHECK-NEXT: :[[@LINE-3]]:3: note: use 'acme::flush_later' instead
  co_return;
}

struct main_session : acme::session {
  main_session() : session("main") {}
};
rt::task<> inAConstructor() {
  main_session s;
// CHECK:      :[[@LINE-1]]:16: warning: 'acme::session' is forbidden in coroutines, and coroutine 'inAConstructor' calls it through the constructor of 'main_session' [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-5]]:20: note: the constructor of 'main_session' constructs 'acme::session', which is bound to the thread that makes it
// CHECK-NEXT: :[[@LINE-3]]:16: note: call it outside of coroutines, or where blocking is fine
  co_return;
}
