// What the models know of the standard library and POSIX, of every kind that
// is on by default.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/task.hpp>

#include <atomic>
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <fstream>
#include <ftw.h>
#include <future>
#include <latch>
#include <mutex>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <semaphore>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <thread>
#include <time.h>
#include <unistd.h>

using namespace std::chrono_literals;

rt::task<> sleeps(timespec *ts) {
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_until' suspends the calling thread until that time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  usleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'usleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  nanosleep(ts, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'nanosleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'nanosleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  clock_nanosleep(CLOCK_MONOTONIC, 0, ts, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'clock_nanosleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'clock_nanosleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> threads(std::thread &a, std::jthread &b, pthread_t c) {
  a.join();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::thread::join' blocks the thread that runs coroutine 'threads' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  b.join();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::jthread::join' blocks the thread that runs coroutine 'threads' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::jthread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  pthread_join(c, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_join' blocks the thread that runs coroutine 'threads' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'pthread_join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> futureGet(std::future<void> f) {
  f.get();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::future::get' blocks the thread that runs coroutine 'futureGet' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> futureWait(std::future<void> f) {
  f.wait();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::future::wait' blocks the thread that runs coroutine 'futureWait' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::future::wait' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> futureWaitUntil(std::future<void> f) {
  f.wait_until(std::chrono::steady_clock::now() + 1s);
  // CHECK: :[[@LINE-1]]:5: warning: 'std::future::wait_until' blocks the thread that runs coroutine 'futureWaitUntil' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::future::wait_until' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> sharedFutureGet(std::shared_future<void> f) {
  f.get();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::shared_future::get' blocks the thread that runs coroutine 'sharedFutureGet' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::shared_future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> sharedFutureWaitFor(std::shared_future<void> f) {
  f.wait_for(1s);
  // CHECK: :[[@LINE-1]]:5: warning: 'std::shared_future::wait_for' blocks the thread that runs coroutine 'sharedFutureWaitFor' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::shared_future::wait_for' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> conditionVariables(std::unique_lock<std::mutex> &lock,
                              std::condition_variable &changed,
                              std::condition_variable_any &any, bool &done) {
  changed.wait(lock);
  // CHECK: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks the thread that runs coroutine 'conditionVariables' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'std::condition_variable::wait' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: await an asynchronous form of it, or run it on a thread of its own
  changed.wait(lock, [&] { return done; });
  // CHECK: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait' blocks the thread that runs coroutine 'conditionVariables' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'std::condition_variable::wait' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: await an asynchronous form of it, or run it on a thread of its own
  changed.wait_for(lock, 1s);
  // CHECK: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait_for' blocks the thread that runs coroutine 'conditionVariables' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'std::condition_variable::wait_for' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: await an asynchronous form of it, or run it on a thread of its own
  changed.wait_until(lock, std::chrono::steady_clock::now());
  // CHECK: :[[@LINE-1]]:11: warning: 'std::condition_variable::wait_until' blocks the thread that runs coroutine 'conditionVariables' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'std::condition_variable::wait_until' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: await an asynchronous form of it, or run it on a thread of its own
  any.wait(lock);
  // CHECK: :[[@LINE-1]]:7: warning: 'std::condition_variable_any::wait' blocks the thread that runs coroutine 'conditionVariables' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:7: note: 'std::condition_variable_any::wait' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:7: note: await an asynchronous form of it, or run it on a thread of its own
  any.wait_for(lock, 1s);
  // CHECK: :[[@LINE-1]]:7: warning: 'std::condition_variable_any::wait_for' blocks the thread that runs coroutine 'conditionVariables' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:7: note: 'std::condition_variable_any::wait_for' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:7: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> semaphores(std::counting_semaphore<> &many,
                      std::binary_semaphore &one, sem_t *posix) {
  many.acquire();
  // CHECK: :[[@LINE-1]]:8: warning: 'std::counting_semaphore::acquire' blocks the thread that runs coroutine 'semaphores' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:8: note: 'std::counting_semaphore::acquire' waits until another thread releases
  // CHECK: :[[@LINE-3]]:8: note: await an asynchronous form of it, or run it on a thread of its own
  one.acquire();
  // CHECK: :[[@LINE-1]]:7: warning: 'std::counting_semaphore::acquire' blocks the thread that runs coroutine 'semaphores' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:7: note: 'std::counting_semaphore::acquire' waits until another thread releases
  // CHECK: :[[@LINE-3]]:7: note: await an asynchronous form of it, or run it on a thread of its own
  many.try_acquire_for(1s);
  // CHECK: :[[@LINE-1]]:8: warning: 'std::counting_semaphore::try_acquire_for' blocks the thread that runs coroutine 'semaphores' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:8: note: 'std::counting_semaphore::try_acquire_for' waits until another thread releases
  // CHECK: :[[@LINE-3]]:8: note: await an asynchronous form of it, or run it on a thread of its own
  sem_wait(posix);
  // CHECK: :[[@LINE-1]]:3: warning: 'sem_wait' blocks the thread that runs coroutine 'semaphores' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sem_wait' waits until the semaphore is positive
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> latchWait(std::latch &l) {
  l.wait();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::latch::wait' blocks the thread that runs coroutine 'latchWait' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::latch::wait' waits until the count is zero
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> latchArriveAndWait(std::latch &l) {
  l.arrive_and_wait();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::latch::arrive_and_wait' blocks the thread that runs coroutine 'latchArriveAndWait' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::latch::arrive_and_wait' waits until the count is zero
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> barriers(std::barrier<> &b, pthread_barrier_t *posix) {
  b.arrive_and_wait();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::barrier::arrive_and_wait' blocks the thread that runs coroutine 'barriers' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::barrier::arrive_and_wait' waits until all other threads have arrived
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  b.wait(b.arrive());
  // CHECK: :[[@LINE-1]]:5: warning: 'std::barrier::wait' blocks the thread that runs coroutine 'barriers' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::barrier::wait' waits until all other threads have arrived
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  pthread_barrier_wait(posix);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_barrier_wait' blocks the thread that runs coroutine 'barriers' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'pthread_barrier_wait' waits until all other threads have arrived
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> atomics(std::atomic<int> &n, std::atomic_flag &flag) {
  n.wait(0);
  // CHECK: :[[@LINE-1]]:5: warning: 'std::atomic::wait' blocks the thread that runs coroutine 'atomics' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'std::atomic::wait' waits until another thread changes the value
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  flag.wait(false);
  // CHECK: :[[@LINE-1]]:8: warning: 'std::atomic_flag::wait' blocks the thread that runs coroutine 'atomics' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:8: note: 'std::atomic_flag::wait' waits until another thread changes the value
  // CHECK: :[[@LINE-3]]:8: note: await an asynchronous form of it, or run it on a thread of its own
  std::atomic_wait(&n, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::atomic_wait' blocks the thread that runs coroutine 'atomics' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::atomic_wait' waits until another thread changes the value
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> processes(FILE *pipe, siginfo_t *info) {
  std::system("make");
  // CHECK: :[[@LINE-1]]:3: warning: 'system' blocks the thread that runs coroutine 'processes' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'system' waits until the command has ended
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  wait(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'wait' blocks the thread that runs coroutine 'processes' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'wait' waits until a child process changes state
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  waitpid(-1, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitpid' blocks the thread that runs coroutine 'processes' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'waitpid' waits until a child process changes state
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  waitid(P_ALL, 0, info, WEXITED);
  // CHECK: :[[@LINE-1]]:3: warning: 'waitid' blocks the thread that runs coroutine 'processes' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'waitid' waits until a child process changes state
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  (void)popen("ls", "r");
  // CHECK: :[[@LINE-1]]:9: warning: 'popen' blocks the thread that runs coroutine 'processes' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'popen' waits until a shell has been started
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  pclose(pipe);
  // CHECK: :[[@LINE-1]]:3: warning: 'pclose' blocks the thread that runs coroutine 'processes' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'pclose' waits until the command has ended
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> signals(sigset_t *set, int *number) {
  pause();
  // CHECK: :[[@LINE-1]]:3: warning: 'pause' blocks the thread that runs coroutine 'signals' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'pause' waits for a signal
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sigwait(set, number);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigwait' blocks the thread that runs coroutine 'signals' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sigwait' waits for a signal
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sigsuspend(set);
  // CHECK: :[[@LINE-1]]:3: warning: 'sigsuspend' blocks the thread that runs coroutine 'signals' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sigsuspend' waits for a signal
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> conditionsOfPosix(pthread_cond_t *changed, pthread_mutex_t *m,
                             timespec *until) {
  pthread_cond_wait(changed, m);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_cond_wait' blocks the thread that runs coroutine 'conditionsOfPosix' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'pthread_cond_wait' waits until another thread signals the condition
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  pthread_cond_timedwait(changed, m, until);
  // CHECK: :[[@LINE-1]]:3: warning: 'pthread_cond_timedwait' blocks the thread that runs coroutine 'conditionsOfPosix' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'pthread_cond_timedwait' waits until another thread signals the condition
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> readiness(pollfd *fds, epoll_event *events) {
  poll(fds, 1, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'poll' blocks the thread that runs coroutine 'readiness' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'poll' waits until a descriptor is ready
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  epoll_wait(3, events, 1, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'epoll_wait' blocks the thread that runs coroutine 'readiness' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'epoll_wait' waits until a descriptor is ready
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> names(addrinfo **result) {
  getaddrinfo("example.org", "http", nullptr, result);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs coroutine 'names' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'getaddrinfo' waits for a name server
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  gethostbyname("example.org");
  // CHECK: :[[@LINE-1]]:3: warning: 'gethostbyname' blocks the thread that runs coroutine 'names' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'gethostbyname' waits for a name server
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

/// An address in numbers, and none, need no server.
rt::task<> numbers(addrinfo **result, const char *host) {
  getaddrinfo("127.0.0.1", "http", nullptr, result);
  getaddrinfo("fe80::1", "http", nullptr, result);
  getaddrinfo(nullptr, "http", nullptr, result);
  gethostbyname("10.0.0.1");
  getaddrinfo("beef", "http", nullptr, result);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs coroutine 'numbers' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'getaddrinfo' waits for a name server
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  getaddrinfo(host, "127.0.0.1", nullptr, result);
  // CHECK: :[[@LINE-1]]:3: warning: 'getaddrinfo' blocks the thread that runs coroutine 'numbers' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'getaddrinfo' waits for a name server
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> messages(void *buffer) {
  msgrcv(0, buffer, 8, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'msgrcv' blocks the thread that runs coroutine 'messages' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'msgrcv' waits for a message
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  msgsnd(0, buffer, 8, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'msgsnd' blocks the thread that runs coroutine 'messages' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'msgsnd' waits for room in the queue
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> streams() {
  std::ifstream in("a");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::ifstream' blocks the thread that runs coroutine 'streams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:17: note: 'std::ifstream' opens a file
  // CHECK: :[[@LINE-3]]:17: note: await an asynchronous form of it, or run it on a thread of its own
  std::ofstream out("b");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::ofstream' blocks the thread that runs coroutine 'streams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:17: note: 'std::ofstream' opens a file
  // CHECK: :[[@LINE-3]]:17: note: await an asynchronous form of it, or run it on a thread of its own
  std::fstream both("c", std::ios::in);
  // CHECK: :[[@LINE-1]]:16: warning: 'std::fstream' blocks the thread that runs coroutine 'streams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:16: note: 'std::fstream' opens a file
  // CHECK: :[[@LINE-3]]:16: note: await an asynchronous form of it, or run it on a thread of its own
  std::wifstream wide("d");
  // CHECK: :[[@LINE-1]]:18: warning: 'std::wifstream' blocks the thread that runs coroutine 'streams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:18: note: 'std::wifstream' opens a file
  // CHECK: :[[@LINE-3]]:18: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> filesystem(const std::filesystem::path &p) {
  std::filesystem::copy(p, p);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::copy' blocks the thread that runs coroutine 'filesystem' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::filesystem::copy' copies files
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  std::filesystem::copy_file(p, p);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::copy_file' blocks the thread that runs coroutine 'filesystem' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::filesystem::copy_file' copies a file
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  std::filesystem::remove_all(p);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::remove_all' blocks the thread that runs coroutine 'filesystem' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::filesystem::remove_all' removes a tree of directories
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  std::filesystem::create_directories(p);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::create_directories' blocks the thread that runs coroutine 'filesystem' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::filesystem::create_directories' creates directories
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> walksTree(const std::filesystem::path &p) {
  for (const auto &entry : std::filesystem::recursive_directory_iterator(p))
    (void)entry;
    // CHECK: :[[@LINE-2]]:28: warning: 'std::filesystem::recursive_directory_iterator' blocks the thread that runs coroutine 'walksTree' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:28: note: 'std::filesystem::recursive_directory_iterator' walks a tree of directories
    // CHECK: :[[@LINE-4]]:28: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> cStreams(char *buffer, FILE *f) {
  (void)std::fopen("a", "r");
  // CHECK: :[[@LINE-1]]:9: warning: 'fopen' blocks the thread that runs coroutine 'cStreams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'fopen' opens a file
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  (void)std::fread(buffer, 1, 1, f);
  // CHECK: :[[@LINE-1]]:9: warning: 'fread' blocks the thread that runs coroutine 'cStreams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'fread' reads from a file
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  (void)fgets(buffer, 1, f);
  // CHECK: :[[@LINE-1]]:9: warning: 'fgets' blocks the thread that runs coroutine 'cStreams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'fgets' reads from a file
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  (void)getchar();
  // CHECK: :[[@LINE-1]]:9: warning: 'getchar' blocks the thread that runs coroutine 'cStreams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'getchar' waits for input
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  int n;
  (void)std::scanf("%d", &n);
  // CHECK: :[[@LINE-1]]:9: warning: 'scanf' blocks the thread that runs coroutine 'cStreams' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'scanf' waits for input
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> disks(int fd, void *memory) {
  fsync(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'fsync' blocks the thread that runs coroutine 'disks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'fsync' waits until the data is on the disk
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  fdatasync(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'fdatasync' blocks the thread that runs coroutine 'disks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'fdatasync' waits until the data is on the disk
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  sync();
  // CHECK: :[[@LINE-1]]:3: warning: 'sync' blocks the thread that runs coroutine 'disks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sync' waits until the data is on the disk
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  msync(memory, 1, MS_SYNC);
  // CHECK: :[[@LINE-1]]:3: warning: 'msync' blocks the thread that runs coroutine 'disks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'msync' waits until the data is on the disk
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  flock(fd, LOCK_EX);
  // CHECK: :[[@LINE-1]]:3: warning: 'flock' blocks the thread that runs coroutine 'disks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'flock' waits until other processes release the file
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  (void)lockf(fd, F_LOCK, 0);
  // CHECK: :[[@LINE-1]]:9: warning: 'lockf' blocks the thread that runs coroutine 'disks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'lockf' waits until other processes release the file
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> loader() {
  (void)dlopen("libm.so", RTLD_NOW);
  // CHECK: :[[@LINE-1]]:9: warning: 'dlopen' blocks the thread that runs coroutine 'loader' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'dlopen' loads a library from the disk and runs its initialisers
  // CHECK: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}
