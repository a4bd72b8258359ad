// What async-swallowed-cancellation must not report.

// RUN: split-file %s %t
// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-swallowed-cancellation %t/silent.cpp \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s
// RUN: %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-swallowed-cancellation %t/no-cancellation.cpp \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

//--- silent.cpp
#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <stop_token>

using namespace std::chrono_literals;

rt::task<> step();
rt::task<> cleanUp();
void log(const char *text);
void keep(std::exception_ptr error);

rt::task<> rethrows() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      log("failed");
      throw;
    }
  }
}

rt::task<> rethrowsSome(bool b) {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      if (b)
        throw;
      log("failed");
    }
  }
}

rt::task<> throwsAnother() {
  try {
    co_await step();
  } catch (...) {
    throw std::runtime_error("step failed");
  }
  co_await step();
}

rt::task<> returns() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      co_return;
    }
  }
}

rt::task<> breaks() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      break;
    }
  }
}

rt::task<> keepsTheException() {
  std::exception_ptr error;
  try {
    co_await step();
  } catch (...) {
    error = std::current_exception();
  }
  co_await cleanUp();
  if (error)
    std::rethrow_exception(error);
}

rt::task<> handsTheExceptionOn() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      keep(std::current_exception());
    }
  }
}

// A handler cannot await: it notes that something failed.
rt::task<> setsAFlag() {
  bool failed = false;
  try {
    co_await step();
  } catch (...) {
    failed = true;
  }
  if (failed)
    co_await cleanUp();
}

rt::task<> earlierHandlerRethrows() {
  for (;;) {
    try {
      co_await step();
    } catch (const rt::cancelled &) {
      throw;
    } catch (...) {
      log("failed");
    }
  }
}

rt::task<> earlierHandlerReturns() {
  for (;;) {
    try {
      co_await step();
    } catch (const rt::cancelled &) {
      co_return;
    } catch (...) {
      log("failed");
    }
  }
}

rt::task<> earlierHandlerOfABase() {
  for (;;) {
    try {
      co_await step();
    } catch (const std::exception &e) {
      log(e.what());
    } catch (...) {
      log("failed");
    }
  }
}

rt::task<> innerHandlerTakesIt(std::stop_token stop) {
  for (;;) {
    try {
      try {
        co_await rt::checkpoint(stop);
      } catch (const rt::cancelled &) {
        co_return;
      }
    } catch (...) {
      log("failed");
    }
  }
}

rt::task<> nothingComesAfter() {
  try {
    co_await step();
  } catch (...) {
    log("failed");
  }
}

rt::task<int> onlyAReturnComesAfter() {
  try {
    co_await step();
  } catch (...) {
    log("failed");
  }
  co_return 0;
}

rt::task<> endsTheProgram() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      std::abort();
    }
  }
}

// Functions that look at the exception being handled.
void handleException();
void translate() {
  try {
    throw;
  } catch (const std::exception &e) {
    log(e.what());
  }
}
rt::task<> asksAFunction() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      handleException();
    }
  }
}
rt::task<> asksAFunctionThatIsSeen() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      translate();
    }
  }
}

// What is awaited does not throw.
rt::task<> onlySleeps() {
  for (;;) {
    try {
      co_await rt::sleep_for(1ms);
      log("awake");
    } catch (...) {
      log("failed");
    }
  }
}

// No await in the try.
rt::task<> nothingAwaited() {
  for (;;) {
    try {
      log("working");
    } catch (...) {
      log("failed");
    }
    co_await step();
  }
}

// The loop asks for the request that cancels what it awaits.
rt::task<> loopAsks(std::stop_token stop) {
  while (!stop.stop_requested())
    try {
      co_await rt::checkpoint(stop);
    } catch (...) {
      log("failed");
    }
}

struct worker {
  std::stop_source source;
  rt::task<> run() {
    while (!source.stop_requested()) {
      try {
        co_await step();
        co_await rt::checkpoint(source.get_token());
      } catch (...) {
        log("failed");
      }
    }
  }
};

// The await is another function's.
rt::task<> awaitInALambda() {
  for (;;) {
    try {
      rt::spawn([]() -> rt::task<> { co_await step(); });
    } catch (...) {
      log("failed");
    }
    co_await rt::yield();
  }
}

rt::task<> namedAndHandled(std::stop_token stop) {
  try {
    co_await rt::checkpoint(stop);
  } catch (const rt::cancelled &) {
    log("cancelled");
  }
  co_await cleanUp();
}

rt::task<> anotherExceptionIsIgnored() {
  for (;;) {
    try {
      co_await step();
    } catch (const std::runtime_error &) {
    }
  }
}

void plainFunction() {
  for (;;) {
    try {
      rt::block_on(step());
    } catch (...) {
      log("failed");
    }
  }
}

//--- no-cancellation.cpp
#include <rt/block_on.hpp>
#include <rt/task.hpp>

rt::task<> step();
void log(const char *text);

rt::task<> noExceptionStandsForIt() {
  for (;;) {
    try {
      co_await step();
    } catch (...) {
      log("failed");
    }
  }
}
