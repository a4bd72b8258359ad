// RUN: %async_tidy --quiet --format=concise --checks=-*,async-handle-misuse %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Awaiters that use themselves when their coroutine may have gone on.

#include <rt/rt.hpp>

#include <atomic>
#include <coroutine>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

void log(int);

struct awaiter {
  bool await_ready() const noexcept { return false; }
  void await_resume() const noexcept {}
};

//===--- Reported ---------------------------------------------------------===//

struct resumesAndCounts : awaiter {
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    h.resume();
    ++count_;
// CHECK:      :[[@LINE-1]]:7: warning: the awaiter uses 'count_' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:7: note: do this before, or with a copy in a local variable
  }
};

struct callsAndReads : awaiter {
  int count_ = 0;
  int await_suspend_count() { return count_; }
  void await_suspend(std::coroutine_handle<> h) {
    h();
    log(this->count_);
// CHECK:      :[[@LINE-1]]:9: warning: the awaiter uses 'count_' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:9: note: do this before, or with a copy in a local variable
  }
};

struct resumesACopy : awaiter {
  bool resumed_ = false;
  bool await_suspend(std::coroutine_handle<> h) {
    auto copy = h;
    copy.resume();
    resumed_ = true;
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'resumed_' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
    return true;
  }
};

struct callsMember : awaiter {
  void done();
  void await_suspend(std::coroutine_handle<> h) {
    h.resume();
    done();
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter calls 'done' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
};

struct passesItself : awaiter {
  static void finished(passesItself *);
  void await_suspend(std::coroutine_handle<> h) {
    h.resume();
    finished(this);
// CHECK:      :[[@LINE-1]]:14: warning: the awaiter uses 'this' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:14: note: do this before, or with a copy in a local variable
  }
};

struct returnsAMember : awaiter {
  bool suspend_ = true;
  bool await_suspend(std::coroutine_handle<> h) {
    std::thread([h] { h.resume(); }).detach();
    return suspend_;
// CHECK:      :[[@LINE-1]]:12: warning: the awaiter uses 'suspend_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:12: note: do this before, or with a copy in a local variable
  }
};

struct writesAfterThread : awaiter {
  bool started_ = false;
  void await_suspend(std::coroutine_handle<> h) {
    std::thread([h] { h.resume(); }).detach();
    started_ = true;
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'started_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
};

struct keepsTheThread : awaiter {
  std::thread thread_;
  void await_suspend(std::coroutine_handle<> h) {
    thread_ = std::thread([h] { h.resume(); });
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'thread_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-2]]:15: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
};

struct handleInAMember : awaiter {
  std::coroutine_handle<> waiting_;
  int tries_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    waiting_ = h;
    std::thread([this] { waiting_.resume(); }).detach();
    ++tries_;
// CHECK:      :[[@LINE-1]]:7: warning: the awaiter uses 'tries_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:7: note: do this before, or with a copy in a local variable
  }
};

struct onOnePath : awaiter {
  bool elsewhere_;
  int tries_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    if (elsewhere_)
      std::thread(h).detach();
    else
      log(1);
    ++tries_;
// CHECK:      :[[@LINE-1]]:7: warning: the awaiter uses 'tries_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-5]]:7: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:7: note: do this before, or with a copy in a local variable
  }
};

struct inALoop : awaiter {
  int left_ = 3;
  void await_suspend(std::coroutine_handle<> h) {
    while (left_ > 0)
// CHECK:      :[[@LINE-1]]:12: warning: the awaiter uses 'left_' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE+2]]:7: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:12: note: do this before, or with a copy in a local variable
      h.resume();
  }
};

struct destroysItself : awaiter {
  std::function<void()> after_;
  void await_suspend(std::coroutine_handle<> h) noexcept {
    h.destroy();
    after_();
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'after_' when it is gone: its coroutine was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine is destroyed here, and the awaiter with it
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
};

template <class T> struct ofAnyCoroutine : awaiter {
  T value_{};
  template <class P> void await_suspend(std::coroutine_handle<P> h) {
    h.resume();
    value_ = T();
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'value_' when it may be gone: its coroutine was resumed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine goes on here, and ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
};
template void
ofAnyCoroutine<int>::await_suspend(std::coroutine_handle<> h);

//===--- Silent -----------------------------------------------------------===//

struct resumesLast : awaiter {
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    ++count_;
    h.resume();
  }
};

struct copiesFirst : awaiter {
  std::function<void()> after_;
  void await_suspend(std::coroutine_handle<> h) {
    auto after = std::move(after_);
    std::thread([h] { h.resume(); }).detach();
    after();
  }
};

struct onOtherPath : awaiter {
  bool elsewhere_;
  int tries_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    if (elsewhere_) {
      std::thread(h).detach();
      return;
    }
    ++tries_;
  }
};

struct storesIt : awaiter {
  std::coroutine_handle<> waiting_;
  bool stored_ = false;
  void await_suspend(std::coroutine_handle<> h) {
    waiting_ = h;
    stored_ = true;
  }
};

struct storesUnderALock : awaiter {
  std::mutex &mutex_;
  std::deque<std::coroutine_handle<>> &queue_;
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    std::lock_guard lock(mutex_);
    queue_.push_back(h);
    ++count_;
  }
};

struct posts : awaiter {
  rt::executor &executor_;
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    executor_.post(h);
    ++count_; // whether the executor has other threads is not known
  }
};

struct resumesAnother : awaiter {
  std::coroutine_handle<> other_;
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    other_.resume();
    ++count_;
    h.resume();
  }
};

struct resumesLater : awaiter {
  std::function<void()> resume_;
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    resume_ = [h] { h.resume(); };
    ++count_;
  }
};

struct usesAStatic : awaiter {
  static inline std::atomic<int> count = 0;
  static void finished();
  void await_suspend(std::coroutine_handle<> h) {
    h.resume();
    ++count;
    finished();
  }
};

struct usesLocals : awaiter {
  int &counter_;
  void await_suspend(std::coroutine_handle<> h) {
    int &counter = counter_;
    h.resume();
    ++counter;
  }
};

struct joinsThere : awaiter {
  int count_ = 0;
  void await_suspend(std::coroutine_handle<> h) {
    std::thread other([this] { ++count_; });
    other.join();
    h.resume();
  }
};

// Another function of an awaiter is called by whoever completes it.
struct completes : awaiter {
  std::coroutine_handle<> waiting_;
  bool done_ = false;
  void complete(std::coroutine_handle<> h) {
    h.resume();
    done_ = true;
  }
};
