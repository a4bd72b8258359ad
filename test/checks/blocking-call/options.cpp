// Kinds says what a call may not wait for, AllowedFunctions what may be called.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call "--option=async-blocking-call.Kinds=descriptor;lock" %s -- -std=c++20 -I%rt_include | %verify --check-prefix=MORE %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call --option=async-blocking-call.Kinds=network %s -- -std=c++20 -I%rt_include | %verify --check-prefix=ONE %s
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-blocking-call --option=async-blocking-call.Kinds= %s -- -std=c++20 -I%rt_include | %verify --check-prefix=NONE %s
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call "--option=async-blocking-call.AllowedFunctions=std::this_thread::sleep_for;getaddrinfo;std::basic_ifstream::basic_ifstream" %s -- -std=c++20 -I%rt_include | %verify --check-prefix=ALLOWED %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <fstream>
#include <future>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <shared_mutex>
#include <sys/select.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

rt::task<> kindSleep() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'kindSleep' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<int> kindWait(std::future<int> f) {
  co_return f.get();
  // CHECK: :[[@LINE-1]]:15: warning: 'std::future::get' blocks the thread that runs coroutine 'kindWait' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:15: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:15: note: run it with 'rt::spawn_blocking', where blocking is fine
  // ALLOWED: :[[@LINE-4]]:15: warning: 'std::future::get' blocks the thread that runs coroutine 'kindWait' [async-blocking-call]
  // ALLOWED: :[[@LINE-5]]:15: note: 'std::future::get' waits until another thread has set the result
  // ALLOWED: :[[@LINE-6]]:15: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> kindFile() {
  std::ifstream in("config");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::ifstream' blocks the thread that runs coroutine 'kindFile' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:17: note: 'std::ifstream' opens a file
  // CHECK: :[[@LINE-3]]:17: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> kindNetwork(addrinfo **result) {
  getaddrinfo("example.org", "http", nullptr, result);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs coroutine 'kindNetwork' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'getaddrinfo' waits for a name server
  // CHECK: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  // ONE: :[[@LINE-4]]:3: warning: 'getaddrinfo' blocks the thread that runs coroutine 'kindNetwork' [async-blocking-call]
  // ONE: :[[@LINE-5]]:3: note: 'getaddrinfo' waits for a name server
  // ONE: :[[@LINE-6]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> kindDescriptor(int fd, void *buffer, const sockaddr *peer) {
  (void)read(fd, buffer, 1);
  // MORE: :[[@LINE-1]]:9: warning: 'read' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:9: note: 'read' waits for data
  // MORE: :[[@LINE-3]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)::write(fd, buffer, 1);
  // MORE: :[[@LINE-1]]:9: warning: 'write' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:9: note: 'write' waits for room
  // MORE: :[[@LINE-3]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
  recv(fd, buffer, 1, 0);
  // MORE: :[[@LINE-1]]:3: warning: 'recv' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'recv' waits for data
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  send(fd, buffer, 1, 0);
  // MORE: :[[@LINE-1]]:3: warning: 'send' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'send' waits for room
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  accept(fd, nullptr, nullptr);
  // MORE: :[[@LINE-1]]:3: warning: 'accept' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'accept' waits for a connection
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  connect(fd, peer, 16);
  // MORE: :[[@LINE-1]]:3: warning: 'connect' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'connect' waits for the peer
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  select(1, nullptr, nullptr, nullptr, nullptr);
  // MORE: :[[@LINE-1]]:3: warning: 'select' blocks the thread that runs coroutine 'kindDescriptor' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'select' waits until a descriptor is ready
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> flagOfDescriptor(int fd, void *buffer) {
  recv(fd, buffer, 1, MSG_DONTWAIT | MSG_PEEK);
  send(fd, buffer, 1, MSG_DONTWAIT);
  co_return;
}

rt::task<> lockedMember(std::mutex &m) {
  m.lock();
  // MORE: :[[@LINE-1]]:5: warning: 'std::mutex::lock' blocks the thread that runs coroutine 'lockedMember' [async-blocking-call]
  // MORE: :[[@LINE-2]]:5: note: 'std::mutex::lock' waits until the mutex is free
  // MORE: :[[@LINE-3]]:5: note: await 'rt::mutex::scoped_lock' instead, which frees the thread
  m.unlock();
  co_return;
}

rt::task<> lockedByGuard(std::mutex &m) {
  std::lock_guard<std::mutex> lock(m);
  // MORE: :[[@LINE-1]]:31: warning: 'std::lock_guard<std::mutex>' blocks the thread that runs coroutine 'lockedByGuard' [async-blocking-call]
  // MORE: :[[@LINE-2]]:31: note: 'std::lock_guard<std::mutex>' waits until the mutex is free
  // MORE: :[[@LINE-3]]:31: note: await 'rt::mutex::scoped_lock' instead, which frees the thread
  co_return;
}

rt::task<> lockedByDeducedGuard(std::mutex &m) {
  std::lock_guard lock(m);
  // MORE: :[[@LINE-1]]:19: warning: 'std::lock_guard<std::mutex>' blocks the thread that runs coroutine 'lockedByDeducedGuard' [async-blocking-call]
  // MORE: :[[@LINE-2]]:19: note: 'std::lock_guard<std::mutex>' waits until the mutex is free
  // MORE: :[[@LINE-3]]:19: note: await 'rt::mutex::scoped_lock' instead, which frees the thread
  co_return;
}

rt::task<> lockedInCondition(std::mutex &m, bool wanted) {
  if (std::scoped_lock lock(m); wanted)
    co_return;
    // MORE: :[[@LINE-2]]:24: warning: 'std::scoped_lock<std::mutex>' blocks the thread that runs coroutine 'lockedInCondition' [async-blocking-call]
    // MORE: :[[@LINE-3]]:24: note: 'std::scoped_lock<std::mutex>' waits until the mutexes are free
    // MORE: :[[@LINE-4]]:24: note: await 'rt::mutex::scoped_lock' instead, which frees the thread
}

using guard = std::lock_guard<std::mutex>;
rt::task<> lockedByAlias(std::mutex &m) {
  guard lock(m);
  // MORE: :[[@LINE-1]]:9: warning: 'guard' blocks the thread that runs coroutine 'lockedByAlias' [async-blocking-call]
  // MORE: :[[@LINE-2]]:9: note: 'guard' waits until the mutex is free
  // MORE: :[[@LINE-3]]:9: note: await 'rt::mutex::scoped_lock' instead, which frees the thread
  co_return;
}

rt::task<> lockedLater(std::mutex &m) {
  std::unique_lock lock(m, std::defer_lock);
  lock.lock();
  // MORE: :[[@LINE-1]]:8: warning: 'std::unique_lock::lock' blocks the thread that runs coroutine 'lockedLater' [async-blocking-call]
  // MORE: :[[@LINE-2]]:8: note: 'std::unique_lock::lock' waits until the mutex is free
  // MORE: :[[@LINE-3]]:8: note: await 'rt::mutex::scoped_lock' instead, which frees the thread
  co_return;
}

rt::task<> lockedShared(std::shared_mutex &m) {
  m.lock_shared();
  // MORE: :[[@LINE-1]]:5: warning: 'std::shared_mutex::lock_shared' blocks the thread that runs coroutine 'lockedShared' [async-blocking-call]
  // MORE: :[[@LINE-2]]:5: note: 'std::shared_mutex::lock_shared' waits until the mutex is free
  // MORE: :[[@LINE-3]]:5: note: run it with 'rt::spawn_blocking', where blocking is fine
  m.unlock_shared();
  co_return;
}

rt::task<> lockedByAlgorithm(std::mutex &a, std::mutex &b) {
  std::lock(a, b);
  // MORE: :[[@LINE-1]]:3: warning: 'std::lock' blocks the thread that runs coroutine 'lockedByAlgorithm' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'std::lock' waits until the mutexes are free
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  a.unlock();
  b.unlock();
  co_return;
}

rt::task<> lockedOfPosix(pthread_mutex_t *m) {
  pthread_mutex_lock(m);
  // MORE: :[[@LINE-1]]:3: warning: 'pthread_mutex_lock' blocks the thread that runs coroutine 'lockedOfPosix' [async-blocking-call]
  // MORE: :[[@LINE-2]]:3: note: 'pthread_mutex_lock' waits until the mutex is free
  // MORE: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  pthread_mutex_unlock(m);
  co_return;
}

rt::task<> onlyTried(std::mutex &m) {
  std::unique_lock lock(m, std::try_to_lock);
  if (m.try_lock())
    m.unlock();
  co_return;
}

rt::task<> asynchronousLock(rt::mutex &m) {
  auto lock = co_await m.scoped_lock();
}

ASYNC_TIDY_BLOCKING int readSensor();
rt::task<int> annotationsAreWaits() {
  co_return readSensor();
  // CHECK: :[[@LINE-1]]:13: warning: 'readSensor' blocks the thread that runs coroutine 'annotationsAreWaits' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:13: note: 'readSensor' is annotated 'async::blocking'
  // CHECK: :[[@LINE-3]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  // ALLOWED: :[[@LINE-4]]:13: warning: 'readSensor' blocks the thread that runs coroutine 'annotationsAreWaits' [async-blocking-call]
  // ALLOWED: :[[@LINE-5]]:13: note: 'readSensor' is annotated 'async::blocking'
  // ALLOWED: :[[@LINE-6]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
}

// NONE-NOT: warning
