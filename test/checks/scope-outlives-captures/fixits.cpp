// A copy instead of a reference is offered on a note, and --fix leaves it alone.

// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-scope-outlives-captures \
// RUN:   --fix %t.cpp -- -std=c++20 -I%rt_include | %verify %s
// RUN: diff %s %t.cpp

// With the edits made, nothing is left to say.
// RUN: sed 's/\[&\([ip]\)\]/[\1]/' %s > %t.fixed.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t.fixed.cpp -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --allow-empty --check-prefix=FIXED %s
// FIXED-NOT: '{{[ip]}}'

#include <rt/rt.hpp>

#include <string>

void use(int n);
void use(const int *p);
void use(const std::string &s);
void change(int &n);

void number(rt::thread_pool &pool) {
  for (int i = 0; i < 3; ++i)
    pool.post([&i] { use(i); });
  pool.join();
}

void pointer(rt::thread_pool &pool, const int *first) {
  for (const int *p = first; *p; ++p)
    pool.post([&p] { use(p); });
  pool.join();
}

// Not where a copy means something else, costs something, or is not written.
void changed(rt::thread_pool &pool) {
  for (int n = 0; n < 3; ++n)
    pool.post([&n] { change(n); });
  pool.join();
}

void text(rt::thread_pool &pool) {
  for (std::string s; s.size() < 3; s += "x")
    pool.post([&s] { use(s); });
  pool.join();
}

void byDefault(rt::thread_pool &pool) {
  for (int n = 0; n < 3; ++n)
    pool.post([&] { use(n); });
  pool.join();
}
