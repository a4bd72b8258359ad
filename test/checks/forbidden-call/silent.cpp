// RUN: %async_tidy --quiet --format=concise --checks=-*,async-forbidden-call --model-file=%S/Inputs/model.yaml %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-forbidden-call must not report. Without a model nothing is
// forbidden:
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-forbidden-call %S/reported.cpp \
// RUN:   -- -std=c++20 -I%rt_include | count 0

#include "Inputs/acme.hpp"

#include <functional>
#include <thread>
#include <utility>
#include <vector>

void plainFunction() { acme::flush(); }

int main() { acme::flush(); }

rt::task<> threadOfItsOwn() {
  std::jthread t([] { acme::flush(); });
  co_await rt::yield();
}

rt::task<std::string> offloaded() {
  co_return co_await rt::spawn_blocking([] { return acme::load("config"); });
}

rt::task<> afterASwitch() {
  co_await acme::move_to_io();
  acme::flush();
}

rt::task<> aPlainLambda() {
  auto later = [] { acme::flush(); };
  co_await rt::spawn_blocking(later);
}

rt::task<> copyOfWhatSomebodyMade(const acme::session &s) {
  acme::session mine(s);
  co_return;
}

rt::task<> unevaluated() {
  static_assert(sizeof(acme::load("")) > 0);
  using type = decltype(acme::parse(""));
  static_assert(!noexcept(acme::flush()));
  (void)type();
  co_return;
}

template <bool Flush> rt::task<> discardedBranch() {
  if constexpr (Flush)
    acme::flush();
  co_return;
}
template rt::task<> discardedBranch<false>();

struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int);
    void return_void();
    void unhandled_exception();
  };
};
generator numbers() { co_yield acme::parse("1"); }

/// What the model names instead may be written with what it forbids.
rt::task<> acme::flush_later() {
  acme::flush();
  co_return;
}
rt::task<std::string> acme::async_load(std::string name) {
  co_return acme::load(name);
}

namespace other {
void flush();
struct tm;
tm *localtime(const std::time_t *);
} // namespace other

rt::task<> aNamesake() {
  other::flush();
  co_return;
}

// The model means the function of the C library.
rt::task<> otherLinkage(std::time_t when) {
  other::localtime(&when);
  co_return;
}

rt::task<int> anotherMember(acme::registry &r) { co_return r.at(1); }

rt::task<void (*)()> onlyNamed() { co_return &acme::flush; }

// --- through functions, but not in a coroutine

void callsPlainFunction() { plainFunction(); }

rt::task<> chainOffloaded() { co_await rt::spawn_blocking(callsPlainFunction); }

rt::task<> chainInAnOffloadedLambda() {
  co_await rt::spawn_blocking([] { callsPlainFunction(); });
}

rt::task<> chainAfterASwitch() {
  co_await acme::move_to_io();
  callsPlainFunction();
}

rt::task<> lambdaKept(std::vector<std::function<void()>> &later) {
  later.push_back([] { callsPlainFunction(); });
  co_return;
}

struct logger {
  void flush();
};
void loggerFlush(logger &l) { l.flush(); }
rt::task<> namesakeInAHelper(logger &l) {
  loggerFlush(l);
  co_return;
}
