// AllowedExceptions: what may be thrown during the call, and what derives from
// it.

// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-missing-coroutine %s -- -std=c++20 -I%rt_include \
// RUN:   | FileCheck --check-prefix=DEFAULT %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-missing-coroutine \
// RUN:   '--option=async-missing-coroutine.AllowedExceptions=' \
// RUN:   %s -- -std=c++20 -I%rt_include | FileCheck --check-prefix=NONE %s

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

// DEFAULT:      options.cpp:28:5: warning: exception leaves the call of function 'failure'
// DEFAULT-NOT:  warning:
// NONE-COUNT-3: warning: exception leaves the call
// NONE-NOT:     warning:
