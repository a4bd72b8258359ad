// Two threads copy a pointer that counts its references in a plain integer: they
// race for the count.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <cstdio>
#include <thread>

struct config {
  int refs = 1;
  int value = 42;
};

class config_ptr {
  config *c_;

public:
  config_ptr() : c_(new config) {}
  config_ptr(const config_ptr &other) : c_(other.c_) { ++c_->refs; }
  config_ptr &operator=(const config_ptr &) = delete;
  ~config_ptr() {
    if (--c_->refs == 0)
      delete c_;
  }
  int value() const { return c_->value; }
};

int sum(config_ptr settings) {
  int total = 0;
  for (int i = 0; i < 1000; ++i) {
    config_ptr copy = settings;
    total += copy.value();
  }
  return total;
}

int main() {
  config_ptr settings;
  std::jthread other([settings] { sum(settings); });
// CHECK:      :[[@LINE-1]]:23: warning: 'settings' is copied into work on another thread, but 'config_ptr' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-32]]:7: note: 'config_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass what it holds by value, move sole ownership, or use a type that synchronises
  std::printf("%d\n", sum(settings));
}

// TSAN: WARNING: ThreadSanitizer: data race
