// Which classes are guarded by a mutex of their own, and which are not quite.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep "guarded by\|not guarded" | FileCheck %s --implicit-check-not="guarded.cpp:"

#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'Counter' is guarded by 'm_'
class Counter {
  std::mutex m_;
  int n_ = 0;

public:
  void add() {
    std::lock_guard lock(m_);
    ++n_;
  }
  int get() {
    std::lock_guard lock(m_);
    return n_;
  }
};

class Forgets {
  std::mutex m_;
  int n_ = 0;

public:
  void add() {
    std::lock_guard lock(m_);
    ++n_;
  }
  // CHECK: guarded.cpp:[[@LINE+1]]:28: 'n_' is not guarded here, but by 'm_' in line [[@LINE-2]]
  int get() const { return n_; }
};

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'Initialises' is guarded by 'm_'
class Initialises {
  std::mutex m_;
  std::vector<int> all_;

public:
  Initialises() { all_.push_back(1); }
  ~Initialises() { all_.clear(); }
  void add(int n) {
    std::scoped_lock lock(m_);
    all_.push_back(n);
  }
};

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'Helps' is guarded by 'm_'
class Helps {
  std::mutex m_;
  int n_ = 0;
  void addLocked() { ++n_; }
  void twiceLocked() {
    addLocked();
    addLocked();
  }

public:
  void add() {
    std::lock_guard lock(m_);
    addLocked();
  }
  void twice() {
    std::lock_guard lock(m_);
    twiceLocked();
  }
};

class HelpsTooMuch {
  std::mutex m_;
  int n_ = 0;
  // CHECK: guarded.cpp:[[@LINE+1]]:24: 'n_' is not guarded here, but by 'm_' in line [[@LINE+6]]
  void addLocked() { ++n_; }

public:
  void add() {
    std::lock_guard lock(m_);
    n_ += 2;
  }
  void addToo() { addLocked(); }
};

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'Waits' is guarded by 'm_'
class Waits {
  std::mutex m_;
  std::condition_variable changed_;
  bool ready_ = false;

public:
  void wait() {
    std::unique_lock lock(m_);
    changed_.wait(lock, [this] { return ready_; });
  }
  void set() {
    {
      std::lock_guard lock(m_);
      ready_ = true;
    }
    changed_.notify_all();
  }
};

class TooLate {
  std::mutex m_;
  int n_ = 0;

public:
  void add() {
    {
      std::lock_guard lock(m_);
      ++n_;
    }
    // CHECK: guarded.cpp:[[@LINE+1]]:7: 'n_' is not guarded here, but by 'm_' in line [[@LINE-2]]
    ++n_;
  }
};

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'Shared' is guarded by 'm_'
class Shared {
  mutable std::shared_mutex m_;
  int n_ = 0;

public:
  int get() const {
    std::shared_lock lock(m_);
    return n_;
  }
  void set(int n) {
    std::unique_lock lock(m_);
    n_ = n;
  }
};

// Others may write, too, while this one does.
class SharedWriter {
  std::shared_mutex m_;
  int n_ = 0;

public:
  void add() {
    std::shared_lock lock(m_);
    ++n_;
  }
};

// What goes out is used without the lock.
class LetsOut {
  std::mutex m_;
  std::vector<int> all_;

public:
  std::vector<int> &all() {
    std::lock_guard lock(m_);
    return all_;
  }
};

// Other units may reach it.
struct Open {
  std::mutex m;
  int n = 0;
  void add() {
    std::lock_guard lock(m);
    ++n;
  }
};

// No body to judge by.
class Unseen {
  std::mutex m_;
  int n_ = 0;

public:
  void add();
};

// A thread of its own does not inherit the lock.
class Spawns {
  std::mutex m_;
  int n_ = 0;

public:
  void add() {
    std::lock_guard lock(m_);
    std::thread([this] { ++n_; }).detach();
  }
};

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'Other' is guarded by 'm_'
class Other {
  std::mutex m_;
  int n_ = 0;

public:
  void take(Other &from) {
    std::scoped_lock lock(m_, from.m_);
    n_ += from.n_;
    from.n_ = 0;
  }
};

// The lock of another object guards nothing here.
class WrongObject {
  std::mutex m_;
  int n_ = 0;

public:
  void take(WrongObject &from) {
    std::scoped_lock lock(from.m_);
    n_ = 1;
  }
};

// CHECK: guarded.cpp:[[@LINE+1]]:7: 'ConstantToo' is guarded by 'm_'
class ConstantToo {
  std::mutex m_;
  const int limit_ = 3;
  int n_ = 0;

public:
  int limit() const { return limit_; }
  void add() {
    m_.lock();
    ++n_;
    m_.unlock();
  }
};
