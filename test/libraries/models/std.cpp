// Calls every function that the model of the standard library says blocks.
//
// RUN: %async_tidy facts %s -- -std=c++20 | %python %S/modelled.py %source/checkers/core/models/std.yaml 'std::atomic_flag_wait*'

#include <atomic>
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <thread>

namespace fs = std::filesystem;
using namespace std::chrono_literals;
const auto later = std::chrono::steady_clock::now() + 1s;

void threads(std::thread &thread, std::jthread &jthread) {
  std::this_thread::sleep_for(1s);
  std::this_thread::sleep_until(later);
  thread.join();
  jthread.join();
}

void futureGet(std::future<void> f) { f.get(); }
void futureWait(std::future<void> f) { f.wait(); }
void futureWaitFor(std::future<void> f) { (void)f.wait_for(1s); }
void futureWaitUntil(std::future<void> f) { (void)f.wait_until(later); }
void sharedGet(std::shared_future<void> f) { f.get(); }
void sharedWait(std::shared_future<void> f) { f.wait(); }
void sharedWaitFor(std::shared_future<void> f) { (void)f.wait_for(1s); }
void sharedWaitUntil(std::shared_future<void> f) { (void)f.wait_until(later); }

void conditions(std::unique_lock<std::mutex> &lock, std::condition_variable &one,
                std::condition_variable_any &any) {
  one.wait(lock);
  one.wait_for(lock, 1s);
  one.wait_until(lock, later);
  any.wait(lock);
  any.wait_for(lock, 1s);
  any.wait_until(lock, later);
}

void coordination(std::counting_semaphore<> &semaphore, std::latch &latch,
                  std::barrier<> &barrier) {
  semaphore.acquire();
  (void)semaphore.try_acquire_for(1s);
  (void)semaphore.try_acquire_until(later);
  latch.wait();
  latch.arrive_and_wait();
  barrier.arrive_and_wait();
  barrier.wait(barrier.arrive());
}

void atomics(std::atomic<int> &a, int &i, std::atomic_flag &flag) {
  a.wait(0);
  std::atomic_ref<int>(i).wait(0);
  flag.wait(false);
  std::atomic_wait(&a, 0);
  std::atomic_wait_explicit(&a, 0, std::memory_order_relaxed);
}

void mutexes(std::mutex &m, std::recursive_mutex &r, std::timed_mutex &t,
             std::recursive_timed_mutex &rt, std::shared_mutex &s,
             std::shared_timed_mutex &st) {
  m.lock();
  r.lock();
  t.lock();
  (void)t.try_lock_for(1s);
  (void)t.try_lock_until(later);
  rt.lock();
  (void)rt.try_lock_for(1s);
  (void)rt.try_lock_until(later);
  s.lock();
  s.lock_shared();
  st.lock();
  st.lock_shared();
  (void)st.try_lock_for(1s);
  (void)st.try_lock_shared_for(1s);
  (void)st.try_lock_until(later);
  (void)st.try_lock_shared_until(later);
}

void locks(std::mutex &a, std::mutex &b, std::unique_lock<std::timed_mutex> &u,
           std::shared_lock<std::shared_timed_mutex> &s, std::once_flag &once) {
  std::lock_guard guard(a);
  std::scoped_lock scoped(a, b);
  u.lock();
  (void)u.try_lock_for(1s);
  (void)u.try_lock_until(later);
  s.lock();
  (void)s.try_lock_for(1s);
  (void)s.try_lock_until(later);
  std::lock(a, b);
  std::call_once(once, [] {});
}

void files(std::filebuf &buffer) {
  std::ifstream in("f");
  in.open("f");
  std::ofstream out("f");
  out.open("f");
  std::fstream both("f");
  both.open("f");
  buffer.open("f", std::ios::in);
  fs::copy("f", "g");
  fs::copy_file("f", "g");
  fs::remove_all("f");
  fs::create_directories("f");
  fs::directory_iterator entries("f");
  fs::recursive_directory_iterator all("f");
}
