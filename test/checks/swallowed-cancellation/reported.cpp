// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-swallowed-cancellation %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-swallowed-cancellation reports.

#include <rt/rt.hpp>

#include <cstdio>
#include <exception>
#include <stop_token>

rt::task<> step();
rt::task<int> load();
void log(const char *text);

rt::task<> retryLoop() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'retryLoop' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      log("again");
    }
  }
}

rt::task<> retryLoopWithACondition(std::stop_token stop, bool &more) {
  while (more)
    try {
      co_await rt::checkpoint(stop);
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'retryLoopWithACondition' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
    }
}

rt::task<> goesOnAfterwards() {
  try {
    co_await step();
  } catch (...) {
// CHECK:      :[[@LINE-1]]:5: warning: handler swallows 'rt::cancelled', so coroutine 'goesOnAfterwards' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:5: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:5: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:5-[[@LINE-4]]:5}: fix-it: "catch (const rt::cancelled &) { throw; } "
    log("failed");
  }
  co_await step();
}

rt::task<> goesOnInAnEnclosingBlock(bool b) {
  if (b) {
    try {
      co_await step();
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'goesOnInAnEnclosingBlock' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      log("failed");
    }
  }
  co_await step();
}

rt::task<> inRangeFor() {
  for (int i : {1, 2, 3}) {
    try {
      std::printf("%d %d\n", i, co_await load());
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'inRangeFor' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:33: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      std::puts("failed");
    }
  }
}

rt::task<> otherHandlersBefore() {
  for (;;) {
    try {
      co_await step();
    } catch (const std::runtime_error &e) {
      log(e.what());
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'otherHandlersBefore' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-5]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      log("failed");
    }
  }
}

rt::task<> innerTryLetsItThrough() {
  for (;;) {
    try {
      try {
        co_await step();
      } catch (const std::bad_alloc &) {
        log("no memory");
      }
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'innerTryLetsItThrough' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-6]]:9: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      log("failed");
    }
  }
}

rt::task<> namedAndEmpty(std::stop_token stop) {
  try {
    co_await rt::checkpoint(stop);
  } catch (const rt::cancelled &) {
// CHECK:      :[[@LINE-1]]:5: warning: handler swallows 'rt::cancelled', so coroutine 'namedAndEmpty' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:5: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:5: note: rethrow it, or leave with 'co_return'
  }
  co_await step();
}

rt::task<> baseAndEmpty() {
  for (;;) {
    try {
      co_await step();
    } catch (const std::exception &) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'baseAndEmpty' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: rethrow it, or leave with 'co_return'
    }
  }
}

int lambda() {
  auto worker = []() -> rt::task<> {
    for (;;) {
      try {
        co_await step();
      } catch (...) {
// CHECK:      :[[@LINE-1]]:9: warning: handler swallows 'rt::cancelled', so this coroutine lambda goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:9: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:9: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:9-[[@LINE-4]]:9}: fix-it: "catch (const rt::cancelled &) { throw; } "
        log("again");
      }
    }
  };
  rt::block_on(worker());
  return 0;
}

struct client {
  int failures = 0;
  rt::task<> run() {
    for (;;) {
      try {
        co_await step();
      } catch (...) {
// CHECK:      :[[@LINE-1]]:9: warning: handler swallows 'rt::cancelled', so coroutine 'run' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:9: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:9: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:9-[[@LINE-4]]:9}: fix-it: "catch (const rt::cancelled &) { throw; } "
        ++failures;
      }
    }
  }
};

template <class T> rt::task<> inTemplate(T value) {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'inTemplate' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      std::printf("%d\n", static_cast<int>(value));
    }
  }
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(long);

#define IGNORE_ERRORS(STATEMENT)                                               \
  try {                                                                        \
    STATEMENT;                                                                 \
  } catch (...) {                                                              \
  }
rt::task<> inMacro() {
  IGNORE_ERRORS(co_await step())
// CHECK:      :[[@LINE-1]]:3: warning: handler swallows 'rt::cancelled', so coroutine 'inMacro' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-2]]:3: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:3: note: catch 'rt::cancelled' before it, and rethrow it
  IGNORE_ERRORS(co_await step())
}

// The queue that the loop asks is not what the request to stop comes by.
struct queue {
  bool empty() const;
  rt::task<int> next(std::stop_token stop);
};
rt::task<> asksForMore(queue &work, std::stop_token stop) {
  while (!work.empty())
    try {
      co_await work.next(stop);
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'asksForMore' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
    }
}
