// Mended: std::shared_ptr counts atomically.
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

int sum(std::shared_ptr<config> settings) {
  int total = 0;
  for (int i = 0; i < 1000; ++i) {
    std::shared_ptr<config> copy = settings;
    total += copy->value;
  }
  return total;
}

int main() {
  auto settings = std::make_shared<config>();
  std::jthread other([settings] { sum(settings); });
  std::printf("%d\n", sum(settings));
}

// OUT: 42000
