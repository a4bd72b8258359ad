// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dropped-guard %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What was reported once and should not have been.

#include <rt/rt.hpp>

// A guard whose members take the lock: what the inner coroutine gives is an
// empty guard, and this one becomes the owner.
class asyncLock;
class scopedAsyncLock {
  asyncLock *lock_;
  bool owns_ = false;

public:
  scopedAsyncLock(scopedAsyncLock &&);
  ~scopedAsyncLock();
  rt::task<> lock();
};
class asyncLock {
public:
  rt::task<scopedAsyncLock> lockImpl(bool withGuard);
  void unlock();
};
scopedAsyncLock::~scopedAsyncLock() {
  if (owns_)
    lock_->unlock();
}
rt::task<> scopedAsyncLock::lock() {
  co_await lock_->lockImpl(false);
  owns_ = true;
}
