// Each position has a switch of its own.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,SET,RET,MEM,CALL,CONV,EAGER %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckArguments=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=VAR,SET,RET,MEM,CALL,CONV,EAGER --implicit-check-not=argument %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckVariables=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,SET,RET,MEM,CALL,CONV --implicit-check-not=variable %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckAssignments=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,RET,MEM,CALL,CONV,EAGER --implicit-check-not=assigned %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckReturns=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,SET,MEM,CALL,CONV,EAGER --implicit-check-not=returnedTask %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckMemberInitializers=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,SET,RET,CALL,CONV,EAGER --implicit-check-not=memberTask %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckCallbacks=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,SET,RET,MEM,CONV,EAGER --implicit-check-not=callback %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.CheckConversions=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,SET,RET,MEM,CALL,EAGER --implicit-check-not=conversion %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task \
// RUN:   --option=async-swallowed-task.ReportEagerTasks=false %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefixes=ARG,VAR,SET,RET,MEM,CALL,CONV --implicit-check-not=hurry %s

#include <rt/rt.hpp>

#include <coroutine>
#include <functional>
#include <thread>

rt::task<> argumentTask();
rt::task<> variableTask();
rt::task<> assignedTask();
rt::task<> returnedTask();
rt::task<> memberTask();
rt::task<> callbackTask();

void take(std::function<void()> f);
struct member {
  std::function<void()> f;
  member() : f(memberTask) {}
  // MEM: task returned by 'memberTask' is dropped
};

std::function<void()> all() {
  take(argumentTask);
  // ARG: task returned by 'argumentTask' is dropped
  std::function<void()> f = variableTask;
  // VAR: task returned by 'variableTask' is dropped
  f = assignedTask;
  // SET: task returned by 'assignedTask' is dropped
  std::thread(callbackTask).join();
  // CALL: task returned by 'callbackTask' is dropped
  return returnedTask;
  // RET: task returned by 'returnedTask' is dropped
}

struct status {
  template <class T> status(T &&) {}
};
status convert() {
  return callbackTask();
  // CONV: task is swallowed by the conversion to 'status'
}

struct eager {
  struct promise_type {
    eager get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  std::suspend_always operator co_await();
};
eager hurry();
void eagerTask() {
  std::function<void()> f = hurry;
  // EAGER: task returned by 'hurry' is dropped by 'std::function<void ()>', so its result and exceptions are lost
}
