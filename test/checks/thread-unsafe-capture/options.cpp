// AssumeExecutor says what an executor of unknown kind is taken for,
// AllowedTypes which types may be handed over.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture --option=async-thread-unsafe-capture.AssumeExecutor=multi %s -- -std=c++20 -I%rt_include | %verify --check-prefix=MULTI %s
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture "--option=async-thread-unsafe-capture.AllowedTypes=app::ref;std::basic_string" %s -- -std=c++20 -I%rt_include | %verify --check-prefix=ALLOWED %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <string>
#include <thread>

namespace app {
class ASYNC_TIDY_NOT_SEND ref {};
struct holder {
  ref r;
};
} // namespace app

void unknownExecutor(rt::executor &e) {
  std::string s;
  e.post([&] { s.clear(); });
  // MULTI: :[[@LINE-1]]:16: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
  // MULTI: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
  // MULTI: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
  // MULTI: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'unknownExecutor'
  // MULTI: :[[@LINE-5]]:16: note: pass a copy, or wait for the work before 's' is gone
}

template <class F> ASYNC_TIDY_SPAWN void inBackground(F) {}
void annotatedSpawn() {
  std::string s;
  inBackground([&] { s.clear(); });
  // MULTI: :[[@LINE-1]]:22: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
  // MULTI: :[[@LINE-2]]:3: note: 'inBackground' runs it concurrently with its caller
  // MULTI: :[[@LINE-3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
  // MULTI: :[[@LINE-5]]:15: note: 's' is destroyed at the end of its scope in function 'annotatedSpawn'
  // MULTI: :[[@LINE-5]]:22: note: pass a copy, or wait for the work before 's' is gone
}

/// Known to be one thread, whatever is assumed of others.
void knownExecutor(rt::current_thread &loop) {
  std::string s;
  loop.post([&] { s.clear(); });
}

void copiedType(app::ref r) {
  std::thread([r] { (void)r; }).detach();
  // CHECK: :[[@LINE-1]]:16: warning: 'r' is copied into work on another thread, but 'app::ref' is not safe to share [async-thread-unsafe-capture]
  // CHECK: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
  // CHECK: :[[@LINE-37]]:27: note: 'app::ref' must stay on one thread: it is annotated 'async::not_send'
  // CHECK: :[[@LINE-4]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  // MULTI: :[[@LINE-5]]:16: warning: 'r' is copied into work on another thread, but 'app::ref' is not safe to share [async-thread-unsafe-capture]
  // MULTI: :[[@LINE-6]]:3: note: 'std::thread' runs the callable on a new thread
  // MULTI: :[[@LINE-41]]:27: note: 'app::ref' must stay on one thread: it is annotated 'async::not_send'
  // MULTI: :[[@LINE-8]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void typeInsideAnother(app::holder h) {
  std::thread([h] { (void)h; }).detach();
  // CHECK: :[[@LINE-1]]:16: warning: 'h' is copied into work on another thread, but 'ref' is not safe to share [async-thread-unsafe-capture]
  // CHECK: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
  // CHECK: :[[@LINE-47]]:7: note: member 'r' of 'app::holder' has type 'ref'
  // CHECK: :[[@LINE-50]]:27: note: 'ref' must stay on one thread: it is annotated 'async::not_send'
  // CHECK: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  // MULTI: :[[@LINE-6]]:16: warning: 'h' is copied into work on another thread, but 'ref' is not safe to share [async-thread-unsafe-capture]
  // MULTI: :[[@LINE-7]]:3: note: 'std::thread' runs the callable on a new thread
  // MULTI: :[[@LINE-52]]:7: note: member 'r' of 'app::holder' has type 'ref'
  // MULTI: :[[@LINE-55]]:27: note: 'ref' must stay on one thread: it is annotated 'async::not_send'
  // MULTI: :[[@LINE-10]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void borrowedType() {
  std::string s;
  std::thread([&s] { s.clear(); }).detach();
  // CHECK: :[[@LINE-1]]:17: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
  // CHECK: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
  // CHECK: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'borrowedType'
  // CHECK: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 's' is gone
  // MULTI: :[[@LINE-5]]:17: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
  // MULTI: :[[@LINE-6]]:3: note: 'std::thread' runs the callable on a new thread
  // MULTI: :[[@LINE-8]]:15: note: 's' is destroyed at the end of its scope in function 'borrowedType'
  // MULTI: :[[@LINE-8]]:17: note: pass a copy, or wait for the work before 's' is gone
}

// ALLOWED-NOT: warning
