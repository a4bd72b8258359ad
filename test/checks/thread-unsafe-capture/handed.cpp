// What becomes of a value on its way to another thread: copied, moved, returned
// by a call, bound, kept in a task, or handed on by a function in between.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <array>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

struct node {
  int refs = 0;
  int value = 0;
};
class node_ptr {
  node *p = nullptr;

public:
  node_ptr() = default;
  explicit node_ptr(node *p) : p(p) { ++p->refs; }
  node_ptr(const node_ptr &o) : p(o.p) { ++p->refs; }
  node_ptr(node_ptr &&o) noexcept : p(std::exchange(o.p, nullptr)) {}
  node_ptr &operator=(node_ptr o) noexcept {
    std::swap(p, o.p);
    return *this;
  }
  ~node_ptr() {
    if (p && --p->refs == 0)
      delete p;
  }
};
struct holder {
  int id = 0;
  node_ptr root;
};
class ASYNC_TIDY_NOT_SEND window {
public:
  window();
  window(window &&) noexcept;
};

std::mutex m;
std::shared_mutex sharing;
rt::thread_pool pool(4);
node_ptr global;
node_ptr cached();
node_ptr made() { return node_ptr(new node); }
node_ptr looksUp() { return global; }
holder open();
void use(const node_ptr &);
void use(int);
rt::task<> takes(node_ptr p);
rt::task<> borrows(const std::string &s);
rt::task<> keepsLock(std::unique_lock<std::mutex> lock);
rt::task<> shows(window w);

//===--- Reported: moves of what must stay --------------------------------===//

void lockMovedIntoCapture() {
  std::unique_lock lock(m);
  std::thread([lock = std::move(lock)] {}).detach();
// CHECK:      :[[@LINE-1]]:33: warning: 'lock' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:33: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-4]]:33: note: let the work take the lock itself
}
void lockMovedAsArgument() {
  std::unique_lock lock(m);
  std::thread([](std::unique_lock<std::mutex>) {}, std::move(lock)).detach();
// CHECK:      :[[@LINE-1]]:62: warning: 'lock' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:62: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-4]]:62: note: let the work take the lock itself
}
void lockMovedIntoCoroutine() {
  std::unique_lock lock(m);
  rt::spawn_detached(pool, keepsLock(std::move(lock)));
// CHECK:      :[[@LINE-1]]:48: warning: 'lock' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-36]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-4]]:48: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-5]]:48: note: let the work take the lock itself
}
void sharedLockMoved() {
  std::shared_lock lock(sharing);
  pool.post([lock = std::move(lock)] {});
// CHECK:      :[[@LINE-1]]:31: warning: 'lock' is moved into work on another thread, but 'std::shared_lock<std::shared_mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-45]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-4]]:31: note: 'std::shared_lock<std::shared_mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-5]]:31: note: let the work take the lock itself
}
void lockOfCallerMoved(std::unique_lock<std::mutex> lock) {
  std::thread([lock = std::move(lock)] {}).detach();
// CHECK:      :[[@LINE-1]]:33: warning: 'lock' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:33: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-4]]:33: note: let the work take the lock itself
}
void relockedAndMoved() {
  std::unique_lock lock(m, std::defer_lock);
  lock.lock();
  std::thread([lock = std::move(lock)] {}).detach();
// CHECK:      :[[@LINE-1]]:33: warning: 'lock' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:33: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-4]]:33: note: let the work take the lock itself
}
struct locked_holder {
  std::unique_lock<std::mutex> lock{m};
  int n = 0;
};
void lockInsideMoved() {
  locked_holder h;
  std::thread([h = std::move(h)] {}).detach();
// CHECK:      :[[@LINE-1]]:30: warning: 'h' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-8]]:32: note: member 'lock' of 'locked_holder' has type 'std::unique_lock<std::mutex>'
// CHECK-NEXT: :[[@LINE-4]]:30: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-5]]:30: note: let the work take the lock itself
}
void moveOnlyMoved(window w) {
  std::thread([w = std::move(w)] {}).detach();
// CHECK:      :[[@LINE-1]]:30: warning: 'w' is moved into work on another thread, but 'window' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-90]]:27: note: 'window' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-4]]:30: note: make it in the work itself, or use a type that may change threads
}
void moveOnlyMovedIntoCoroutine(window w) {
  rt::spawn_detached(pool, shows(std::move(w)));
// CHECK:      :[[@LINE-1]]:44: warning: 'w' is moved into work on another thread, but 'window' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-89]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-98]]:27: note: 'window' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-5]]:44: note: make it in the work itself, or use a type that may change threads
}
void ownedMoved() {
  auto w = std::make_unique<window>();
  std::thread([w = std::move(w)] {}).detach();
// CHECK:      :[[@LINE-1]]:30: warning: 'w' is moved into work on another thread, but 'window' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-106]]:27: note: 'window' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-4]]:30: note: make it in the work itself, or use a type that may change threads
}
/// Waiting does not bring it back to its thread.
void movedAndJoined() {
  std::unique_lock lock(m);
  std::thread t([lock = std::move(lock)] {});
// CHECK:      :[[@LINE-1]]:35: warning: 'lock' is moved into work on another thread, but 'std::unique_lock<std::mutex>' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:35: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE-4]]:35: note: let the work take the lock itself
  t.join();
}

//===--- Reported: results ------------------------------------------------===//

void resultOfUnseen() { std::thread([p = cached()] { use(p); }).detach(); }
// CHECK:      :[[@LINE-1]]:42: warning: the result of 'cached' is passed to work on another thread, but 'node_ptr' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:25: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-149]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:42: note: make it in the work itself, or use a type that may change threads
void resultOfCopy() { std::thread([p = looksUp()] { use(p); }).detach(); }
// CHECK:      :[[@LINE-1]]:40: warning: the result of 'looksUp' is passed to work on another thread, but 'node_ptr' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:23: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-154]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:40: note: make it in the work itself, or use a type that may change threads
void resultAsArgument() {
  std::thread([](node_ptr) {}, cached()).detach();
// CHECK:      :[[@LINE-1]]:32: warning: the result of 'cached' is passed to work on another thread, but 'node_ptr' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-160]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:32: note: make it in the work itself, or use a type that may change threads
}
void resultIntoCoroutine() { rt::spawn_detached(pool, takes(cached())); }
// CHECK:      :[[@LINE-1]]:61: warning: the result of 'cached' is passed to work on another thread, but 'node_ptr' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:30: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-134]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-167]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:61: note: make it in the work itself, or use a type that may change threads
void resultWithCountInside() { std::thread([d = open()] {}).detach(); }
// CHECK:      :[[@LINE-1]]:49: warning: the result of 'open' is passed to work on another thread, but 'node_ptr' must stay on one thread [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:32: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-150]]:12: note: member 'root' of 'holder' has type 'node_ptr'
// CHECK-NEXT: :[[@LINE-173]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:49: note: make it in the work itself, or use a type that may change threads

//===--- Reported: members, *this, bound arguments ------------------------===//

void memberInitCapture(const holder &h) {
  std::thread([p = h.root] { use(p); }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'h.root' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-182]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void memberOfPointer(holder *h) {
  std::thread([p = h->root] { use(p); }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'h->root' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-189]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void memberAsArgument(holder h) {
  std::thread([](node_ptr) {}, h.root).detach();
// CHECK:      :[[@LINE-1]]:32: warning: 'h.root' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-196]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:32: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void memberIntoCoroutine(holder h) { rt::spawn_detached(pool, takes(h.root)); }
// CHECK:      :[[@LINE-1]]:69: warning: 'h.root' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:38: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-170]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-203]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:69: note: pass what it holds by value, move sole ownership, or use a type that synchronises
class document {
  node_ptr root;

public:
  void index() {
    std::thread([*this] { use(root); }).detach();
// CHECK:      :[[@LINE-1]]:18: warning: '*this' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:12: note: member 'root' of 'document' has type 'node_ptr'
// CHECK-NEXT: :[[@LINE-214]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:18: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  }
  void indexRoot() {
    std::thread([p = root] { use(p); }).detach();
// CHECK:      :[[@LINE-1]]:18: warning: 'root' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-221]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:18: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  }
};
void bound(node_ptr p) {
  std::thread(std::bind([](const node_ptr &q) { use(q); }, p)).detach();
// CHECK:      :[[@LINE-1]]:60: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-229]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:60: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void boundReference() {
  int n = 0;
  std::thread(std::bind([](int &n) { ++n; }, std::ref(n))).detach();
// CHECK:      :[[@LINE-1]]:46: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'boundReference'
// CHECK-NEXT: :[[@LINE-4]]:46: note: pass a copy, or wait for the work before 'n' is gone
}
void countByReference() {
  node_ptr p(new node);
  std::thread([](node_ptr &q) { use(q); }, std::ref(p)).detach();
// CHECK:      :[[@LINE-1]]:44: warning: 'p' is passed by reference to work on another thread, which may outlive 'p' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:12: note: 'p' is destroyed at the end of its scope in function 'countByReference'
// CHECK-NEXT: :[[@LINE-4]]:44: note: pass a copy, or wait for the work before 'p' is gone
}

//===--- Reported: kept by a local first ----------------------------------===//

void namedLambda(node_ptr p) {
  auto job = [p] { use(p); };
// CHECK:      :[[@LINE-1]]:15: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-255]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  std::thread(job).detach();
}
void namedLambdaMoved(node_ptr p) {
  auto job = [p] { use(p); };
// CHECK:      :[[@LINE-1]]:15: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-231]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-264]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:15: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  pool.post(std::move(job));
}
void namedTask(node_ptr p) {
  auto job = takes(p);
// CHECK:      :[[@LINE-1]]:20: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-240]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-273]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:20: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  rt::spawn_detached(pool, std::move(job));
}
void namedTaskThatBorrows() {
  std::string s;
  auto job = borrows(s);
// CHECK:      :[[@LINE-1]]:22: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-250]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'namedTaskThatBorrows'
// CHECK-NEXT: :[[@LINE-5]]:22: note: pass a copy, or wait for the work before 's' is gone
  rt::spawn_detached(pool, std::move(job));
}
void vectorOfCounts(std::vector<node_ptr> all) {
  pool.post([all] { use(all[0]); });
// CHECK:      :[[@LINE-1]]:14: warning: 'all' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-259]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-292]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void tupleOfCounts(std::tuple<int, std::optional<node_ptr>> both) {
  pool.post([both] {});
// CHECK:      :[[@LINE-1]]:14: warning: 'both' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-267]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-300]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void arrayOfCounts() {
  std::array<node_ptr, 2> all;
  pool.post([all] { use(all[0]); });
// CHECK:      :[[@LINE-1]]:14: warning: 'all' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-276]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-309]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void plainArrayOfCounts() {
  node_ptr all[2];
  pool.post([all] { use(all[0]); });
// CHECK:      :[[@LINE-1]]:14: warning: 'all' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-285]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-318]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

//===--- Reported: handed on ----------------------------------------------===//

template <class F> void inBackground(F work) { pool.post(std::move(work)); }
void throughFunctionBorrows() {
  int n = 0;
  inBackground([&n] { ++n; });
// CHECK:      :[[@LINE-1]]:18: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'inBackground' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE-6]]:48: note: 'inBackground' passes 'work' to 'rt::executor::post'
// CHECK-NEXT: :[[@LINE-299]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'n' is destroyed at the end of its scope in function 'throughFunctionBorrows'
// CHECK-NEXT: :[[@LINE-6]]:18: note: pass a copy, or wait for the work before 'n' is gone
}
void throughFunctionCopies(node_ptr p) {
  inBackground([p] { use(p); });
// CHECK:      :[[@LINE-1]]:17: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'inBackground' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE-15]]:48: note: 'inBackground' passes 'work' to 'rt::executor::post'
// CHECK-NEXT: :[[@LINE-308]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-341]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-6]]:17: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
template <class F> void twice(F &&work) { inBackground(std::forward<F>(work)); }
void throughTwoFunctions(node_ptr p) {
  twice([p] { use(p); });
// CHECK:      :[[@LINE-1]]:10: warning: 'p' is copied into work on another thread, but 'node_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'twice' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE-5]]:43: note: 'twice' passes 'work' to 'inBackground'
// CHECK-NEXT: :[[@LINE-26]]:48: note: 'inBackground' passes 'work' to 'rt::executor::post'
// CHECK-NEXT: :[[@LINE-319]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-352]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-7]]:10: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
void onThread(std::function<void()> work) {
  std::thread(std::move(work)).detach();
}
void throughFunctionObject() {
  std::string s;
  onThread([&s] { s.clear(); });
// CHECK:      :[[@LINE-1]]:14: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'onThread' starts it here, and 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'onThread' passes 'work' to 'std::thread::thread'
// CHECK-NEXT: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'throughFunctionObject'
// CHECK-NEXT: :[[@LINE-5]]:14: note: pass a copy, or wait for the work before 's' is gone
}
void run(rt::task<> job) { rt::spawn_detached(pool, std::move(job)); }
void throughFunctionOfTask() {
  std::string s;
  run(borrows(s));
// CHECK:      :[[@LINE-1]]:15: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'run' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE-6]]:28: note: 'run' passes 'job' to 'rt::spawn_detached'
// CHECK-NEXT: :[[@LINE-342]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:15: note: 's' is destroyed at the end of its scope in function 'throughFunctionOfTask'
// CHECK-NEXT: :[[@LINE-6]]:15: note: pass a copy, or wait for the work before 's' is gone
}
template <class E, class F> void startOn(E &executor, F work) {
  executor.post(std::move(work));
}
void throughFunctionWithExecutor(rt::thread_pool &workers) {
  int n = 0;
  startOn(workers, [&n] { ++n; });
// CHECK:      :[[@LINE-1]]:22: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'startOn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'startOn' passes 'work' to 'rt::executor::post'
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'throughFunctionWithExecutor'
// CHECK-NEXT: :[[@LINE-5]]:22: note: pass a copy, or wait for the work before 'n' is gone
}
class jobs {
  rt::thread_pool workers{2};

public:
  void submit(std::function<void()> work) { workers.post(std::move(work)); }
};
void throughMember(jobs &all) {
  int n = 0;
  all.submit([&n] { ++n; });
// CHECK:      :[[@LINE-1]]:16: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'jobs::submit' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE-7]]:45: note: 'jobs::submit' passes 'work' to 'rt::executor::post'
// CHECK-NEXT: :[[@LINE-11]]:27: note: 'workers' is constructed for 2 threads
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'n' is destroyed at the end of its scope in function 'throughMember'
// CHECK-NEXT: :[[@LINE-6]]:16: note: pass a copy, or wait for the work before 'n' is gone
}

//===--- Reported: what each thread has of its own ------------------------===//

thread_local int depth;
thread_local std::string name;
void addressOfThreadLocal() {
  std::thread([](int *d) { ++*d; }, &depth).detach();
// CHECK:      :[[@LINE-1]]:37: warning: the address of thread_local 'depth' is passed to work on another thread, which may outlive this one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:18: note: 'depth' is thread_local: each thread has one of its own, which is gone when the thread ends
// CHECK-NEXT: :[[@LINE-4]]:37: note: pass a copy, or name it in the work itself
}
void referenceToThreadLocal() {
  std::thread([](int &d) { ++d; }, std::ref(depth)).detach();
// CHECK:      :[[@LINE-1]]:36: warning: the address of thread_local 'depth' is passed to work on another thread, which may outlive this one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-13]]:18: note: 'depth' is thread_local: each thread has one of its own, which is gone when the thread ends
// CHECK-NEXT: :[[@LINE-4]]:36: note: pass a copy, or name it in the work itself
}
void threadLocalInitCapture() {
  std::thread([&d = depth] { ++d; }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: the address of thread_local 'depth' is passed to work on another thread, which may outlive this one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-20]]:18: note: 'depth' is thread_local: each thread has one of its own, which is gone when the thread ends
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or name it in the work itself
}
void threadLocalPointerCapture() {
  std::thread([d = &depth] { ++*d; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: the address of thread_local 'depth' is passed to work on another thread, which may outlive this one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-27]]:18: note: 'depth' is thread_local: each thread has one of its own, which is gone when the thread ends
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass a copy, or name it in the work itself
}
void threadLocalIntoCoroutine() { rt::spawn_detached(pool, borrows(name)); }
// CHECK:      :[[@LINE-1]]:68: warning: the address of thread_local 'name' is passed to work on another thread, which may outlive this one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:35: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-410]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-33]]:26: note: 'name' is thread_local: each thread has one of its own, which is gone when the thread ends
// CHECK-NEXT: :[[@LINE-5]]:68: note: pass a copy, or name it in the work itself

//===--- Silent: moves ----------------------------------------------------===//

/// What can be copied may be somebody's only one.
void countMoved(node_ptr p) {
  std::thread([p = std::move(p)] { use(p); }).detach();
}
void countMovedIntoCoroutine(node_ptr p) {
  rt::spawn_detached(pool, takes(std::move(p)));
}
void holderMoved(holder h) {
  std::thread([h = std::move(h)] { use(h.root); }).detach();
}
void memberMoved(holder h) {
  std::thread([p = std::move(h.root)] { use(p); }).detach();
}
void containerMoved(std::vector<node_ptr> all) {
  std::thread([all = std::move(all)] { use(all[0]); }).detach();
}
void solelyOwned(std::unique_ptr<int> p, std::promise<int> q) {
  std::thread([p = std::move(p), q = std::move(q)] {}).detach();
}
void packagedTask(std::packaged_task<int()> job) {
  std::thread(std::move(job)).detach();
}
void lockedThere() {
  std::unique_lock lock(m, std::defer_lock);
  std::thread([lock = std::move(lock)]() mutable { lock.lock(); }).detach();
}
void unlockedBefore() {
  std::unique_lock lock(m);
  lock.unlock();
  std::thread([lock = std::move(lock)] {}).detach();
}
void emptyLock() {
  std::unique_lock<std::mutex> lock;
  std::thread([](std::unique_lock<std::mutex>) {}, std::move(lock)).detach();
}
rt::mutex suspending;
rt::task<> holdsPermit(rt::mutex_guard g);
rt::task<> suspendingLockMoved() {
  auto lock = co_await suspending.scoped_lock();
  rt::spawn_detached(pool, holdsPermit(std::move(lock)));
}
void movedToTheSameThread(window w, rt::current_thread &loop) {
  loop.post([w = std::move(w)] {});
}
void movedElsewhere(window w, std::vector<window> &all) {
  all.push_back(std::move(w));
}

//===--- Silent: results --------------------------------------------------===//

void freshResult() { std::thread([p = made()] { use(p); }).detach(); }
void freshTemporary() {
  std::thread([](node_ptr) {}, node_ptr(new node)).detach();
}
void freshIntoCoroutine() { rt::spawn_detached(pool, takes(made())); }
void freshCapture() {
  std::thread([p = node_ptr(new node)] { use(p); }).detach();
}
std::string text();
void resultWithoutCount() { std::thread([s = text()] {}).detach(); }
void resultOfSafeType() {
  std::thread([p = std::make_shared<int>(1)] { use(*p); }).detach();
}

//===--- Silent: parts ----------------------------------------------------===//

void otherMember(const holder &h) {
  std::thread([id = h.id] { use(id); }).detach();
}
class counters {
  int total = 0;

public:
  void start() {
    std::thread([*this] { use(total); }).detach();
  }
};
void boundNumber(int n) {
  std::thread(std::bind([](int n) { use(n); }, n)).detach();
}
void boundReferenceJoined() {
  int n = 0;
  std::thread t(std::bind([](int &n) { ++n; }, std::ref(n)));
  t.join();
}
void referenceToCountOfCaller(node_ptr &p) {
  std::thread([&p] { use(p); }).detach();
}

//===--- Silent: kept by a local ------------------------------------------===//

void namedLambdaNeverSpawned(node_ptr p) {
  auto job = [p] { use(p); };
  job();
}
void namedTaskOnOneThread(node_ptr p, rt::current_thread &loop) {
  auto job = takes(p);
  rt::spawn_detached(loop, std::move(job));
}
void namedTaskOwns() {
  auto job = takes(made());
  rt::spawn_detached(pool, std::move(job));
}
rt::task<> namedTaskAwaited(node_ptr p) {
  auto job = takes(p);
  co_await std::move(job);
}
void containerOfSharedPointers(std::vector<std::shared_ptr<int>> all) {
  pool.post([all] { use(*all[0]); });
}

//===--- Silent: handed on, or not ----------------------------------------===//

template <class F> void atOnce(F work) { work(); }
void calledAtOnce(node_ptr p) {
  int n = 0;
  atOnce([p, &n] { ++n; });
}
template <class F> void andWaits(F work) {
  std::thread t(std::move(work));
  t.join();
}
void handedOnAndJoined() {
  int n = 0;
  andWaits([&n] { ++n; });
}
void perhapsLater(std::function<void()> work);
void handedToUnseen(node_ptr p) {
  perhapsLater([p] { use(p); });
}
std::vector<std::function<void()>> queue;
void later(std::function<void()> work) { queue.push_back(std::move(work)); }
void queued() {
  node_ptr p;
  later([p] { use(p); });
}
template <class F> void onLoop(rt::current_thread &loop, F work) {
  loop.post(std::move(work));
}
void handedToOneThread(rt::current_thread &loop) {
  int n = 0;
  onLoop(loop, [&n] { ++n; });
}
void throughFunctionOwns() {
  inBackground([s = std::string("x")] {});
}
void throughFunctionWithLoop(rt::current_thread &loop) {
  int n = 0;
  startOn(loop, [&n] { ++n; });
}

//===--- Silent: what each thread has of its own --------------------------===//

void threadLocalNamedInside() { std::thread([] { ++depth; }).detach(); }
void threadLocalCopied() {
  std::thread([d = depth] { use(d); }).detach();
}
void threadLocalJoined() {
  std::thread t([&d = depth] { ++d; });
  t.join();
}
static int everybodys;
void staticAddress() {
  std::thread([](int *d) { ++*d; }, &everybodys).detach();
}
void suppressed(node_ptr p) {
  std::thread([p] {}).detach(); // NOLINT(async-thread-unsafe-capture): the only other copy is const
}
