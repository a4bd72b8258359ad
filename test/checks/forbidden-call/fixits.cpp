// --fix awaits a replacement that takes the same arguments. What it wrote
// compiles, and no check finds anything in it.

// RUN: split-file %s %t
// RUN: cp %t/wrong.cpp %t/mended.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-forbidden-call --model-file=%S/Inputs/model.yaml \
// RUN:   --fix %t/mended.cpp -- -std=c++20 -I%rt_include -I%S/Inputs > %t/found
// RUN: diff %t/expected.cpp %t/mended.cpp
// RUN: %clangxx -fsyntax-only -std=c++20 -I%rt_include -I%S/Inputs %t/mended.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' --model-file=%S/Inputs/model.yaml %t/mended.cpp \
// RUN:   -- -std=c++20 -I%rt_include -I%S/Inputs | count 0

//--- wrong.cpp
#include <acme.hpp>

rt::task<std::string> direct() { co_return acme::load("config"); }

using namespace acme;
rt::task<std::string> unqualified() {
  std::string text = load("a") + load("b");
  co_return text;
}
//--- expected.cpp
#include <acme.hpp>

rt::task<std::string> direct() { co_return co_await acme::async_load("config"); }

using namespace acme;
rt::task<std::string> unqualified() {
  std::string text = co_await acme::async_load("a") + co_await acme::async_load("b");
  co_return text;
}
