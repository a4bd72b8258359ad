// The bug at run time: plugins are asked one after the other. The base class
// answers with an empty task, which looks like "nothing to do" and throws where
// it is awaited: the plugin after it is never asked.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <exception>
#include <utility>

struct plugin {
  virtual ~plugin() = default;
  virtual rt::task<> on_save() { return {}; }
// CHECK:      :[[@LINE-1]]:41: warning: function 'on_save' returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:41: note: make it a coroutine: one that only has a 'co_return' gives a task that is done
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
// OUTPUT-NEXT: failed: rt::task: awaited an empty task
// OUTPUT-NOT:  backup
