// Mended: the work has a copy of the elements.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

int main() {
  std::vector<std::string> users(3, "ann");
  std::jthread greeter([present = users] {
    for (const std::string &user : present)
      std::printf("hello %s\n", user.c_str());
  });
  for (int i = 0; i < 100; ++i)
    users.push_back("bob");
}

// OUT-COUNT-3: hello ann
