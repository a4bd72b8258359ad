// RUN: %async_tidy --quiet --format=concise --checks=-*,async-task-as-value %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-task-as-value leaves alone.

#include <rt/rt.hpp>

#include <algorithm>
#include <cassert>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

template <class T> struct job : rt::task<T> {
  job(rt::task<T> t);
  job(job &&) = default;
  explicit operator bool() const;
};
template <class T> struct loose : rt::task<T> {
  loose(rt::task<T> t);
  loose(loose &&) = default;
  operator T() const;
};

job<bool> ready();
loose<int> count(int n);

//===--- The result is used -----------------------------------------------===//

rt::task<int> awaited() {
  if (co_await ready())
    co_return 1;
  while (!co_await ready()) {
  }
  switch (co_await count(1)) {
  default:
    break;
  }
  co_return co_await count(1) + co_await count(2);
}

//===--- Is there a task? -------------------------------------------------===//

// As one asks an optional or a pointer.
rt::task<bool> named(job<bool> given) {
  auto t = ready();
  if (t)
    co_return co_await std::move(t);
  if (!given)
    co_return false;
  bool valid = given && true;
  co_return valid ? co_await std::move(given) : false;
}

struct worker {
  job<bool> current;
  bool isBusy() const { return current ? true : false; }
  job<bool> &last();
};
bool member(worker &w) { return w.current || w.last(); }

bool moved(job<bool> t) {
  if (job<bool> taken = std::move(t))
    return true;
  return false;
}

// Written out, it is meant.
rt::task<> explicitly() {
  bool valid = static_cast<bool>(ready());
  valid = bool(ready());
  assert(ready());
  valid = ready().valid();
  if (ready().operator bool())
    co_return;
}

//===--- The task goes elsewhere ------------------------------------------===//

void takes(loose<int> t);
void takesInt(int n);
rt::task<int> passed() {
  takes(count(1));
  takesInt(count(2));
  int n = count(3);
  co_return n;
}

// Operators of its own, which know what a task is.
template <class T> struct rich : rt::task<T> {
  rich(rt::task<T> t);
  bool operator==(const rich &) const;
  bool operator!() const;
  rich operator+(int) const;
  rt::task<> operator&&(const rich &) const;
};
template <class T> std::ostream &operator<<(std::ostream &, const rich<T> &);
rich<int> sum();
bool ownOperators(std::ostream &out) {
  out << sum();
  auto both = sum() && sum();
  return sum() == sum() || !sum() || !(sum() + 1);
}

//===--- No task ----------------------------------------------------------===//

std::optional<int> find();
struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int);
    void return_void();
    void unhandled_exception();
  };
  explicit operator bool();
  int operator()();
};
generator numbers();
int otherConversions() {
  if (find())
    return 1;
  while (numbers())
    return 2;
  return 0;
}

//===--- Not run, or the caller's -----------------------------------------===//

void unevaluated() {
  using type = decltype(count(1) + 1);
  static_assert(sizeof(count(1) == 1) == 1);
  if constexpr (false)
    (void)(count(1) == 1);
}

template <class F> bool callerDecides(F f) {
  if (f())
    return true;
  return false;
}
template <class T> bool comparesArgument(T t) { return t == 1; }
bool instantiates() {
  return callerDecides(ready) || callerDecides(find) ||
         comparesArgument(count(1));
}

template <class T> T produce();
template <class T> bool instancesDisagree() { return produce<T>() == 1; }
template bool instancesDisagree<loose<int>>();
template bool instancesDisagree<int>();

//===--- Algorithms -------------------------------------------------------===//

rt::task<int> transformed(std::vector<int> &values) {
  std::vector<loose<int>> tasks;
  std::transform(values.begin(), values.end(), std::back_inserter(tasks),
                 count);
  auto positive = std::any_of(values.begin(), values.end(),
                              [](int n) { return n > 0; });
  co_return positive;
}

/// It gives its result to whoever asks, awaiting or not.
template <class R> struct convertible {
  struct promise_type {
    convertible get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(R);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  R await_resume();
  operator R() &&;
};
convertible<bool> upload();
convertible<int> sizeOfUpload();
int uploads() {
  if (upload())
    return sizeOfUpload() + 1;
  return 0;
}
