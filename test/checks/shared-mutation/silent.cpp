// RUN: %async_tidy --checks=async-shared-mutation --format=concise %s -- -std=c++20 -I %rt_include | %verify %s

#include <rt/rt.hpp>

rt::task<void> looksAlikeButIsFine() { co_return; }
