// What work on another thread borrows from a function that does not wait for
// it is reported.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);
void useString(const std::string &);

// --- by-reference captures

void defaultReferenceCapture() {
  int n = 0;
  std::thread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:23: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'defaultReferenceCapture'
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a copy, or wait for the work before 'n' is gone
}

void loopsOverIt() {
  std::vector<int> all(3);
  std::thread([&] { use(all[0]); }).detach();
// CHECK:      :[[@LINE-1]]:25: warning: 'all' is passed by reference to work on another thread, which may outlive 'all' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:20: note: 'all' is destroyed at the end of its scope in function 'loopsOverIt'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'all' is gone
  for (unsigned i = 0; i < all.size(); ++i)
    use(i);
}

void namedReferenceCapture() {
  int n = 0;
  std::thread([&n] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'namedReferenceCapture'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'n' is gone
}

void initCaptureByReference() {
  int n = 0;
  std::thread([&m = n] { ++m; }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'initCaptureByReference'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'n' is gone
}

void twoCaptures() {
  int a = 0;
  std::string b;
  std::thread([&a, &b] { use(a + b.size()); }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'a' is passed by reference to work on another thread, which may outlive 'a' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'a' is destroyed at the end of its scope in function 'twoCaptures'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'a' is gone
// CHECK:      :[[@LINE-5]]:21: warning: 'b' is passed by reference to work on another thread, which may outlive 'b' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-8]]:15: note: 'b' is destroyed at the end of its scope in function 'twoCaptures'
// CHECK-NEXT: :[[@LINE-8]]:21: note: pass a copy, or wait for the work before 'b' is gone
}

void mixedCaptures() {
  int a = 0, b = 0;
  std::thread([=, &b] { b = a; }).detach();
// CHECK:      :[[@LINE-1]]:20: warning: 'b' is passed by reference to work on another thread, which may outlive 'b' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:14: note: 'b' is destroyed at the end of its scope in function 'mixedCaptures'
// CHECK-NEXT: :[[@LINE-4]]:20: note: pass a copy, or wait for the work before 'b' is gone
}

void parameterByValue(std::string name) {
  std::thread([&] { useString(name); }).detach();
// CHECK:      :[[@LINE-1]]:31: warning: 'name' is passed by reference to work on another thread, which may outlive 'name' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:35: note: 'name' is destroyed at the end of its scope in function 'parameterByValue'
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass a copy, or wait for the work before 'name' is gone
}

void namedLambda() {
  int n = 0;
  auto job = [&] { ++n; };
// CHECK:      :[[@LINE-1]]:22: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'namedLambda'
// CHECK-NEXT: :[[@LINE-4]]:22: note: pass a copy, or wait for the work before 'n' is gone
  std::thread(job).detach();
}

void movedLambda() {
  int n = 0;
  auto job = [&] { ++n; };
// CHECK:      :[[@LINE-1]]:22: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'movedLambda'
// CHECK-NEXT: :[[@LINE-4]]:22: note: pass a copy, or wait for the work before 'n' is gone
  std::thread(std::move(job)).detach();
}

void detachedLater() {
  int n = 0;
  std::thread t([&] { ++n; });
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'detachedLater'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
  t.detach();
}

void bracedThread() {
  int n = 0;
  std::thread t{[&] { ++n; }};
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:15: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'bracedThread'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
  t.detach();
}

void jthreadDetached() {
  int n = 0;
  std::jthread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:24: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'jthreadDetached'
// CHECK-NEXT: :[[@LINE-4]]:24: note: pass a copy, or wait for the work before 'n' is gone
}

void mutableLambda() {
  int n = 0;
  std::thread([&n]() mutable { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'mutableLambda'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'n' is gone
}

void nestedLambda() {
  int n = 0;
  std::thread([&] { [&] { ++n; }(); }).detach();
// CHECK:      :[[@LINE-1]]:29: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'nestedLambda'
// CHECK-NEXT: :[[@LINE-4]]:29: note: pass a copy, or wait for the work before 'n' is gone
}

void innerScope(bool wanted) {
  if (wanted) {
    int n = 0;
    std::thread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'innerScope'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
  }
}

void loopVariable(const std::vector<int> &all) {
  for (int n : all)
    std::thread([&n] { use(n); }).detach();
// CHECK:      :[[@LINE-1]]:19: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:12: note: 'n' is destroyed at the end of its scope in function 'loopVariable'
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'n' is gone
}

void boundByStructuredBinding() {
  std::string name;
  auto start = [](auto) {};
  start(1);
  std::thread([&name] { useString(name); }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'name' is passed by reference to work on another thread, which may outlive 'name' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:15: note: 'name' is destroyed at the end of its scope in function 'boundByStructuredBinding'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'name' is gone
}

void array() {
  char buffer[16];
  std::thread([&] { buffer[0] = 1; }).detach();
// CHECK:      :[[@LINE-1]]:21: warning: 'buffer' is passed by reference to work on another thread, which may outlive 'buffer' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:8: note: 'buffer' is destroyed at the end of its scope in function 'array'
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a copy, or wait for the work before 'buffer' is gone
}

void smartPointerByReference() {
  auto p = std::make_shared<int>(1);
  std::thread([&p] { use(*p); }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'p' is passed by reference to work on another thread, which may outlive 'p' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:8: note: 'p' is destroyed at the end of its scope in function 'smartPointerByReference'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'p' is gone
}

void uniquePointerByReference() {
  auto p = std::make_unique<int>(1);
  std::thread([&p] { use(*p); }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'p' is passed by reference to work on another thread, which may outlive 'p' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:8: note: 'p' is destroyed at the end of its scope in function 'uniquePointerByReference'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'p' is gone
}

void mutexByReference() {
  std::mutex m;
  std::thread([&m] { std::lock_guard lock(m); }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'm' is passed by reference to work on another thread, which may outlive 'm' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:14: note: 'm' is destroyed at the end of its scope in function 'mutexByReference'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'm' is gone
}

// --- arguments

void byStdRef() {
  int n = 0;
  std::thread([](int &n) { ++n; }, std::ref(n)).detach();
// CHECK:      :[[@LINE-1]]:36: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'byStdRef'
// CHECK-NEXT: :[[@LINE-4]]:36: note: pass a copy, or wait for the work before 'n' is gone
}

void byStdCref() {
  std::string s;
  std::thread(useString, std::cref(s)).detach();
// CHECK:      :[[@LINE-1]]:26: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'byStdCref'
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a copy, or wait for the work before 's' is gone
}

void byAddress() {
  int n = 0;
  std::thread([](int *n) { ++*n; }, &n).detach();
// CHECK:      :[[@LINE-1]]:37: warning: the address of 'n' is passed to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'byAddress'
// CHECK-NEXT: :[[@LINE-4]]:37: note: pass a copy, or wait for the work before 'n' is gone
}

struct worker {
  void run();
  rt::task<> coroutine();
  rt::task<> operator()();
};

void memberFunctionOnAddress() {
  worker w;
  std::thread(&worker::run, &w).detach();
// CHECK:      :[[@LINE-1]]:29: warning: the address of 'w' is passed to work on another thread, which may outlive 'w' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'w' is destroyed at the end of its scope in function 'memberFunctionOnAddress'
// CHECK-NEXT: :[[@LINE-4]]:29: note: pass a copy, or wait for the work before 'w' is gone
}

void *startRoutine(void *);
void posixThread() {
  int n = 0;
  pthread_t id;
  pthread_create(&id, nullptr, startRoutine, &n);
// CHECK:      :[[@LINE-1]]:46: warning: the address of 'n' is passed to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'pthread_create' runs the function on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'posixThread'
// CHECK-NEXT: :[[@LINE-4]]:46: note: pass a copy, or wait for the work before 'n' is gone
}

// --- coroutines

rt::task<> takesReference(std::string &s);
rt::task<> takesConstReference(const std::string &s);
rt::task<> takesPointer(int *n);
rt::task<> takesTask(rt::task<> t);

void referenceParameter(rt::thread_pool &pool) {
  std::string s;
  rt::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:43: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'referenceParameter'
// CHECK-NEXT: :[[@LINE-4]]:43: note: pass a copy, or wait for the work before 's' is gone
}

void constReferenceParameter(rt::thread_pool &pool) {
  std::string s;
  rt::spawn_detached(pool, takesConstReference(s));
// CHECK:      :[[@LINE-1]]:48: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'constReferenceParameter'
// CHECK-NEXT: :[[@LINE-4]]:48: note: pass a copy, or wait for the work before 's' is gone
}

void addressArgument(rt::thread_pool &pool) {
  int n = 0;
  rt::spawn_detached(pool, takesPointer(&n));
// CHECK:      :[[@LINE-1]]:41: warning: the address of 'n' is passed to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'addressArgument'
// CHECK-NEXT: :[[@LINE-4]]:41: note: pass a copy, or wait for the work before 'n' is gone
}

void memberCoroutine(rt::thread_pool &pool) {
  worker w;
  rt::spawn_detached(pool, w.coroutine());
// CHECK:      :[[@LINE-1]]:28: warning: a member coroutine of 'w' becomes work on another thread, which may outlive 'w' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'w' is destroyed at the end of its scope in function 'memberCoroutine'
// CHECK-NEXT: :[[@LINE-4]]:28: note: pass a copy, or wait for the work before 'w' is gone
}

void taskInATask(rt::thread_pool &pool) {
  std::string s;
  rt::spawn_detached(pool, takesTask(takesReference(s)));
// CHECK:      :[[@LINE-1]]:53: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'taskInATask'
// CHECK-NEXT: :[[@LINE-4]]:53: note: pass a copy, or wait for the work before 's' is gone
}

void lambdaCoroutine(rt::thread_pool &pool) {
  int n = 0;
  rt::spawn_detached(pool, [&]() -> rt::task<> {
    ++n;
// CHECK:      :[[@LINE-1]]:7: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'lambdaCoroutine'
// CHECK-NEXT: :[[@LINE-4]]:7: note: pass a copy, or wait for the work before 'n' is gone
    co_return;
  });
}

void lambdaCoroutineCalled(rt::thread_pool &pool) {
  int n = 0;
  rt::spawn_detached(pool, [&]() -> rt::task<> {
    ++n;
// CHECK:      :[[@LINE-1]]:7: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'lambdaCoroutineCalled'
// CHECK-NEXT: :[[@LINE-4]]:7: note: pass a copy, or wait for the work before 'n' is gone
    co_return;
  }());
}

void handleDropped(rt::thread_pool &pool) {
  std::string s;
  rt::spawn(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:34: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'handleDropped'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 's' is gone
}

void handleCastToVoid(rt::thread_pool &pool) {
  std::string s;
  (void)rt::spawn(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:40: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'rt::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'handleCastToVoid'
// CHECK-NEXT: :[[@LINE-4]]:40: note: pass a copy, or wait for the work before 's' is gone
}

void handleDetached(rt::thread_pool &pool) {
  std::string s;
  rt::spawn(pool, takesReference(s)).detach();
// CHECK:      :[[@LINE-1]]:34: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'handleDetached'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 's' is gone
}

void handleNamedAndDetached(rt::thread_pool &pool) {
  std::string s;
  auto handle = rt::spawn(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:48: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:17: note: 'rt::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'handleNamedAndDetached'
// CHECK-NEXT: :[[@LINE-4]]:48: note: pass a copy, or wait for the work before 's' is gone
  handle.detach();
}

rt::task<> localOfCoroutine(rt::thread_pool &pool) {
  std::string s;
  rt::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:43: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in coroutine 'localOfCoroutine'
// CHECK-NEXT: :[[@LINE-4]]:43: note: pass a copy, or wait for the work before 's' is gone
  co_return;
}

rt::task<> parameterOfCoroutine(rt::thread_pool &pool, std::string s) {
  rt::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:43: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:68: note: 's' is destroyed at the end of its scope in coroutine 'parameterOfCoroutine'
// CHECK-NEXT: :[[@LINE-4]]:43: note: pass a copy, or wait for the work before 's' is gone
  co_return;
}

void postedToPool(rt::thread_pool &pool) {
  int n = 0;
  pool.post([&] { ++n; });
// CHECK:      :[[@LINE-1]]:21: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'postedToPool'
// CHECK-NEXT: :[[@LINE-4]]:21: note: pass a copy, or wait for the work before 'n' is gone
}

void poolByPointer(rt::thread_pool *pool) {
  int n = 0;
  pool->post([&] { ++n; });
// CHECK:      :[[@LINE-1]]:22: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'poolByPointer'
// CHECK-NEXT: :[[@LINE-4]]:22: note: pass a copy, or wait for the work before 'n' is gone
}

// --- iterators

void iteratorByCopy() {
  std::vector<int> v{1};
  auto it = v.begin();
  std::thread([it] { use(*it); }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: iterator 'it' is passed to work on another thread, which may outlive 'v' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:20: note: 'v' is destroyed at the end of its scope in function 'iteratorByCopy'
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass a copy, or wait for the work before 'v' is gone
}

void iteratorOfMap() {
  std::map<int, int> m;
  auto found = m.find(1);
  std::thread([found] { use(found->second); }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: iterator 'found' is passed to work on another thread, which may outlive 'm' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:22: note: 'm' is destroyed at the end of its scope in function 'iteratorOfMap'
// CHECK-NEXT: :[[@LINE-4]]:16: note: pass a copy, or wait for the work before 'm' is gone
}

void iteratorOfList() {
  std::list<int> l;
  auto last = l.cbegin();
  std::thread([=] { use(*last); }).detach();
// CHECK:      :[[@LINE-1]]:26: warning: iterator 'last' is passed to work on another thread, which may outlive 'l' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:18: note: 'l' is destroyed at the end of its scope in function 'iteratorOfList'
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a copy, or wait for the work before 'l' is gone
}

// --- where it is written

struct server {
  rt::thread_pool pool;
  void member() {
    std::string s;
    rt::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:45: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:17: note: 's' is destroyed at the end of its scope in function 'member'
// CHECK-NEXT: :[[@LINE-4]]:45: note: pass a copy, or wait for the work before 's' is gone
  }
  void operator()() {
    int n = 0;
    pool.post([&] { ++n; });
// CHECK:      :[[@LINE-1]]:23: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'server'
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a copy, or wait for the work before 'n' is gone
  }
  server() {
    int n = 0;
    std::thread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'server'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
  }
};

void insideLambda() {
  auto start = [](rt::thread_pool &pool) {
    std::string s;
    rt::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:45: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:17: note: 's' is destroyed at the end of its scope in this lambda
// CHECK-NEXT: :[[@LINE-4]]:45: note: pass a copy, or wait for the work before 's' is gone
  };
  rt::thread_pool pool;
  start(pool);
}

#define START(work) std::thread(work).detach()
void throughMacro() {
  int n = 0;
  START([&n] { ++n; });
// CHECK:      :[[@LINE-1]]:3: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'throughMacro'
// CHECK-NEXT: :[[@LINE-4]]:3: note: pass a copy, or wait for the work before 'n' is gone
}

using thread_type = std::thread;
void throughAlias() {
  int n = 0;
  thread_type([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:23: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'throughAlias'
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a copy, or wait for the work before 'n' is gone
}

namespace other = rt;
void throughNamespaceAlias(other::thread_pool &pool) {
  std::string s;
  other::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:46: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'other::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'throughNamespaceAlias'
// CHECK-NEXT: :[[@LINE-4]]:46: note: pass a copy, or wait for the work before 's' is gone
}

void throughUsingDeclaration(rt::thread_pool &pool) {
  using rt::spawn_detached;
  std::string s;
  spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:39: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'throughUsingDeclaration'
// CHECK-NEXT: :[[@LINE-4]]:39: note: pass a copy, or wait for the work before 's' is gone
}

void deducedType(rt::thread_pool &pool) {
  std::vector v{1, 2};
  pool.post([&] { v.clear(); });
// CHECK:      :[[@LINE-1]]:19: warning: 'v' is passed by reference to work on another thread, which may outlive 'v' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'v' is destroyed at the end of its scope in function 'deducedType'
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'v' is gone
}

void initOfIf(rt::thread_pool &pool) {
  if (std::string s = "x"; !s.empty())
    rt::spawn_detached(pool, takesReference(s));
// CHECK:      :[[@LINE-1]]:45: warning: 's' is passed by reference to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:19: note: 's' is destroyed at the end of its scope in function 'initOfIf'
// CHECK-NEXT: :[[@LINE-4]]:45: note: pass a copy, or wait for the work before 's' is gone
}

// --- words on declarations

struct ASYNC_TIDY_MULTI_THREADED workers {
  template <class F> ASYNC_TIDY_SPAWN void run(F) {}
};
void annotatedExecutor(workers &w) {
  int n = 0;
  w.run([&] { ++n; });
// CHECK:      :[[@LINE-1]]:17: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'workers::run' runs it on 'workers', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'annotatedExecutor'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'n' is gone
}

template <class E, class F> ASYNC_TIDY_SPAWN void startOn(E &, F) {}
void annotatedSpawnWithExecutor(rt::thread_pool &pool) {
  int n = 0;
  startOn(pool, [&] { ++n; });
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'startOn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'annotatedSpawnWithExecutor'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
}

// --- a function of one's own that waits for nothing

void countDown(int &n) { --n; }
void doesNotWaitThroughHelper(rt::thread_pool &pool) {
  int left = 3;
  rt::spawn_detached(pool, [&left]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:30: warning: 'left' is passed by reference to work on another thread, which may outlive 'left' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'left' is destroyed at the end of its scope in function 'doesNotWaitThroughHelper'
// CHECK-NEXT: :[[@LINE-4]]:30: note: pass a copy, or wait for the work before 'left' is gone
    use(left);
    co_return;
  });
  int other = 1;
  countDown(other);
}
