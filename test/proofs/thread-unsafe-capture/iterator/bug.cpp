// Work gets an iterator into a container that its creator goes on to change:
// the elements move away under it.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

int main() {
  std::vector<std::string> users(3, "ann");
  auto first = users.begin();
  std::jthread greeter([first] {
// CHECK:      :[[@LINE-1]]:25: warning: 'users' is read by work on another thread while function 'main' changes it [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+5]]:33: note: the work reads it here
// CHECK-NEXT: :[[@LINE+7]]:5: note: function 'main' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:25: note: wait for the work first, guard 'users' with a mutex, or pass a copy
    for (int i = 0; i < 3; ++i)
      std::printf("hello %s\n", first[i].c_str());
  });
  for (int i = 0; i < 100; ++i)
    users.push_back("bob");
}

// TSAN: WARNING: ThreadSanitizer: {{data race|heap-use-after-free}}
