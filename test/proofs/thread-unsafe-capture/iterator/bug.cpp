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
    for (int i = 0; i < 3; ++i)
      std::printf("hello %s\n", first[i].c_str());
  });
  for (int i = 0; i < 100; ++i)
    users.push_back("bob");
}

// TSAN: WARNING: ThreadSanitizer: {{data race|heap-use-after-free}}
