// A class is annotated as safe to hand over, and its copies share a plain
// count: nothing is said where it is handed on, and two threads race for the
// count.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>

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

struct ASYNC_TIDY_SEND settings {
// CHECK:      :[[@LINE-1]]:24: warning: 'settings' is annotated 'async::send', but a part of it, 'config_ptr', must stay on one thread [async-contradicted-annotation]
// CHECK-NEXT: :[[@LINE+3]]:14: note: member 'shared' of 'settings' has type 'config_ptr'
// CHECK-NEXT: :[[@LINE-21]]:7: note: 'config_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE-4]]:24: note: what is said is believed at every spawn: mend the part, or take the word back
  config_ptr shared;
};

int sum(settings s) {
  int total = 0;
  for (int i = 0; i < 1000; ++i) {
    settings copy = s;
    total += copy.shared.value();
  }
  return total;
}

int main() {
  settings s;
  std::jthread other([s] { sum(s); });
  std::printf("%d\n", sum(s));
}

// TSAN: WARNING: ThreadSanitizer: data race
