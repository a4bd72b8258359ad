// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-ignored-await-result %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-ignored-await-result reports: awaits as statements whose result
// says whether the work succeeded.

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <system_error>

struct [[nodiscard]] status {
  bool ok;
};
enum class [[nodiscard("the queue may be full")]] verdict { sent, full };
template <class T> class [[nodiscard]] result {
public:
  T value() const;
};

rt::task<status> send(int n);
rt::task<verdict> push(int n);
rt::task<result<int>> fetch(int n);
rt::task<std::error_code> flush();

//===--- The type of the result says so -----------------------------------===//

rt::task<> nodiscardClass() {
  co_await send(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

rt::task<> nodiscardEnumWithReason() {
  co_await push(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'push', of type 'verdict', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'verdict' is declared 'nodiscard': the queue may be full
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

rt::task<> nodiscardTemplate() {
  co_await fetch(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'fetch', of type 'result<int>', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'result' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

struct derivedCode : std::error_code {};
rt::task<derivedCode> special();
rt::task<> modelledType() {
  co_await flush();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'flush', of type 'std::error_code', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await special();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'special', of type 'derivedCode', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::error_code' says whether it failed
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

rt::task<> namedTask() {
  auto sending = send(1);
  co_await std::move(sending);
// CHECK:      :[[@LINE-1]]:3: warning: result of this 'co_await', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

//===--- Where it is ignored ----------------------------------------------===//

rt::task<> places(bool ok) {
  if (ok)
    co_await send(1);
// CHECK:      :[[@LINE-1]]:5: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:5: note: use it, or cast it to void to ignore it on purpose
  else
    co_await send(2);
// CHECK:      :[[@LINE-1]]:5: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:5: note: use it, or cast it to void to ignore it on purpose
  for (; ok; co_await send(3)) {
// CHECK:      :[[@LINE-1]]:14: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:14: note: use it, or cast it to void to ignore it on purpose
  }
  (co_await send(4));
// CHECK:      :[[@LINE-1]]:4: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:4: note: use it, or cast it to void to ignore it on purpose
  ok = (co_await send(5), false);
// CHECK:      :[[@LINE-1]]:9: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:9: note: use it, or cast it to void to ignore it on purpose
  ok ? co_await send(6) : co_await send(7);
// CHECK:      :[[@LINE-1]]:8: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:8: note: use it, or cast it to void to ignore it on purpose
// CHECK:      :[[@LINE-4]]:27: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-6]]:27: note: use it, or cast it to void to ignore it on purpose
  switch (1) {
  case 1:
    co_await send(8);
// CHECK:      :[[@LINE-1]]:5: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:5: note: use it, or cast it to void to ignore it on purpose
  }
}

rt::task<> inHandler() {
  try {
    co_await send(1);
// CHECK:      :[[@LINE-1]]:5: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:5: note: use it, or cast it to void to ignore it on purpose
  } catch (...) {
  }
}

void inLambda() {
  auto work = []() -> rt::task<> { co_await send(1); };
// CHECK:      :[[@LINE-1]]:36: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:36: note: use it, or cast it to void to ignore it on purpose
  rt::block_on(work());
}

struct connection {
  rt::task<status> write(int n);
  rt::task<> close() { co_await write(0); }
// CHECK:      :[[@LINE-1]]:24: warning: result of awaiting 'connection::write', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:24: note: use it, or cast it to void to ignore it on purpose
};
rt::task<> member(connection &c) {
  co_await c.write(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'connection::write', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

template <class T> rt::task<> inTemplate(T n) {
  co_await send(n);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(short);

#define SEND(N) co_await send(N)
rt::task<> inMacro() {
  SEND(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'send', of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

rt::task<> lambdaCalledAtOnce() {
  co_await [](int n) -> rt::task<status> { co_return co_await send(n); }(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting this lambda, of type 'status', is ignored [async-ignored-await-result]
// CHECK-NEXT: : note: 'status' is declared 'nodiscard'
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

//===--- The awaiter says so ----------------------------------------------===//

struct readiness {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  [[nodiscard("it may have timed out")]] bool await_resume();
};
readiness ready();
rt::task<> nodiscardResume() {
  co_await ready();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'ready', of type 'bool', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-6]]:47: note: 'readiness::await_resume' is declared 'nodiscard': it may have timed out
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await readiness{};
// CHECK:      :[[@LINE-1]]:3: warning: result of this 'co_await', of type 'bool', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-10]]:47: note: 'readiness::await_resume' is declared 'nodiscard': it may have timed out
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}

//===--- The function says so, and its task does by itself ----------------===//

template <class T> class [[nodiscard]] work {
public:
  struct promise_type {
    work get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() { std::terminate(); }
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
[[nodiscard]] work<bool> tryLock();
[[nodiscard("says how many were written")]] work<int> writeSome();
rt::task<> nodiscardFunction() {
  co_await tryLock();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'tryLock', of type 'bool', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-5]]:26: note: 'tryLock' is declared 'nodiscard', as is its task, so the result is meant
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
  co_await writeSome();
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'writeSome', of type 'int', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-8]]:55: note: 'writeSome' is declared 'nodiscard', as is its task, so the result is meant: says how many were written
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}
// Of this class only what has a result has the word.
struct queue {
  [[nodiscard]] work<bool> push(int value);
  work<void> close();
  [[nodiscard]] int size() const;
};
rt::task<> nodiscardMember(queue &q) {
  co_await q.push(1);
// CHECK:      :[[@LINE-1]]:3: warning: result of awaiting 'queue::push', of type 'bool', is ignored [async-ignored-await-result]
// CHECK-NEXT: :[[@LINE-7]]:28: note: 'queue::push' is declared 'nodiscard', as is its task, so the result is meant
// CHECK-NEXT: :[[@LINE-3]]:3: note: use it, or cast it to void to ignore it on purpose
}
