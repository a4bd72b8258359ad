// What is believed to block, and why: in any function, of any kind, whatever a
// check makes of it.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | FileCheck %s --implicit-check-not="blocking.cpp:{{.*}}may block"

#include <async_tidy/annotations.h>

#include <chrono>
#include <fstream>
#include <future>
#include <mutex>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

ASYNC_TIDY_BLOCKING void annotated();
ASYNC_TIDY_NONBLOCKING void asserted();
void declared() [[clang::blocking]];
void declaredNot() [[clang::nonblocking]];

void inPlainFunctions(std::thread &t) {
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'std::thread::join' may block: waits until the thread has ended
  t.join();
}

void kindsThatAreOffByDefault(int fd, void *buffer, std::mutex &m) {
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'recv' may block: waits for data
  recv(fd, buffer, 1, 0);
  recv(fd, buffer, 1, MSG_DONTWAIT);
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'std::mutex::lock' may block: waits until the mutex is free
  m.lock();
  m.try_lock();
}

void annotations() {
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'annotated' may block: is annotated 'async::blocking'
  annotated();
  asserted();
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'declared' may block: is declared '{{\[\[}}clang::blocking]]'
  declared();
  declaredNot();
}

void zeroIsNoWait(std::future<int> f) {
  // CHECK: blocking.cpp:[[@LINE+1]]:9: 'std::future::wait_for' may block: waits until another thread has set the result
  (void)f.wait_for(1s);
  (void)f.wait_for(0s);
  (void)f.wait_for(std::chrono::duration<double>(0));
}

void afterATest(std::future<int> f) {
  if (f.wait_for(0s) == std::future_status::ready)
    f.get();
}

void constructors() {
  // CHECK: blocking.cpp:[[@LINE+1]]:17: 'std::basic_ifstream::basic_ifstream' may block: opens a file
  std::ifstream opened("file");
  std::ifstream notOpened;
}

namespace own {
void sleep(unsigned);
}
void anotherSleep() {
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'sleep' may block: suspends the calling thread for the whole time
  ::sleep(1);
  ::sleep(0);
  own::sleep(1);
}

template <class T> void inAnInstantiation(T t) {
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'std::thread::join' may block: waits until the thread has ended
  t.join();
}
template void inAnInstantiation(std::thread);

auto inALambda = [](std::thread &t) {
  // CHECK: blocking.cpp:[[@LINE+1]]:3: 'std::thread::join' may block: waits until the thread has ended
  t.join();
};
