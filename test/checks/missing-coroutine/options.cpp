// AllowedExceptions: what may be thrown during the call, and what derives from
// it.

// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-missing-coroutine %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefix=DEFAULT %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-missing-coroutine \
// RUN:   '--option=async-missing-coroutine.AllowedExceptions=std::logic_error' \
// RUN:   %s -- -std=c++20 -I%rt_include | FileCheck --check-prefix=ALLOWED %s

#include <rt/rt.hpp>

#include <stdexcept>

rt::task<> save(int n);

rt::task<> mistake(int n) {
  if (n < 0)
    throw std::invalid_argument("n");
  if (n > 9)
    throw std::logic_error("n");
  return save(n);
}

rt::task<> failure(int n) {
  if (n < 0)
    throw std::runtime_error("n");
  return save(n);
}

// DEFAULT-COUNT-3: warning: exception leaves the call
// ALLOWED:         options.cpp:28:5: warning: exception leaves the call of function 'failure'
// ALLOWED-NOT:     warning:
