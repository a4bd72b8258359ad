// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s -- -std=c++20 \
// RUN:   | FileCheck --check-prefixes=ALWAYS,EAGER,ALLOWED %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task \
// RUN:   --option=async-unawaited-task.ReportEagerTasks=false %s -- -std=c++20 \
// RUN:   | FileCheck --check-prefixes=ALWAYS,ALLOWED --implicit-check-not='result and exceptions' %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task \
// RUN:   '--option=async-unawaited-task.AllowedFunctions=trace; audit::logger::write;audit::record' %s -- -std=c++20 \
// RUN:   | FileCheck --check-prefixes=ALWAYS,EAGER \
// RUN:     --implicit-check-not="'trace'" --implicit-check-not=audit %s


#include <coroutine>
#include <exception>

struct promiseBase {
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};
struct lazy {
  struct promise_type : promiseBase {
    lazy get_return_object();
    std::suspend_always initial_suspend() { return {}; }
  };
  std::suspend_always operator co_await();
};
struct eager {
  struct promise_type : promiseBase {
    eager get_return_object();
    std::suspend_never initial_suspend() { return {}; }
  };
  std::suspend_always operator co_await();
};

lazy work();
eager hurry();
lazy trace();
namespace audit {
inline namespace v1 {
struct logger {
  lazy write();
  lazy read();
};
template <class T> lazy record(T);
} // namespace v1
} // namespace audit

void drops(audit::logger &log) {
  work();
  // ALWAYS: :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs
  hurry();
  // EAGER: :[[@LINE-1]]:3: warning: task returned by 'hurry' is discarded, so its result and exceptions are lost
  auto h = hurry();
  // EAGER: :[[@LINE-1]]:8: warning: task 'h' is never awaited, so its result and exceptions are lost
  trace();
  // ALLOWED: :[[@LINE-1]]:3: warning: task returned by 'trace' is discarded
  auto t = trace();
  // ALLOWED: :[[@LINE-1]]:8: warning: task 't' is never awaited
  log.write();
  // ALLOWED: :[[@LINE-1]]:3: warning: task returned by 'audit::logger::write' is discarded
  audit::record(1);
  // ALLOWED: :[[@LINE-1]]:3: warning: task returned by 'audit::record' is discarded
}

