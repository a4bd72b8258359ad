// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-return-task-in-try %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-return-task-in-try reports, in plain functions that return a task.

#include <rt/rt.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<int> fallback();
void log(const char *text) noexcept;

//===--- The handlers of a try --------------------------------------------===//

rt::task<int> unseenLazyTask() {
  try {
    return fetch(1);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+5]]:5: note: this handler is gone when function 'unseenLazyTask' returns
// CHECK-NEXT: :[[@LINE-11]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'unseenLazyTask' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:5-[[@LINE-5]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+4]]:3-[[@LINE+4]]:9}: fix-it: "co_return co_await"
  } catch (...) {
    log("failed");
  }
  return fallback();
}

rt::task<int> seen(int n) { co_return co_await fetch(n); }

rt::task<int> handlerReturns() {
  try {
    return seen(1);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'seen' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+3]]:5: note: this handler is gone when function 'handlerReturns' returns
// CHECK-NEXT: :[[@LINE-7]]:15: note: 'seen' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'handlerReturns' a coroutine: 'co_return co_await' runs the task inside the 'try'
  } catch (const std::exception &) {
    return fallback();
  }
}

rt::task<int> handlerLogsAndRethrows() {
  try {
    return fetch(1);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+4]]:5: note: this handler is gone when function 'handlerLogsAndRethrows' returns
// CHECK-NEXT: :[[@LINE-40]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'handlerLogsAndRethrows' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:5-[[@LINE-5]]:11}: fix-it: "co_return co_await"
  } catch (...) {
    log("failed");
    throw;
  }
}

rt::task<int> functionTryBlock() try {
  return fetch(1);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+3]]:3: note: this handler is gone when function 'functionTryBlock' returns
// CHECK-NEXT: :[[@LINE-53]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: make function 'functionTryBlock' a coroutine: 'co_return co_await' runs the task inside the 'try'
} catch (...) {
  return fallback();
}

rt::task<int> nestedTry(bool b) {
  try {
    if (b) {
      try {
        return fetch(1);
// CHECK:      :[[@LINE-1]]:16: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+5]]:9: note: this handler is gone when function 'nestedTry' returns
// CHECK-NEXT: :[[@LINE-66]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:9: note: make function 'nestedTry' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:9-[[@LINE-5]]:15}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+7]]:3-[[@LINE+7]]:9}: fix-it: "co_return co_await"
      } catch (const std::runtime_error &) {
      }
    }
  } catch (...) {
    throw;
  }
  return fallback();
}

rt::task<int> bothArms(bool b) {
  try {
    return b ? fetch(1) : fetch(2);
// CHECK:      :[[@LINE-1]]:16: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+7]]:5: note: this handler is gone when function 'bothArms' returns
// CHECK-NEXT: :[[@LINE-84]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'bothArms' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK:      :[[@LINE-5]]:27: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+3]]:5: note: this handler is gone when function 'bothArms' returns
// CHECK-NEXT: :[[@LINE-88]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-8]]:5: note: make function 'bothArms' a coroutine: 'co_return co_await' runs the task inside the 'try'
  } catch (...) {
  }
  return fallback();
}

rt::task<int> throughALocal() {
  try {
    auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:14: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+4]]:5: note: this handler is gone when function 'throughALocal' returns
// CHECK-NEXT: :[[@LINE-100]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:5: note: make function 'throughALocal' a coroutine: 'co_return co_await' runs the task inside the 'try'
    return t;
  } catch (...) {
  }
  return fallback();
}

rt::task<int> nothingElseThrows(std::string name) {
  try {
    log("fetching");
    std::string copy = name;
    return fetch(static_cast<int>(copy.size()));
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+5]]:5: note: this handler is gone when function 'nothingElseThrows' returns
// CHECK-NEXT: :[[@LINE-115]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'nothingElseThrows' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:5-[[@LINE-5]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+3]]:3-[[@LINE+3]]:9}: fix-it: "co_return co_await"
  } catch (...) {
  }
  return fallback();
}

int inLambda() {
  auto run = [](int n) -> rt::task<int> {
    try {
      return fetch(n);
// CHECK:      :[[@LINE-1]]:14: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+5]]:7: note: this handler is gone when this lambda returns
// CHECK-NEXT: :[[@LINE-130]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:7: note: make this lambda a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:7-[[@LINE-5]]:13}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:11}: fix-it: "co_return co_await"
    } catch (...) {
    }
    return fallback();
  };
  return rt::block_on(run(1));
}

//===--- A lock -----------------------------------------------------------===//

struct account {
  std::mutex mutex;
  rt::mutex async_mutex;
  rt::task<> update(int n);
  rt::task<int> total() const;

  rt::task<> lockGuard(int n) {
    std::lock_guard<std::mutex> guard(mutex);
    return update(n);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'account::update' runs after 'guard' is released [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:33: note: 'guard' is released when function 'lockGuard' returns
// CHECK-NEXT: :[[@LINE-8]]:14: note: 'account::update' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: take the lock in the coroutine that needs it, which may hold it until it ends
  }
  rt::task<> deducedArguments(int n) {
    std::scoped_lock guard(mutex);
    return update(n);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'account::update' runs after 'guard' is released [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:22: note: 'guard' is released when function 'deducedArguments' returns
// CHECK-NEXT: :[[@LINE-16]]:14: note: 'account::update' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: take the lock in the coroutine that needs it, which may hold it until it ends
  }
  rt::task<> twoLocks(std::mutex &other, int n) {
    std::unique_lock first(mutex);
    std::unique_lock second(other);
    return update(n);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'account::update' runs after 'first' is released [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-4]]:22: note: 'first' is released when function 'twoLocks' returns
// CHECK-NEXT: :[[@LINE-25]]:14: note: 'account::update' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: take the lock in the coroutine that needs it, which may hold it until it ends
  }
  rt::task<> inABlock(int n) {
    {
      std::lock_guard guard(mutex);
      return update(n);
// CHECK:      :[[@LINE-1]]:14: warning: task returned by 'account::update' runs after 'guard' is released [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:23: note: 'guard' is released when function 'inABlock' returns
// CHECK-NEXT: :[[@LINE-34]]:14: note: 'account::update' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:7: note: take the lock in the coroutine that needs it, which may hold it until it ends
    }
  }
};

//===--- A borrowed local -------------------------------------------------===//

rt::task<> send(const std::string &text);
rt::task<> print(std::string_view text);
rt::task<> sum(std::span<const int> numbers);
rt::task<> write(const char *data);
rt::task<> fill(int *out);
rt::task<> count(std::vector<int>::iterator first);

rt::task<> referenceParameter() {
  std::string text = "hello";
  return send(text);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'send' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'referenceParameter' returns
// CHECK-NEXT: :[[@LINE-3]]:15: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-13]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'referenceParameter' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> parameterByValue(std::string text) { return send(text); }
// CHECK:      :[[@LINE-1]]:56: warning: task returned by 'send' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-2]]:41: note: 'text' is destroyed when function 'parameterByValue' returns
// CHECK-NEXT: :[[@LINE-3]]:61: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-22]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:49: note: make function 'parameterByValue' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:49-[[@LINE-6]]:55}: fix-it: "co_return co_await"

rt::task<> view() {
  std::string text = "hello";
  return print(text);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'print' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'view' returns
// CHECK-NEXT: :[[@LINE-3]]:16: note: the task keeps a view of 'text'
// CHECK-NEXT: :[[@LINE-31]]:12: note: 'print' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'view' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> viewMadeByName() {
  std::string text = "hello";
  return print(std::string_view(text));
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'print' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'viewMadeByName' returns
// CHECK-NEXT: :[[@LINE-3]]:16: note: the task keeps a view of 'text'
// CHECK-NEXT: :[[@LINE-42]]:12: note: 'print' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'viewMadeByName' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> span() {
  std::vector<int> numbers{1, 2, 3};
  return sum(numbers);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'sum' borrows 'numbers', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'numbers' is destroyed when function 'span' returns
// CHECK-NEXT: :[[@LINE-3]]:14: note: the task keeps a view of 'numbers'
// CHECK-NEXT: :[[@LINE-52]]:12: note: 'sum' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'span' a coroutine: 'co_return co_await' keeps 'numbers' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> pointerToText() {
  std::string text = "hello";
  return write(text.c_str());
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'write' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'pointerToText' returns
// CHECK-NEXT: :[[@LINE-3]]:16: note: the task keeps a view of 'text'
// CHECK-NEXT: :[[@LINE-62]]:12: note: 'write' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'pointerToText' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> buffer() {
  char data[16] = "hello";
  return write(data);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'write' borrows 'data', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:8: note: 'data' is destroyed when function 'buffer' returns
// CHECK-NEXT: :[[@LINE-3]]:16: note: the task keeps a view of 'data'
// CHECK-NEXT: :[[@LINE-73]]:12: note: 'write' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'buffer' a coroutine: 'co_return co_await' keeps 'data' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> address() {
  int n = 0;
  return fill(&n);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'fill' borrows 'n', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:7: note: 'n' is destroyed when function 'address' returns
// CHECK-NEXT: :[[@LINE-3]]:15: note: the task keeps the address of 'n'
// CHECK-NEXT: :[[@LINE-83]]:12: note: 'fill' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'address' a coroutine: 'co_return co_await' keeps 'n' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> iterator() {
  std::vector<int> numbers{1, 2, 3};
  auto first = numbers.begin();
  return count(first);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'count' borrows 'numbers', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-4]]:20: note: 'numbers' is destroyed when function 'iterator' returns
// CHECK-NEXT: :[[@LINE-3]]:16: note: the task keeps an iterator into 'numbers'
// CHECK-NEXT: :[[@LINE-94]]:12: note: 'count' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'iterator' a coroutine: 'co_return co_await' keeps 'numbers' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> partOfALocal() {
  std::pair<std::string, int> both{"hello", 1};
  return send(both.first);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'send' borrows 'both', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'both' is destroyed when function 'partOfALocal' returns
// CHECK-NEXT: :[[@LINE-3]]:15: note: the task keeps a reference to 'both'
// CHECK-NEXT: :[[@LINE-110]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'partOfALocal' a coroutine: 'co_return co_await' keeps 'both' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

struct session {
  std::string name;
  rt::task<> run();
  rt::task<int> seen() { co_return static_cast<int>(name.size()); }
};

rt::task<> objectOfUnseenMember() {
  session s{"a"};
  return s.run();
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'session::run' borrows 's', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:11: note: 's' is destroyed when function 'objectOfUnseenMember' returns
// CHECK-NEXT: :[[@LINE-3]]:10: note: the task keeps a pointer to 's'
// CHECK-NEXT: :[[@LINE-10]]:14: note: 'session::run' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'objectOfUnseenMember' a coroutine: 'co_return co_await' keeps 's' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<int> objectOfSeenMember() {
  session s{"a"};
  return s.seen();
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'session::seen' borrows 's', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:11: note: 's' is destroyed when function 'objectOfSeenMember' returns
// CHECK-NEXT: :[[@LINE-3]]:10: note: the task keeps a pointer to 's'
// CHECK-NEXT: :[[@LINE-20]]:17: note: 'session::seen' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'objectOfSeenMember' a coroutine: 'co_return co_await' keeps 's' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<int> objectOwnedByALocal() {
  auto s = std::make_unique<session>();
  return s->seen();
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'session::seen' borrows 's', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:8: note: 's' is destroyed when function 'objectOwnedByALocal' returns
// CHECK-NEXT: :[[@LINE-3]]:10: note: the task keeps a pointer to 's'
// CHECK-NEXT: :[[@LINE-31]]:17: note: 'session::seen' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'objectOwnedByALocal' a coroutine: 'co_return co_await' keeps 's' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<int> captureOfCalledLambda() {
  int n = 1;
  return [&n]() -> rt::task<int> { co_return n; }();
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda borrows 'n', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:7: note: 'n' is destroyed when function 'captureOfCalledLambda' returns
// CHECK-NEXT: :[[@LINE-3]]:12: note: the task keeps a reference to 'n'
// CHECK-NEXT: :[[@LINE-4]]:10: note: this lambda returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'captureOfCalledLambda' a coroutine: 'co_return co_await' keeps 'n' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<> argumentOfCombinator() {
  std::string text = "hello";
  auto both = [](rt::task<> a, rt::task<> b) -> rt::task<> {
    co_await std::move(a);
    co_await std::move(b);
  };
  return both(send(text), send("literal"));
// CHECK:      :[[@LINE-1]]:10: warning: task returned by this lambda borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-7]]:15: note: 'text' is destroyed when function 'argumentOfCombinator' returns
// CHECK-NEXT: :[[@LINE-3]]:20: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-8]]:15: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'argumentOfCombinator' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

rt::task<int> lengthOf(const std::string &text) {
  co_return static_cast<int>(text.size());
}

rt::task<int> borrowsInATry() {
  std::string text = "hello";
  try {
    return lengthOf(text);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'lengthOf' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'text' is destroyed when function 'borrowsInATry' returns
// CHECK-NEXT: :[[@LINE-3]]:21: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-11]]:15: note: 'lengthOf' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:5: note: make function 'borrowsInATry' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:5-[[@LINE-6]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+3]]:3-[[@LINE+3]]:9}: fix-it: "co_return co_await"
  } catch (...) {
  }
  return fallback();
}

//===--- Templates, macros ------------------------------------------------===//

template <class T> rt::task<int> inTemplate(T value) {
  try {
    return fetch(static_cast<int>(value));
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+3]]:5: note: this handler is gone when function 'inTemplate' returns
// CHECK-NEXT: :[[@LINE-395]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'inTemplate' a coroutine: 'co_return co_await' runs the task inside the 'try'
  } catch (...) {
  }
  return fallback();
}
template rt::task<int> inTemplate(int);
template rt::task<int> inTemplate(long);

#define RETURN_OR(CALL, OTHER)                                                 \
  try {                                                                        \
    return CALL;                                                               \
  } catch (...) {                                                              \
    return OTHER;                                                              \
  }
rt::task<int> inMacro() { RETURN_OR(fetch(1), fallback()) }
// CHECK:      :[[@LINE-1]]:27: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-2]]:27: note: this handler is gone when function 'inMacro' returns
// CHECK-NEXT: :[[@LINE-413]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:27: note: make function 'inMacro' a coroutine: 'co_return co_await' runs the task inside the 'try'

//===--- An eager task ----------------------------------------------------===//

struct eager {
  struct promise_type {
    eager get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception() noexcept;
    void return_value(int n) noexcept;
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> h) noexcept;
  int await_resume() const;
};

eager started(const std::string &text) {
  int n = co_await fetch(1);
  co_return n + static_cast<int>(text.size());
}

eager eagerCoroutineInTry(const std::string &text) {
  try {
    return started(text);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'started' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+4]]:5: note: this handler is gone when function 'eagerCoroutineInTry' returns
// CHECK-NEXT: :[[@LINE-10]]:7: note: 'started' is a coroutine: its task keeps what it throws
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'eagerCoroutineInTry' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:5-[[@LINE-5]]:11}: fix-it: "co_return co_await"
  } catch (...) {
    throw std::runtime_error("not started");
  }
}

eager eagerCoroutineBorrows() {
  std::string text = "hello";
  return started(text);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'started' borrows 'text', which is gone before it ends [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'eagerCoroutineBorrows' returns
// CHECK-NEXT: :[[@LINE-3]]:18: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-24]]:7: note: 'started' is a coroutine that goes on after its first suspension
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'eagerCoroutineBorrows' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

std::mutex mutex;
eager eagerCoroutineUnderLock(const std::string &text) {
  std::lock_guard guard(mutex);
  return started(text);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'started' goes on after 'guard' is released [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:19: note: 'guard' is released when function 'eagerCoroutineUnderLock' returns
// CHECK-NEXT: :[[@LINE-35]]:7: note: 'started' is a coroutine that goes on after its first suspension
// CHECK-NEXT: :[[@LINE-4]]:3: note: take the lock in the coroutine that needs it, which may hold it until it ends
}
