// Mended: the part counts atomically, and the annotation is not needed.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <cstdio>
#include <memory>
#include <thread>

struct config {
  int value = 42;
};

struct settings {
  std::shared_ptr<config> shared = std::make_shared<config>();
};

int sum(settings s) {
  int total = 0;
  for (int i = 0; i < 1000; ++i) {
    settings copy = s;
    total += copy.shared->value;
  }
  return total;
}

int main() {
  settings s;
  std::jthread other([s] { sum(s); });
  std::printf("%d\n", sum(s));
}

// OUT: 42000
