// RUN: %async_tidy --quiet --format=concise --checks=-*,async-return-task-in-try %s \
// RUN:   -- -std=c++20 -I%rt_include -isystem %S/Inputs/system | %verify %s

// Functions whose bodies are in system headers, which are not read: they may
// copy what they are given by reference.

#include <initiate.hpp>

rt::task<> askFor(std::string prompt);

rt::task<> forwarded(std::string prompt) {
  return library::initiate(askFor, prompt);
}

rt::task<> byConstReference(std::string prompt) {
  return library::copies(askFor, prompt);
}
