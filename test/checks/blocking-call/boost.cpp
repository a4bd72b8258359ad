// Boost.Thread, by a miniature of its declarations.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call "--option=async-blocking-call.Kinds=wait;sleep;lock" %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/task.hpp>

#include <chrono>

namespace boost {
class mutex {
public:
  void lock();
  bool try_lock();
  void unlock();
};
template <class M> class lock_guard {
public:
  explicit lock_guard(M &);
};
template <class M> class unique_lock {
public:
  explicit unique_lock(M &);
  void lock();
};
class thread {
public:
  void join();
  template <class R, class P>
  bool try_join_for(const std::chrono::duration<R, P> &);
  void detach();
};
class thread_group {
public:
  void join_all();
};
class condition_variable {
public:
  void wait(unique_lock<mutex> &);
  template <class R, class P>
  bool wait_for(unique_lock<mutex> &, const std::chrono::duration<R, P> &);
  void notify_all();
};
template <class T> class basic_future {
public:
  bool is_ready() const;
  void wait() const;
};
template <class T> class future : public basic_future<T> {
public:
  T get();
};
class barrier {
public:
  bool wait();
};
namespace this_thread {
template <class R, class P> void sleep_for(const std::chrono::duration<R, P> &);
void yield();
} // namespace this_thread
namespace fibers {
class mutex {
public:
  void lock();
};
} // namespace fibers
} // namespace boost

using namespace std::chrono_literals;

rt::task<> sleeps() {
  boost::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'boost::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  boost::this_thread::sleep_for(0s);
  boost::this_thread::yield();
  co_return;
}

rt::task<> joins(boost::thread &t, boost::thread_group &all) {
  t.join();
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::thread::join' blocks the thread that runs coroutine 'joins' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'boost::thread::join' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  t.try_join_for(1s);
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::thread::try_join_for' blocks the thread that runs coroutine 'joins' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'boost::thread::try_join_for' waits until the thread has ended
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  t.try_join_for(0s);
  t.detach();
  all.join_all();
  // CHECK: :[[@LINE-1]]:7: warning: 'boost::thread_group::join_all' blocks the thread that runs coroutine 'joins' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:7: note: 'boost::thread_group::join_all' waits until all threads of the group have ended
  // CHECK: :[[@LINE-3]]:7: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> conditions(boost::unique_lock<boost::mutex> &lock,
                      boost::condition_variable &changed) {
  changed.wait(lock);
  // CHECK: :[[@LINE-1]]:11: warning: 'boost::condition_variable::wait' blocks the thread that runs coroutine 'conditions' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'boost::condition_variable::wait' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: await an asynchronous form of it, or run it on a thread of its own
  changed.wait_for(lock, 1s);
  // CHECK: :[[@LINE-1]]:11: warning: 'boost::condition_variable::wait_for' blocks the thread that runs coroutine 'conditions' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'boost::condition_variable::wait_for' waits until another thread notifies
  // CHECK: :[[@LINE-3]]:11: note: await an asynchronous form of it, or run it on a thread of its own
  changed.wait_for(lock, 0s);
  changed.notify_all();
  co_return;
}

rt::task<int> future(boost::future<int> f) { co_return f.get(); }
// CHECK: :[[@LINE-1]]:58: warning: 'boost::future::get' blocks the thread that runs coroutine 'future' [async-blocking-call]
// CHECK: :[[@LINE-2]]:58: note: 'boost::future::get' waits until another thread has set the result
// CHECK: :[[@LINE-3]]:58: note: await an asynchronous form of it, or run it on a thread of its own

rt::task<int> futureIsReady(boost::future<int> f) {
  if (f.is_ready())
    co_return f.get();
  co_return 0;
}

/// A member of a base is found under the class that it is called on.
rt::task<> memberOfBase(boost::future<int> f) {
  f.wait();
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::future::wait' blocks the thread that runs coroutine 'memberOfBase' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'boost::future::wait' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> barrier(boost::barrier &b) {
  b.wait();
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::barrier::wait' blocks the thread that runs coroutine 'barrier' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'boost::barrier::wait' waits until all other threads have arrived
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

rt::task<> locks(boost::mutex &m) {
  boost::lock_guard lock(m);
  // CHECK: :[[@LINE-1]]:21: warning: 'boost::lock_guard<boost::mutex>' blocks the thread that runs coroutine 'locks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:21: note: 'boost::lock_guard<boost::mutex>' waits until the mutex is free
  // CHECK: :[[@LINE-3]]:21: note: await an asynchronous form of it, or run it on a thread of its own
  m.lock();
  // CHECK: :[[@LINE-1]]:5: warning: 'boost::mutex::lock' blocks the thread that runs coroutine 'locks' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:5: note: 'boost::mutex::lock' waits until the mutex is free
  // CHECK: :[[@LINE-3]]:5: note: await an asynchronous form of it, or run it on a thread of its own
  m.try_lock();
  co_return;
}

/// A fiber's mutex suspends the fiber.
rt::task<> fibers(boost::fibers::mutex &m) {
  m.lock();
  co_return;
}
