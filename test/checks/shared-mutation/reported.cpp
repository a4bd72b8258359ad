// RUN: %async_tidy --checks=async-shared-mutation --format=concise --fail-on=never %s -- -std=c++20 -I %rt_include | %verify %s

#include <rt/rt.hpp>

rt::task<void> situationInOneName() {
  co_return;
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} [async-shared-mutation]
}
