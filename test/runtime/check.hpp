// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The least that these tests need: CHECK, THROWS, RUN and an exit status.
//
#ifndef ASYNC_TIDY_TEST_RUNTIME_CHECK_HPP
#define ASYNC_TIDY_TEST_RUNTIME_CHECK_HPP

#include <atomic>
#include <cstdio>
#include <unistd.h>

namespace check {

inline std::atomic<int> failures = 0;
inline const char *current_test = "";

// A lost wake-up is a hang: let it end as a failure with the test's name known
// from the last line printed.
inline const unsigned watchdog = ::alarm(120);

inline void that(bool ok, const char *text, const char *file, int line) {
  if (ok)
    return;
  ++failures;
  std::fprintf(stderr, "%s:%d: in %s: failed: %s\n", file, line, current_test,
               text);
}

inline void run(const char *name, void (*test)()) {
  current_test = name;
  std::printf("%s\n", name);
  std::fflush(stdout);
  test();
}

inline int status() { return failures == 0 ? 0 : 1; }

/// Counts its live copies, to see when frames and captures go away.
struct tracked {
  static inline std::atomic<int> alive = 0;
  tracked() { ++alive; }
  tracked(const tracked &) { ++alive; }
  tracked &operator=(const tracked &) = default;
  ~tracked() { --alive; }
};

} // namespace check

#define CHECK(...)                                                             \
  check::that(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)

/// The statement throws EXCEPTION.
#define THROWS(EXCEPTION, ...)                                                 \
  do {                                                                         \
    bool threw = false;                                                        \
    try {                                                                      \
      __VA_ARGS__;                                                             \
    } catch (const EXCEPTION &) {                                              \
      threw = true;                                                            \
    }                                                                          \
    check::that(threw, #__VA_ARGS__ " throws " #EXCEPTION, __FILE__,           \
                __LINE__);                                                     \
  } while (false)

#define RUN(TEST) check::run(#TEST, TEST)

#endif // ASYNC_TIDY_TEST_RUNTIME_CHECK_HPP
