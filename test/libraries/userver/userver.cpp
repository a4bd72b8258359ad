// userver, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict,async-shared-mutation %s -- -std=c++20 -isystem %S/Inputs | %verify %s

#include <userver.hpp>

#include <mutex>
#include <optional>
#include <vector>

using namespace userver;

void show(int);

// --- tasks wait when they are destroyed

int waits() {
  int value = 0;
  auto task = utils::Async("count", [&value] { return ++value; });
  task.Wait();
  return value;
}

int gets(engine::TaskProcessor &processor) {
  int value = 0;
  return engine::AsyncNoSpan(processor, [&value] { return ++value; }).Get();
}

void endsWithBlock() {
  int value = 0;
  auto task = utils::Async("count", [&value] { return ++value; });
  show(1);
}

void endsLater() {
  std::optional<engine::TaskWithResult<int>> task;
  int value = 0;
  task.emplace(utils::Async("count", [&value] { return ++value; }));
// CHECK:      :[[@LINE-1]]:40: warning: 'value' is gone before 'task' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'userver::utils::Async' runs the callable on a thread of the task processor
// CHECK-NEXT: :[[@LINE-5]]:46: note: 'task' waits for its work in its destructor, after 'value' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:40: note: declare 'value' before 'task', or pass a copy
}

void keepsInVector(std::vector<engine::TaskWithResult<int>> &tasks, int value) {
  tasks.push_back(utils::Async("count", [value] { return value; }));
}

// --- tasks with several owners

int sharesAndWaits() {
  int value = 0;
  auto task = utils::SharedAsync("count", [&value] { return ++value; });
  task.Wait();
  return value;
}

void sharesAndCancels() {
  int value = 0;
  auto task = utils::SharedAsync("count", [&value] { return ++value; });
  task.SyncCancel();
}

void waitsForAll() {
  int value = 0;
  auto one = utils::SharedAsync("count", [&value] { return value; });
  auto two = utils::SharedAsync("count", [&value] { return value; });
  engine::WaitAllChecked(one, two);
}

// --- storages

class server {
  concurrent::BackgroundTaskStorage storage_;

public:
  void startsBorrower() {
    int value = 0;
    storage_.AsyncDetach("count", [&value] { return ++value; });
// CHECK:      :[[@LINE-1]]:37: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'userver::concurrent::BackgroundTaskStorage::AsyncDetach' runs it on 'concurrent::BackgroundTaskStorage', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'value' is destroyed at the end of its scope in function 'startsBorrower'
// CHECK-NEXT: :[[@LINE-4]]:37: note: pass a copy, or wait for the work before 'value' is gone
  }
  void startsCopy() {
    int value = 0;
    storage_.AsyncDetach("count", [value] { show(value); });
  }
};

void endsWithStorage() {
  int value = 0;
  concurrent::BackgroundTaskStorage storage;
  storage.AsyncDetach("count", [&value] { return ++value; });
}

void endsAfterStorage() {
  concurrent::BackgroundTaskStorage storage;
  int value = 0;
  storage.AsyncDetach("count", [&value] { return ++value; });
// CHECK:      :[[@LINE-1]]:34: warning: 'value' is gone before 'storage' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'userver::concurrent::BackgroundTaskStorage::AsyncDetach' runs the callable on a thread of the task processor
// CHECK-NEXT: :[[@LINE-5]]:37: note: 'storage' waits for its work in its destructor, after 'value' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:34: note: declare 'value' before 'storage', or pass a copy
}

void waitsForStorage(concurrent::BackgroundTaskStorage &storage) {
  int value = 0;
  storage.AsyncDetach("count", [&value] { return ++value; });
  storage.CancelAndWait();
}

// --- what is shared

int countsTwice() {
  int value = 0;
  auto one = utils::Async("one", [&value] { ++value; });
  auto two = utils::Async("two", [&value] { ++value; });
// CHECK:      :[[@LINE-1]]:14: warning: 'value' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:47: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:47: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:14: note: 'userver::utils::Async' runs the callable on a thread of the task processor
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'value' with a mutex, or give each task its own and combine the results
  engine::WaitAllChecked(one, two);
  return value;
}

int countsLocked() {
  int value = 0;
  engine::Mutex mutex;
  auto one = utils::Async("one", [&] {
    std::lock_guard lock(mutex);
    ++value;
  });
  auto two = utils::Async("two", [&] {
    std::lock_guard lock(mutex);
    ++value;
  });
  engine::WaitAllChecked(one, two);
  return value;
}
