// RUN: %async_tidy --quiet --format=concise --checks=-*,async-empty-task \
// RUN:   --model-file=%shapes/sea.yaml --model-file=%shapes/qt.yaml %s \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Tasks as other libraries shape them: what is empty, and what takes a task
// away, is read from the class.

#include "qt.hpp"
#include "sea.hpp"

#include <coroutine>
#include <exception>
#include <memory>
#include <utility>

struct promiseBase {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};

//===--- A future that starts at once -------------------------------------===//
// It cannot be made empty, but it can be moved from.

sea::future<int> size();
void keep(sea::future<int> f);

sea::future<int> futureContinuedTwice() {
  auto f = size();
  auto next = std::move(f).then([](int n) { return n + 1; });
  keep(std::move(next));
  return f;
// CHECK:      :[[@LINE-1]]:10: warning: task 'f' is empty where it is returned [async-empty-task]
// CHECK-NEXT: :[[@LINE-4]]:25: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:10: note: use what it was moved to, or make a second task
}

sea::future<int> futureReturned() {
  auto f = size();
  return f;
}

//===--- A task that is copied --------------------------------------------===//
// Awaiting it changes nothing, so it can be awaited again.

qt::Task<int> load();

qt::Task<int> awaitedTwice() {
  auto t = load();
  int first = co_await t;
  co_return first + co_await t;
}

// Its co_await takes it as it is: std::move() does nothing here.
qt::Task<int> awaitedAsRvalueTwice() {
  auto t = load();
  int first = co_await std::move(t);
  co_return first + co_await std::move(t);
}

//===--- A task that is only copied ---------------------------------------===//
// A class without a move constructor, and one whose move is a copy.

struct copied {
  struct promise_type : promiseBase {
    copied get_return_object();
  };
  copied() : state(nullptr) {}
  copied(const copied &);
  copied &operator=(const copied &);
  ~copied();
  std::suspend_always operator co_await() &&;
  void *state;
};
copied copy();
void keep(copied);

copied copiedNotMoved() {
  auto t = copy();
  keep(std::move(t));
  co_await std::move(t);
}

copied copiedButEmpty() { return {}; }
// CHECK:      :[[@LINE-1]]:34: warning: function 'copiedButEmpty' returns an empty 'copied', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:34: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

struct handleOnly {
  struct promise_type : promiseBase {
    handleOnly get_return_object();
  };
  std::suspend_always operator co_await() const;
  std::coroutine_handle<promise_type> frame;
};
handleOnly start();
void keep(handleOnly);

handleOnly trivialMoveKeeps() {
  auto t = start();
  keep(std::move(t));
  co_await std::move(t);
}

handleOnly aggregateIsEmpty() { return {}; }
// CHECK:      :[[@LINE-1]]:40: warning: function 'aggregateIsEmpty' returns an empty 'handleOnly', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:40: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

handleOnly aggregateIsNot(std::coroutine_handle<handleOnly::promise_type> h) {
  return {h};
}

//===--- A task that is done when it is default-constructed ---------------===//

struct doneByDefault {
  struct promise_type : promiseBase {
    doneByDefault get_return_object();
  };
  doneByDefault() : state(std::make_shared<int>(1)) {}
  std::suspend_always operator co_await() &&;
  std::shared_ptr<int> state;
};
doneByDefault nothingToDo() { return {}; }

struct doneByMember {
  struct promise_type : promiseBase {
    doneByMember get_return_object();
  };
  std::suspend_always operator co_await() &&;
  std::shared_ptr<int> state = std::make_shared<int>(1);
};
doneByMember nothingToDoEither() { return {}; }
doneByMember awaitsDone() {
  doneByMember t;
  co_await std::move(t);
}

struct doneByBase : doneByDefault {
  struct promise_type : promiseBase {
    doneByBase get_return_object();
  };
};
doneByBase nothingByBase() { return {}; }

// We do not see what this constructor does.
struct unseen {
  struct promise_type : promiseBase {
    unseen get_return_object();
  };
  unseen();
  unseen(unseen &&);
  ~unseen();
  std::suspend_always operator co_await() &&;
};
unseen whoKnows() { return {}; }

//===--- The task's own class ---------------------------------------------===//

class own {
public:
  struct promise_type : promiseBase {
    own get_return_object();
    static own get_return_object_on_allocation_failure() { return {}; }
  };
  own() = default;
  own(own &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  ~own();
  static own none() { return {}; }
  own take() {
    own result;
    return result;
  }
  std::suspend_always operator co_await() &&;

private:
  std::coroutine_handle<promise_type> frame_;
};
own outside() { return {}; }
// CHECK:      :[[@LINE-1]]:24: warning: function 'outside' returns an empty 'own', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:24: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

//===--- Left where it is -------------------------------------------------===//
// The task's own co_await leaves the frame where it is, and what the promise
// does with an argument of any type, its signature does not say.
struct shared {
  struct promise_type : promiseBase {
    shared get_return_object();
    template <class A> A &&await_transform(A &&a) {
      return static_cast<A &&>(a);
    }
  };
  shared(shared &&);
  ~shared();
  std::suspend_always operator co_await() const &&;
};
shared resolve();

shared awaitedConstTwice() {
  auto t = resolve();
  co_await std::move(t);
  co_await std::move(t);
}

//===--- May be dropped ---------------------------------------------------===//
// A handle that nobody needs to await may as well be empty.

struct [[clang::annotate("async::may_drop")]] handle {
  struct promise_type : promiseBase {
    handle get_return_object();
  };
  handle() = default;
  handle(handle &&);
  ~handle();
  std::suspend_always operator co_await() &&;
  void *frame = nullptr;
};
handle noHandle() { return {}; }
