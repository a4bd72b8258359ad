// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-repeated-await %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Tasks as libraries shape them: whether one can be awaited again is read from
// what its await does.

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

struct finalStep {
  bool await_ready() noexcept { return false; }
  template <class P>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<P> h) noexcept {
    return h.promise().continuation;
  }
  void await_resume() noexcept {}
};

template <class T> struct promiseOf {
  std::coroutine_handle<> continuation = std::noop_coroutine();
  std::optional<T> value;
  std::suspend_always initial_suspend() noexcept { return {}; }
  finalStep final_suspend() noexcept { return {}; }
  void return_value(T v) { value = std::move(v); }
  void unhandled_exception() { std::terminate(); }
};

//===--- Resumes what has ended -------------------------------------------===//
// await_ready() does not ask: the second await resumes a coroutine at its end.

struct naive {
  struct promise_type : promiseOf<int> {
    naive get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
    frame.promise().continuation = waiting;
    return frame;
  }
  int await_resume() { return *frame.promise().value; }
};
naive count();

naive naiveTwice() {
  auto t = count();
  int first = co_await t;
  co_return first + co_await t;
// CHECK:      :[[@LINE-1]]:30: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await runs its coroutine to the end; the next one resumes it all the same, without asking whether it is done
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

naive naiveInLoop(int n) {
  auto t = count();
  int sum = 0;
  for (int i = 0; i < n; ++i)
    sum += co_await t;
// CHECK:      :[[@LINE-1]]:21: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:21: note: the first turn runs its coroutine to the end; the next one resumes it all the same, without asking whether it is done
// CHECK-NEXT: :[[@LINE-4]]:21: note: make a new task in every turn, or await it before the loop
  co_return sum;
}

naive naiveMadeAgain(int n) {
  auto t = count();
  int sum = co_await t;
  t = count();
  for (int i = 0; i < n; ++i) {
    auto u = count();
    sum += co_await u;
  }
  co_return sum + co_await t;
}

// The same in an awaiter of its own, which resumes in place.
struct nested {
  struct promise_type : promiseOf<int> {
    nested get_return_object();
    void onEnd(std::coroutine_handle<> h) { continuation = h; }
  };
  explicit nested(std::coroutine_handle<promise_type> h) : frame(h) {}
  nested(nested &&other) : frame(std::exchange(other.frame, {})) {}
  ~nested() {
    if (frame)
      frame.destroy();
  }
  struct awaiter {
    std::coroutine_handle<promise_type> frame;
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> h) {
      frame.promise().onEnd(h);
      frame.resume();
    }
    int await_resume() { return *frame.promise().value; }
  };
  awaiter operator co_await() { return {frame}; }
  std::coroutine_handle<promise_type> frame;
};
nested start();

nested nestedTwice() {
  auto t = start();
  int first = co_await t;
  co_return first + co_await t;
// CHECK:      :[[@LINE-1]]:30: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await runs its coroutine to the end; the next one resumes it all the same, without asking whether it is done
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

//===--- Asks, and can be awaited again -----------------------------------===//

struct asks {
  struct promise_type : promiseOf<int> {
    asks get_return_object();
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return !frame || frame.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
    frame.promise().continuation = waiting;
    return frame;
  }
  int &await_resume() { return *frame.promise().value; }
};
asks load();

asks asksTwice() {
  auto t = load();
  int first = co_await t;
  co_return first + co_await t;
}

struct asksLater {
  struct promise_type : promiseOf<int> {
    asksLater get_return_object();
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> waiting) {
    if (frame.done())
      return false;
    frame.promise().continuation = waiting;
    frame.resume();
    return true;
  }
  int await_resume() { return *frame.promise().value; }
};
asksLater loadLater();

asksLater asksLaterTwice() {
  auto t = loadLater();
  int first = co_await t;
  co_return first + co_await t;
}

//===--- Gives a value each time ------------------------------------------===//

struct stream {
  struct promise_type : promiseOf<int> {
    stream get_return_object();
    std::suspend_always yield_value(int);
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
    frame.promise().continuation = waiting;
    return frame;
  }
  int await_resume() { return *frame.promise().value; }
};
stream numbers();

stream streamTwice() {
  auto t = numbers();
  int first = co_await t;
  co_return first + co_await t;
}

// One step of it, as often as you like: it does not know who waits.
struct stepped {
  struct promise_type : promiseOf<int> {
    stepped get_return_object();
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) {
    frame.resume();
    return false;
  }
  int await_resume() { return 0; }
};
stepped steps();

stepped stepsTwice() {
  auto t = steps();
  co_await t;
  co_return co_await t;
}

//===--- Destroys the coroutine -------------------------------------------===//

struct once {
  struct promise_type : promiseOf<int> {
    once get_return_object();
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return frame.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
    frame.promise().continuation = waiting;
    return frame;
  }
  int await_resume() {
    int result = *frame.promise().value;
    frame.destroy();
    return result;
  }
};
once read();

once onceTwice() {
  auto t = read();
  int first = co_await t;
  co_return first + co_await t;
// CHECK:      :[[@LINE-1]]:30: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await destroys its coroutine
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

//===--- Moves the result out ---------------------------------------------===//

template <class T> struct mover {
  struct promise_type : promiseOf<T> {
    mover get_return_object();
  };
  std::coroutine_handle<promise_type> frame;

  bool await_ready() const noexcept { return frame.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
    frame.promise().continuation = waiting;
    return frame;
  }
  T await_resume() { return std::move(*frame.promise().value); }
};
mover<std::string> title();
mover<int> pages();

mover<std::string> titleTwice() {
  auto t = title();
  std::string first = co_await t;
  co_return first + co_await t;
// CHECK:      :[[@LINE-1]]:30: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:32: note: this await moves its result out, and leaves an empty one
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

// A moved int is the same int.
mover<int> pagesTwice() {
  auto t = pages();
  int first = co_await t;
  co_return first + co_await t;
}

//===--- Shared by its copies ---------------------------------------------===//

struct sharedTask {
  struct promise_type : promiseOf<int> {
    sharedTask get_return_object();
  };
  sharedTask(const sharedTask &);
  sharedTask(sharedTask &&);
  ~sharedTask();
  std::suspend_always operator co_await() const;
};
sharedTask common();

sharedTask commonTwice() {
  auto t = common();
  co_await t;
  co_await std::move(t);
  co_await t;
  co_return 1;
}

//===--- Only as an rvalue, and as both -----------------------------------===//

struct both {
  struct promise_type : promiseOf<int> {
    both get_return_object();
  };
  both(both &&other) : frame(std::exchange(other.frame, {})) {}
  ~both();
  struct borrowing {
    std::coroutine_handle<promise_type> frame;
    bool await_ready() { return frame.done(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
      frame.promise().continuation = h;
      return frame;
    }
    int &await_resume() { return *frame.promise().value; }
  };
  struct owning;
  borrowing operator co_await() & { return {frame}; }
  owning operator co_await() &&;
  std::coroutine_handle<promise_type> frame;
};
struct both::owning {
  both task;
  bool await_ready() { return task.frame.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
    task.frame.promise().continuation = h;
    return task.frame;
  }
  int await_resume() { return *task.frame.promise().value; }
};
both open();

both lvalueThenRvalue() {
  auto t = open();
  int sum = co_await t;
  sum += co_await t;
  co_return sum + co_await std::move(t);
}

both rvalueThenLvalue() {
  auto t = open();
  int sum = co_await std::move(t);
  co_return sum + co_await t;
// CHECK:      :[[@LINE-1]]:28: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:32: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:28: note: keep the result of the first await, or make a second task
}

//===--- Taken by the promise ---------------------------------------------===//

struct transformed {
  struct promise_type : promiseOf<int> {
    transformed get_return_object();
    std::suspend_always await_transform(transformed &&t);
    std::suspend_always await_transform(transformed &t);
  };
  transformed(transformed &&);
  ~transformed();
};
transformed listen();

transformed byRvalueTwice() {
  auto t = listen();
  co_await std::move(t);
  co_await std::move(t);
// CHECK:      :[[@LINE-1]]:22: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:22: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:22: note: keep the result of the first await, or make a second task
  co_return 0;
}

transformed byReferenceTwice() {
  auto t = listen();
  co_await t;
  co_await t;
  co_return 0;
}
