// The program of bug.cpp: the base class gives a task that is done.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <exception>
#include <utility>

struct plugin {
  virtual ~plugin() = default;
  virtual rt::task<> on_save() { co_return; }
};

struct spell_checker : plugin {};

struct backup : plugin {
  rt::task<> on_save() override {
    std::puts("copied to the backup");
    co_return;
  }
};

rt::task<> save() {
  spell_checker first;
  backup second;
  std::puts("saved");
  for (plugin *p : {static_cast<plugin *>(&first),
                    static_cast<plugin *>(&second)})
    co_await p->on_save();
}

template <class T> void run(rt::task<T> t) {
  try {
    rt::block_on(std::move(t));
    std::puts("done");
  } catch (const std::exception &e) {
    std::printf("failed: %s\n", e.what());
  }
}

int main() {
  run(save());
}

// OUTPUT:      saved
// OUTPUT-NEXT: copied to the backup
// OUTPUT-NEXT: done
